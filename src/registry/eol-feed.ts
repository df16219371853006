import { readJson } from '../json/read.ts'
import { isObject, type JsonObject } from '../json/value.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import type { Hint } from './entry.ts'
import { statedDay } from './stated-day.ts'

/** What a feed says of a model: hearsay, whoever publishes it. */
export interface HintedModel {
  readonly model: string
  readonly hint: Hint
}

export const isEolFeed = (text: string): boolean => /"spec"\s*:\s*"model-eol\//.test(text)

/**
 * A model-eol feed (github.com/thossullivan/model-eol, schema/model-eol.schema.json, spec model-eol/0.1). Its days are
 * days, months or years: a hint names a day only where the feed does.
 *
 * @param file as it is shown to people
 */
export function readEolFeed(text: string, file: string): Result<readonly HintedModel[]> {
  const fault = (says: string, line = 1, column = 1): Problem => ({
    code: 'eol-feed-form',
    args: { says },
    place: { file, line, column },
  })
  const json = readJson(text)
  if (!json.ok) return bad(fault(json.fault.message, json.fault.line, json.fault.column))
  const { value } = json.document
  if (!isObject(value) || !Array.isArray(value.models)) return bad(fault('it has no list `models`'))
  const checked = typeof value.generated === 'string' ? statedDay(value.generated) : undefined
  if (checked?.precision !== 'day') return bad(fault('`generated` is no day'))
  const lines = text.split('\n')
  const lineOf = (id: string): number => Math.max(1, lines.findIndex((line) => line.includes(JSON.stringify(id))) + 1)
  const read = value.models.map((entry, index): HintedModel | Problem => {
    if (!isObject(entry) || typeof entry.id !== 'string') return fault(`entry ${index + 1} has no \`id\``)
    const hint = hintOf(entry, value, checked.day)
    return typeof hint === 'string' ? fault(hint, lineOf(entry.id)) : { model: entry.id, hint }
  })
  const problems = read.flatMap((one) => ('code' in one ? [one] : []))
  return problems.length > 0 ? bad(...problems) : good(read.flatMap((one) => ('code' in one ? [] : [one])))
}

function hintOf(entry: JsonObject, feed: JsonObject, checked: string): Hint | string {
  const { shutdown, replacement, date_precision: precision, replacement_options: options } = entry
  const source = typeof entry.source === 'string' ? entry.source : feed.source
  if (typeof source !== 'string' || !source.startsWith('https://'))
    return `${entry.id as string} names no https page as its \`source\``
  const day = shutdown === undefined ? null : typeof shutdown === 'string' ? statedDay(shutdown) : undefined
  if (day === undefined) return `\`shutdown\` of ${entry.id as string} is no date`
  const publisher = typeof feed.publisher === 'string' ? ` of ${feed.publisher}` : ''
  const isDayItself = day !== null && (shutdown as string).length >= 10
  const words = [
    `a model-eol feed${publisher}`,
    ...(day === null || isDayItself ? [] : [`shut down in ${shutdown as string}`]),
    ...(precision === 'earliest' && isDayItself ? ['at the earliest'] : []),
    ...(Array.isArray(options) ? [`replaced by one of ${options.join(', ')}`] : []),
  ]
  return {
    says: words.join('; '),
    ...(isDayItself && { shutdown: day.day }),
    ...(typeof replacement === 'string' && { replacement }),
    source,
    checked,
  }
}
