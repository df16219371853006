import { readCsv } from '../../contract/files/csv.ts'
import type { JsonObject, JsonValue } from '../../json/value.ts'
import type { ForeignFile } from '../source/foreign-files.ts'
import type { Assert, Config, Test } from './config.ts'
import { valueList } from './value-list.ts'

/** Tests of a CSV file: columns are variables, those that begin with `__` say what is expected (promptfoo, `src/csv.ts`). */
export function csvTests(config: Config, file: ForeignFile): readonly Test[] {
  const read = readCsv(file.text)
  if (!read.ok) {
    config.log.leftOut(`tests of ${file.shown}`, read.message, { file: file.shown, line: read.line })
    return []
  }
  for (const name of read.header)
    if (/^_(expected|prefix|suffix|description|providerOutput|metric|threshold|metadata|config)/.test(name))
      config.log.changed(`column ${name}`, 'one underscore: promptfoo takes it for a variable', {
        file: file.shown,
        line: 1,
      })
  return read.rows.flatMap(({ cells, line }, index) => {
    const place = { file: file.shown, line }
    if (cells.length !== read.header.length) {
      config.log.leftOut(
        `row ${index + 1} with ${cells.length} cells`,
        `the header has ${read.header.length} columns`,
        place,
      )
      return []
    }
    return [rowTest(config, read.header, cells, place, index)]
  })
}

function rowTest(
  config: Config,
  header: readonly string[],
  cells: readonly string[],
  place: Test['place'],
  index: number,
): Test {
  const vars: Record<string, JsonValue> = {}
  const options: Record<string, JsonValue> = {}
  const metadata: Record<string, JsonValue> = {}
  const asserts: Assert[] = []
  const configs: { readonly name: string; readonly key: string; readonly value: string }[] = []
  let [description, threshold]: [string, number | null] = [`row-${index + 1}`, null]
  for (const [column, name] of header.entries()) {
    const cell = cells[column] ?? ''
    if (name.startsWith('__expected')) {
      if (cell.trim() !== '') asserts.push({ value: assertOf(cell.trim()), place })
    } else if (name === '__prefix' || name === '__suffix') options[name.slice(2)] = cell
    else if (name === '__description') description = cell || description
    else if (name === '__threshold') threshold = cell.trim() === '' ? null : Number.parseFloat(cell)
    else if (name.startsWith('__metadata')) metadata[name.slice('__metadata:'.length)] = cell
    else if (name.startsWith('__config:')) {
      const [, target = '', key = ''] = name.split(':')
      if (!/^__expected\d*$/.test(target) || key !== 'threshold')
        config.log.leftOut(`column ${name}`, 'promptfoo takes __config:__expected:threshold alone', place)
      else if (cell.trim() !== '') configs.push({ name: target, key, value: cell })
    } else if (name === '__metric' || name === '__providerOutput') {
      if (cell.trim() !== '') config.log.leftOut(`column ${name}`, 'a contract has nothing like it', place)
    } else vars[name] = cell
  }
  for (const { name, key, value } of configs) configure(asserts, name, key, value)
  return { description, vars, asserts, options, metadata, threshold, prompts: null, place }
}

/** `__config:__expected2:threshold`. */
function configure(asserts: Assert[], name: string, key: string, value: string): void {
  const index = name === '__expected' ? 0 : Number(name.slice('__expected'.length)) - 1
  const assert = asserts[index]
  if (assert && key === 'threshold')
    asserts[index] = { ...assert, value: { ...assert.value, threshold: Number.parseFloat(value) } }
}

const LISTS = ['contains-all', 'contains-any', 'icontains-all', 'icontains-any']

/** `icontains:bonjour`, `latency(2000)`, `javascript: …`; what names no kind of assertion is a text that must be equal. */
function assertOf(text: string): JsonObject {
  const code = /^(javascript|fn|eval|python|grade|llm-rubric):([\s\S]*)$/.exec(text)
  if (code) return { type: CODE[code[1] as string] ?? (code[1] as string), value: (code[2] as string).trim() }
  const script = /^file:\/\/(\S+\.(?:py|[cm]?[jt]s)(?::\w+)?)$/.exec(text)
  if (script) return { type: /\.py(:|$)/.test(text) ? 'python' : 'javascript', value: text }
  const found = /^(not-)?([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?:\((\d+(?:\.\d+)?)\))?(?::([\s\S]*))?$/.exec(text)
  const type = `${found?.[1] ?? ''}${found?.[2] ?? ''}`
  // A word alone, or one before a colon that is followed by no value of a kind, may be the expected text itself.
  if (!found || (!KINDS.has(found[2] as string) && !/^[a-z]+(-[a-z0-9]+)+$/.test(found[2] as string)))
    return { type: 'equals', value: text }
  if (!KINDS.has(found[2] as string) && found[4] === undefined) return { type: 'equals', value: text }
  const value = found[4]?.trim()
  return {
    type,
    ...(value !== undefined && {
      value: LISTS.includes(found[2] as string) ? valueList(value) : value,
    }),
    ...(found[3] !== undefined && { threshold: Number.parseFloat(found[3]) }),
  }
}

const CODE: Readonly<Record<string, string>> = { fn: 'javascript', eval: 'javascript', grade: 'llm-rubric' }

/** Kinds of one word that a cell may name; those with a hyphen are recognised by it. */
const KINDS = new Set(
  'equals contains icontains regex similar cost latency perplexity levenshtein classifier factuality moderation guardrails webhook bleu gleu meteor pi ruby javascript python is-json contains-json starts-with ends-with is-refusal'.split(
    ' ',
  ),
)
