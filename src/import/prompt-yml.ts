import { parsedJson } from '../json/parsed.ts'
import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../json/value.ts'
import { uniqueIds } from './case-ids.ts'
import type { ImportContext } from './context.ts'
import type { Draft, DraftCase, Imported } from './draft.ts'
import { Expectation } from './expectation.ts'
import type { ImportFormat } from './import-format.ts'
import type { ForeignDocument } from './source/document.ts'
import type { FileLine } from './source/places.ts'

const READ = [
  'name',
  'description',
  'model',
  'modelParameters',
  'responseFormat',
  'jsonSchema',
  'messages',
  'testData',
  'evaluators',
]

/** Parameters that `gh models` reads, and what the API calls them (github/gh-models, `pkg/prompt`). */
const PARAMETERS: Readonly<Record<string, string>> = {
  temperature: 'temperature',
  maxTokens: 'max_tokens',
  topP: 'top_p',
}

/** `.prompt.yml` of GitHub Models. */
export const promptYml: ImportFormat = {
  name: '.prompt.yml',
  recognises: ({ root, file }) =>
    /[._]prompt\.ya?ml$/.test(file.realPath) ||
    (Array.isArray(root.messages) &&
      (root.testData !== undefined || root.evaluators !== undefined || root.modelParameters !== undefined)),
  read: (document, context) => {
    const { root, file } = document
    for (const key of Object.keys(root))
      if (!READ.includes(key))
        context.log.leftOut(key, 'gh models reads no such member', at(document, context, root, key))
    const messages = Array.isArray(root.messages) ? (root.messages as JsonArray).filter(isObject) : []
    if (messages.length === 0) {
      context.log.leftOut('no messages', 'there is nothing to ask', { file: file.shown, line: 1 })
      return { drafts: [], cases: 0 }
    }
    return imported(document, context, messages)
  },
}

const at = (
  { file }: ForeignDocument,
  { places }: ImportContext,
  container: JsonValue | undefined,
  member: string | number | null,
): FileLine => places.at(container, member, { file: file.shown, line: 1 })

function imported(document: ForeignDocument, context: ImportContext, messages: readonly JsonObject[]): Imported {
  const { root, file } = document
  const { log } = context
  const names = variablesOf(messages)
  const rows = Array.isArray(root.testData) ? (root.testData as JsonArray).filter(isObject) : []
  log.carried('message', at(document, context, root, 'messages'), messages.length)
  if (root.model !== undefined)
    log.leftOut('model', 'a contract names no model; it is the baseline of a run', at(document, context, root, 'model'))
  const unique = uniqueIds()
  const cases = rows.map((row, index) => {
    const place = at(document, context, root.testData, index)
    log.carried('case', place)
    return caseOf(document, context, row, { id: unique(`case-${index + 1}`), names, place })
  })
  noteColumns(document, context, rows, names)
  if (rows.length === 0 && names.length > 0)
    log.leftOut(`no test data: variables ${names.join(', ')} have no values`, 'the contract says where they belong', {
      file: file.shown,
      line: 1,
    })
  if (rows.length === 0 && names.length === 0)
    log.leftOut('no test data', 'the contract has one case without variables', { file: file.shown, line: 1 })
  const todo = { id: 'to-do', vars: Object.fromEntries(names.map((name) => [name, { $todo: `a value of ${name}` }])) }
  const title =
    typeof root.name === 'string'
      ? root.name
      : (file.realPath.split('/').at(-1) ?? '').replace(/[._]prompt\.ya?ml$|\.ya?ml$/, '')
  const draft: Draft = {
    title,
    ...(typeof root.description === 'string' && { description: root.description }),
    api: 'chat',
    request: { messages: messages.map(plainMessage), ...parameters(document, context) },
    cases: rows.length > 0 ? cases : [todo],
    ...(rows.length === 0 && { placeholder: true as const }),
  }
  return { drafts: [draft], cases: rows.length }
}

/** Names between braces, as gh models replaces them: nothing but names is a variable there. */
function variablesOf(messages: readonly JsonObject[]): readonly string[] {
  const found = messages.flatMap(({ content }) =>
    [...String(content ?? '').matchAll(VARIABLE)].map(([, name]) => name as string),
  )
  return [...new Set(found)].sort()
}

const VARIABLE = /\{\{\s*([A-Za-z_][A-Za-z0-9_-]*)\s*\}\}/g

/** Braces around anything else are text there. */
const plainMessage = (message: JsonObject): JsonObject => ({
  ...message,
  ...(typeof message.content === 'string' && {
    content: message.content.replace(/\{\{(?!\s*[A-Za-z_][A-Za-z0-9_-]*\s*\}\})/g, '\\{{'),
  }),
})

function parameters(document: ForeignDocument, context: ImportContext): JsonObject {
  const { root } = document
  const { log } = context
  const request: Record<string, JsonValue> = {}
  const given = isObject(root.modelParameters) ? root.modelParameters : {}
  for (const [key, value] of Object.entries(given)) {
    const name = PARAMETERS[key]
    const place = at(document, context, given, key)
    if (name !== undefined) {
      request[name] = value
      log.carried(`parameter ${name}`, place)
    } else if (/_/.test(key))
      log.leftOut(
        `modelParameters.${key} is snake case: gh models reads maxTokens, topP only and drops it`,
        'production never sent it',
        place,
      )
    else log.leftOut(`modelParameters.${key}`, 'gh models reads no such parameter', place)
  }
  const format = root.responseFormat
  if (format === 'json_schema') {
    const schema = parsedSchema(root.jsonSchema)
    const place = at(document, context, root, 'jsonSchema')
    if (schema) {
      request.response_format = { type: 'json_schema', json_schema: schema }
      log.carried('response format', place)
    } else log.leftOut('jsonSchema', 'it is no JSON of a schema', place)
  } else if (typeof format === 'string') {
    request.response_format = { type: format }
    log.carried('response format', at(document, context, root, 'responseFormat'))
  }
  return request
}

/** The schema is a text of JSON: `{name, strict, schema}`, or the schema alone. */
function parsedSchema(value: JsonValue | undefined): JsonObject | null {
  const schema = typeof value === 'string' ? parsedJson(value) : value
  if (!isObject(schema)) return null
  return isObject(schema.schema) ? schema : { name: 'answer', schema }
}

interface CaseOf {
  readonly id: string
  readonly names: readonly string[]
  readonly place: FileLine
}

function caseOf(
  document: ForeignDocument,
  context: ImportContext,
  row: JsonObject,
  { id, names, place }: CaseOf,
): DraftCase {
  const expectation = new Expectation()
  const { evaluators } = document.root
  for (const [index, evaluator] of (Array.isArray(evaluators) ? (evaluators as JsonArray) : []).entries())
    if (isObject(evaluator)) evaluate(context, expectation, evaluator, row, at(document, context, evaluators, index))
  const expect = expectation.build(null)
  const vars = names.map((name) => {
    if (!Object.hasOwn(row, name))
      context.log.changed(`variable ${name} without a value`, 'its braces stay in the text, as there', place)
    const value = row[name]
    return [
      name,
      value === undefined ? `{{${name}}}` : typeof value === 'string' ? value : JSON.stringify(value),
    ] as const
  })
  return { id, ...(names.length > 0 && { vars: Object.fromEntries(vars) }), ...(expect && { expect }) }
}

/** `contains`, `startsWith` and `endsWith` take no notice of case, `equals` does; of several keys one is looked at. */
function evaluate(
  { log }: ImportContext,
  expectation: Expectation,
  evaluator: JsonObject,
  row: JsonObject,
  place: FileLine,
): void {
  const name = typeof evaluator.name === 'string' ? evaluator.name : 'evaluator'
  if (typeof evaluator.uses === 'string')
    return log.leftOut(`evaluator uses ${evaluator.uses} (a judge model)`, 'no model judges another', place)
  if (evaluator.llm !== undefined)
    return log.leftOut(`evaluator ${name} (a judge model)`, 'no model judges another', place)
  const text = evaluator.string
  if (!isObject(text)) return log.leftOut(`evaluator ${name}`, 'it is of no kind that is known', place)
  const asked = ['equals', 'contains', 'startsWith', 'endsWith'].filter(
    (key) => typeof text[key] === 'string' && text[key] !== '',
  )
  for (const key of Object.keys(text))
    if (!['equals', 'contains', 'startsWith', 'endsWith'].includes(key))
      log.leftOut(`evaluator ${name}: ${key}`, 'gh models has none of this name', place)
  const [key, ...others] = asked
  if (key === undefined) return log.leftOut(`evaluator ${name}`, 'it asks nothing', place)
  if (others.length > 0)
    log.leftOut(`evaluator ${name}: ${others.join(', ')}`, `an evaluator tests one thing, ${key}`, place)
  const value = String(text[key]).replace(VARIABLE, (whole, variable: string) => {
    const inserted = row[variable]
    return inserted === undefined ? whole : typeof inserted === 'string' ? inserted : JSON.stringify(inserted)
  })
  if (key === 'equals') expectation.text(value)
  else if (value !== '') expectation.text({ $ignore_case: { [OPERATORS[key] as string]: value } })
  log.carried(`evaluator string.${key}`, place)
}

const OPERATORS: Readonly<Record<string, string>> = {
  contains: '$contains',
  startsWith: '$starts_with',
  endsWith: '$ends_with',
}

/** Columns that no message inserts: evaluators have their values; `expected` alone asks nothing. */
function noteColumns(
  document: ForeignDocument,
  context: ImportContext,
  rows: readonly JsonObject[],
  names: readonly string[],
): void {
  const unused = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => !names.includes(key))
  for (const key of unused) {
    const why = key === 'expected' ? 'only judge models and templates read it' : 'no message uses it'
    context.log.leftOut(`testData.${key}`, why, at(document, context, document.root.testData, 0))
  }
}
