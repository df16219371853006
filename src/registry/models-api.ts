import { readJson } from '../json/read.ts'
import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import { isDay } from './day.ts'

/** What a provider's models API says of one model; what is left out it does not say. */
export interface ListedModel {
  readonly model: string
  /** null: it says that no shutdown is announced. */
  readonly shutdown?: string | null
  readonly replacement?: string
  readonly contextWindow?: number
  readonly maxOutput?: number
}

/** Members of one entry of the list. */
interface Form {
  /** Which of them holds the day of the shutdown: a list in which no entry has it has another form. */
  readonly shutdown?: string
  readonly replacement?: string
  readonly contextWindow?: string
  readonly maxOutput?: string
}

/**
 * Forms of `GET /models`, by vendor: OpenAI (`Model` of openai-node, `shutdown_date`), Mistral (`BaseModelCard`,
 * `deprecation`), OpenRouter (openrouter.ai/docs/api-reference/list-available-models, `expiration_date`), Anthropic
 * (`ModelInfo` of anthropic-sdk-typescript); read 2026-11.
 */
const FORMS: Readonly<Record<string, Form>> = {
  openai: { shutdown: 'shutdown_date' },
  mistral: {
    shutdown: 'deprecation',
    replacement: 'deprecation_replacement_model',
    contextWindow: 'max_context_length',
  },
  openrouter: { shutdown: 'expiration_date', contextWindow: 'context_length' },
  anthropic: { contextWindow: 'max_input_tokens', maxOutput: 'max_tokens' },
}

const LISTING_VENDORS: readonly string[] = Object.keys(FORMS)

/**
 * Reads the answer of a vendor's models API. A list that goes on elsewhere, and an answer of another form, are refused:
 * what is missing from half a list is not gone.
 *
 * @param file as it is shown to people
 */
export function readModelsList(text: string, vendor: string, file: string): Result<readonly ListedModel[]> {
  const form = Object.hasOwn(FORMS, vendor) ? FORMS[vendor] : undefined
  const fault = (says: string, line = 1, column = 1): Problem => ({
    code: 'models-list-form',
    args: { vendor, says },
    place: { file, line, column },
  })
  if (form === undefined) return bad(fault(`forms are known of ${LISTING_VENDORS.join(', ')}`))
  if (/^\s*</.test(text)) return bad(fault('it is a page, and no JSON'))
  const json = readJson(text)
  if (!json.ok) return bad(fault(json.fault.message, json.fault.line, json.fault.column))
  const { value } = json.document
  if (!isObject(value) || !Array.isArray(value.data)) return bad(fault('it has no list `data`'))
  if (value.has_more === true) return bad(fault('it is a part of the list: has_more is true'))
  const entries = value.data
  const { shutdown } = form
  if (shutdown !== undefined && !entries.some((entry) => isObject(entry) && entry[shutdown] !== undefined))
    return bad(fault(`no entry has \`${shutdown}\``))
  const read = entries.map((entry, index) => readListed(entry, form, index))
  const faults = read.flatMap((one) => (typeof one === 'string' ? [fault(one)] : []))
  return faults.length > 0 ? bad(...faults) : good(read.flatMap((one) => (typeof one === 'string' ? [] : [one])))
}

/** An entry, or what is wrong with it. */
function readListed(entry: JsonValue, form: Form, index: number): ListedModel | string {
  if (!isObject(entry) || typeof entry.id !== 'string') return `entry ${index + 1} has no \`id\``
  const { shutdown, replacement, contextWindow, maxOutput } = form
  const day = shutdown === undefined ? undefined : dayOf(entry[shutdown])
  if (day === 'none') return `\`${shutdown}\` of ${entry.id} is no day`
  return {
    model: entry.id,
    ...(day !== undefined && { shutdown: day }),
    ...textMember(entry, replacement),
    ...countMember(entry, 'contextWindow', contextWindow),
    ...countMember(entry, 'maxOutput', maxOutput),
  }
}

/** `2027-01-14`, or the day of a date-time. */
function dayOf(value: JsonValue | undefined): string | null | undefined | 'none' {
  if (value === undefined || value === null) return value
  const day =
    typeof value === 'string' ? (/^(\d{4}-\d\d-\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(value)?.[1] ?? '') : ''
  return isDay(day) && day !== '' ? day : 'none'
}

const textMember = (entry: JsonObject, name: string | undefined): Pick<ListedModel, 'replacement'> => {
  const value = name === undefined ? undefined : entry[name]
  return typeof value === 'string' && value !== '' ? { replacement: value } : {}
}

const countMember = (entry: JsonObject, as: 'contextWindow' | 'maxOutput', name: string | undefined) => {
  const value = name === undefined ? undefined : entry[name]
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? { [as]: value } : {}
}
