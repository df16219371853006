import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../json/value.ts'
import type { ImportContext } from './context.ts'
import type { DraftCase } from './draft.ts'
import type { ImportFormat } from './import-format.ts'
import { isMostly, rowsOfFormat } from './rows.ts'
import type { ForeignDocument, ForeignRow } from './source/document.ts'
import { readDocument } from './source/document.ts'

/** Questions of the Berkeley Function-Calling Leaderboard; the answers that count lie in `possible_answer/` beside them. */
export const bfcl: ImportFormat = {
  name: 'Berkeley Function-Calling Leaderboard',
  recognises: ({ rows }) => isMostly(rows, isQuestion),
  read: (document, context) => {
    const { file } = document
    const rows = rowsOfFormat(document.rows, isQuestion, bfcl.name, context.log)
    const title = (file.realPath.split('/').at(-1) ?? '').replace(/\.\w+$/, '')
    const top = { file: file.shown, line: 1 }
    context.log.carried('case', top, rows.length)
    if (rows.some(({ value }) => value.function === undefined)) {
      context.log.leftOut(
        'needs the BFCL simulator: no tool definitions in the row, ground truth is python text',
        'the conversations are carried, their tools are left to do',
        top,
      )
      const request = { messages: [], tools: { $todo: 'the tools of the classes that the rows name' } }
      return { drafts: [{ title, api: 'chat', request, cases: rows.map(flowOf) }], cases: rows.length }
    }
    const answers = answersOf(document, context)
    noteTypes(rows, context, top)
    const cases = rows.map((row) => caseOf(row, answers, context))
    return {
      drafts: [{ title, api: 'chat', request: { messages: '{{messages}}', tools: '{{tools}}' }, cases }],
      cases: rows.length,
    }
  },
}

const isQuestion = ({ value }: ForeignRow): boolean =>
  Array.isArray(value.question) && (value.function !== undefined || value.involved_classes !== undefined)

const flowOf = ({ value }: ForeignRow, index: number): DraftCase => ({
  id: String(value.id ?? `row-${index + 1}`),
  turns: (value.question as JsonArray).flatMap((turn) => {
    const last = (Array.isArray(turn) ? (turn as JsonArray) : []).findLast(
      (one) => isObject(one) && one.role === 'user',
    )
    return isObject(last) ? [{ user: last.content ?? '' }] : []
  }),
})

/** What is expected of the rows: by their ids; of each, no call; or a call, whichever it is, which a contract can't say. */
type Answers = ReadonlyMap<string, JsonArray> | 'no-call' | 'any-call'

/** Without a file of answers no call may be made; in the classes of relevance one must be. */
function answersOf({ file }: ForeignDocument, context: ImportContext): Answers {
  const path = `possible_answer/${file.realPath.split('/').at(-1)}`
  const place = { file: file.shown, line: 1 }
  if (!context.files.exists(file, path) && /(?<!ir)relevance/.test(file.realPath.split('/').at(-1) ?? '')) {
    context.log.leftOut('relevance: some call must be made', 'whichever it is; a contract expects calls by name', place)
    return 'any-call'
  }
  if (!context.files.exists(file, path)) {
    context.log.changed('no possible_answer file: expected tool_calls is []', 'no call may be made', place)
    return 'no-call'
  }
  const found = context.files.read(file, path, place)
  const { rows } = found ? readDocument(found, context) : { rows: [] }
  return new Map(
    rows.map(({ value }) => [String(value.id), Array.isArray(value.ground_truth) ? value.ground_truth : []]),
  )
}

function caseOf({ value, place }: ForeignRow, answers: Answers, { log }: ImportContext): DraftCase {
  const functions = (
    Array.isArray(value.function) ? (value.function as JsonArray) : [value.function as JsonValue]
  ).filter(isObject)
  const id = String(value.id)
  const [messages, ...later] = value.question as JsonArray
  if (later.length > 0) log.leftOut(`${id}: ${later.length} later turns`, 'each depends on the calls before it', place)
  const own = typeof answers === 'string' ? undefined : answers.get(id)
  if (typeof answers !== 'string' && own === undefined)
    log.leftOut(`${id}: no answer`, 'the file of answers has none of this id; nothing is expected', place)
  const calls = own?.flatMap((answer) => expectedCall(answer, functions)) ?? (answers === 'no-call' ? [] : undefined)
  const tools = functions.map((one) => ({
    type: 'function',
    function: {
      name: toolName(String(one.name)),
      description: one.description ?? '',
      parameters: schemaOf(one.parameters ?? {}),
    },
  }))
  return { id, vars: { messages: messages ?? [], tools }, ...(calls && { expect: { tool_calls: calls } }) }
}

/** OpenAI takes letters, digits, `_` and `-` in the name of a function. */
const toolName = (name: string): string => name.replace(/[^A-Za-z0-9_-]/g, '_')

function expectedCall(answer: JsonValue, functions: readonly JsonObject[]): readonly JsonObject[] {
  if (!isObject(answer)) return []
  return Object.entries(answer).map(([name, args]) => {
    const declared = functions.find((one) => one.name === name)
    const properties =
      isObject(declared?.parameters) && isObject(declared.parameters.properties) ? declared.parameters.properties : {}
    return { name: toolName(name), arguments: { equals: { $like: members(args, properties) } } }
  })
}

/** Of each argument a list of values that count; the empty text among them: it may be left out. */
function members(args: JsonValue, properties: JsonObject): JsonValue {
  if (!isObject(args)) return {}
  const entries = Object.entries(args).map(([name, accepted]) => {
    const list = Array.isArray(accepted) ? (accepted as JsonArray) : [accepted]
    const options = list.filter((one) => one !== '').map((one) => accepts(one, properties[name]))
    const mayBeAbsent = options.length < list.length
    const pattern: JsonValue = options.length === 1 ? (options[0] as JsonValue) : { $any_of: options }
    return [name, mayBeAbsent ? { $absent_or: pattern } : pattern]
  })
  return Object.fromEntries(entries)
}

/** A mapping among the values lists, for each of its own members, what counts. */
function accepts(value: JsonValue, schema: JsonValue | undefined): JsonValue {
  const inner = isObject(schema) && isObject(schema.properties) ? schema.properties : {}
  if (isObject(value)) return Object.values(value).every(Array.isArray) ? members(value, inner) : value
  const items = isObject(schema) ? schema.items : undefined
  return Array.isArray(value) ? (value as JsonArray).map((one) => (isObject(one) ? accepts(one, items) : one)) : value
}

const TYPES: Readonly<Record<string, string | null>> = {
  dict: 'object',
  float: 'number',
  tuple: 'array',
  any: null,
  String: 'string',
  Boolean: 'boolean',
  Array: 'array',
  ArrayList: 'array',
  HashMap: 'object',
  Hashtable: 'object',
  Object: 'object',
  Bigint: 'integer',
  long: 'integer',
  double: 'number',
  byte: 'integer',
  char: 'string',
  short: 'integer',
  int: 'integer',
  bool: 'boolean',
}

/** Parameters as JSON Schema: types of Python, Java and JavaScript under its own names. */
function schemaOf(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as JsonArray).map(schemaOf)
  if (!isObject(value)) return value
  const { type, ...rest } = value
  const isType = typeof type === 'string'
  const known = isType && Object.hasOwn(TYPES, type) ? TYPES[type] : undefined
  const members = Object.entries(rest)
    .filter(([key]) => !(isType && (key === 'optional' || (key === 'required' && !Array.isArray(rest.required)))))
    .map(([key, member]) => [key, key === 'default' || key === 'enum' ? member : schemaOf(member)])
  return {
    ...(type !== undefined && known !== null && { type: isType ? (known ?? type) : schemaOf(type) }),
    ...Object.fromEntries(members),
  }
}

function noteTypes(rows: readonly ForeignRow[], { log }: ImportContext, top: { file: string; line: number }): void {
  const text = JSON.stringify(rows.map(({ value }) => value.function))
  const foreign = ['dict', 'float', 'tuple', 'any'].filter((type) => text.includes(`"type":"${type}"`))
  if (foreign.length > 0) {
    log.changed(
      '"dict", "float", "tuple" are no JSON Schema types',
      `written as object, number, array; here: ${foreign.join(', ')}`,
      top,
    )
    for (const type of foreign) log.changed(`type "${type}"`, 'written as JSON Schema has it', top)
  }
  if (rows.some(({ value }) => JSON.stringify(value.function).match(/"name":"[^"]*[^A-Za-z0-9_"-][^"]*"/)))
    log.changed('dotted tool names are rejected by OpenAI: rename and say so', 'a dot is written _', top)
}
