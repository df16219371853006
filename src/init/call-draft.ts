import type { Draft } from '../import/draft.ts'
import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../json/value.ts'
import { codeSchemas, schemaFiles } from './found-schemas.ts'
import { isModelId, modelIn } from './model-ids.ts'
import { type Repository, RequestValues, todo } from './request-value.ts'
import type { FoundCall } from './source/find-calls.ts'
import { type Literal, memberOf, plainText } from './source/literal.ts'
import { stemOf } from './source/named-files.ts'
import { languageOf } from './source/names.ts'
import type { SourceFile } from './source/repository-files.ts'

/** A contract made of one call of the source. */
export interface CallDraft {
  readonly draft: Draft
  /** The model it calls; null: the source does not say. */
  readonly model: string | null
  /** What is in the contract, and what had to be left, a line each. */
  readonly says: readonly string[]
}

/** Members that a contract may not hold, or that say nothing of the answer. */
const LEFT = new Set([
  'model',
  'stream',
  'stream_options',
  'n',
  'timeout',
  'extra_headers',
  'extra_query',
  'extra_body',
])
const NAMELESS = new Set([
  'index',
  'main',
  'app',
  'client',
  'llm',
  'openai',
  'ai',
  'api',
  'server',
  'handler',
  '__init__',
])

/** Makes a contract of a call: the body as it is written, its variables, its schema. */
export function callDraft(call: FoundCall, repository: Repository): CallDraft {
  const { file, line, api } = call
  const values = new RequestValues(repository)
  const body = repository.names.resolve({ literal: call.body, file })
  const members = body.literal.kind === 'object' ? body.literal.members : []
  const place = `${file.path}:${line}`
  const says: string[] = []
  const request: Record<string, JsonValue> = {}
  for (const [name, literal] of members) {
    if (LEFT.has(name)) continue
    const value = memberValue(name, { literal, file: body.file }, values, repository)
    if (value === undefined) says.push(`${place}: ${name} is computed, and left out`)
    else request[name] = value
  }
  const asked = api === 'chat' ? 'messages' : 'input'
  if (request[asked] === undefined) request[asked] = todo(`the ${asked}`, place)
  const schema = hasSchema(request) ? null : schemaBeside(file, repository.files)
  if (schema) says.push(`${place}: ${schema.path} is what the answer must conform to`)
  for (const path of values.taken) says.push(`${place}: ${path} is taken in as it is`)
  const vars = Object.fromEntries([...values.variables].map((name) => [name, exampleOf(name)]))
  const draft: Draft = {
    title: titleOf(file, request),
    description: `The call at ${place}.`,
    api,
    request,
    ...(schema && { expect: { schema: `../${schema.path}` } }),
    cases: [{ id: 'example', ...(values.variables.size > 0 && { vars }) }],
  }
  return { draft, model: modelOf(memberOf(body.literal, 'model'), body.file, repository), says }
}

function memberValue(
  name: string,
  found: { readonly literal: Literal; readonly file: SourceFile },
  values: RequestValues,
  repository: Repository,
): JsonValue | undefined {
  if (name === 'messages' || name === 'input' || name === 'instructions') return askedValue(found, values, repository)
  if (name === 'response_format') return values.value(found, (code, at) => formatTodo(code, at, repository))
  if (name === 'text' || name === 'tools') return values.value(found, (code, at) => schemaTodo(code, at, repository))
  return values.value(found, () => undefined)
}

/** Messages: what is inserted is a variable; what code builds as a whole is left to do. */
function askedValue(
  found: { readonly literal: Literal; readonly file: SourceFile },
  values: RequestValues,
  { names }: Repository,
): JsonValue | undefined {
  const { literal, file } = names.resolve(found)
  if (literal.kind === 'list') {
    const items: JsonArray = literal.items.flatMap((item) => {
      const one = names.resolve({ literal: item, file })
      if (one.literal.kind !== 'object') return []
      const role = plainText(memberOf(one.literal, 'role'))
      const isFixed = role === 'system' || role === 'developer'
      const message = values.value(one, (code, at) =>
        isFixed && /\(/.test(code) ? todo(code, at) : values.variable(code),
      )
      return message === undefined ? [] : [message]
    })
    return items
  }
  return values.value({ literal, file }, (code, at) =>
    /^[\w$.?]+$/.test(code) && !/messages?$/i.test(code) ? values.variable(code) : todo(code, at),
  )
}

/** A schema that only running code would give. */
function schemaTodo(code: string, at: string, { files }: Repository): JsonObject {
  const named = codeSchemas(files).find(({ name }) => new RegExp(`\\b${name.replaceAll('$', '\\$')}\\b`).test(code))
  return named === undefined
    ? todo(code, at)
    : {
        $todo: `the JSON Schema of ${named.name}, which ${named.by} makes (${named.file}:${named.line}): code is never run`,
      }
}

/** A response format that a library makes of its own schema: `zodResponseFormat(Ticket, 'ticket')`, a Pydantic class. */
function formatTodo(code: string, at: string, repository: Repository): JsonObject {
  // Inside a format that is written out, the schema alone is code.
  if (!/[Ff]ormat\(|^[A-Z]\w*$/.test(code)) return { type: 'object', description: schemaTodo(code, at, repository) }
  const name = /['"]([\w-]{1,64})['"]/.exec(code)?.[1] ?? /^[A-Z]\w*$/.exec(code)?.[0] ?? 'answer'
  // A schema is a schema: what is left to do stands where one may hold any text.
  const schema = { type: 'object', description: schemaTodo(code, at, repository) }
  return { type: 'json_schema', json_schema: { name, schema } }
}

function hasSchema(request: JsonObject): boolean {
  const text = isObject(request.text) ? request.text.format : undefined
  return [request.response_format, text].some((format) => isObject(format) && format.type === 'json_schema')
}

/** The schema file that the source names, else the only one there is. */
function schemaBeside(file: SourceFile, files: readonly SourceFile[]): SourceFile | null {
  const schemas = schemaFiles(files)
  const named = schemas.filter(({ path }) => file.text.includes(path.split('/').at(-1) ?? path))
  return named[0] ?? (schemas.length === 1 ? (schemas[0] ?? null) : null)
}

function modelOf(literal: Literal | undefined, file: SourceFile, { names }: Repository): string | null {
  if (literal === undefined) return null
  const found = names.resolve({ literal, file })
  const text = plainText(found.literal)
  if (text !== null && isModelId(text)) return text
  return found.literal.kind === 'code' ? modelIn(found.literal.code, languageOf(found.file)) : text
}

function titleOf(file: SourceFile, request: JsonObject): string {
  const format = isObject(request.response_format) ? request.response_format.json_schema : undefined
  const stem = stemOf(file.path)
  if (!NAMELESS.has(stem.toLowerCase())) return stem
  if (isObject(format) && typeof format.name === 'string') return format.name
  return file.path.split('/').at(-2) ?? 'model-call'
}

/** Something to begin with: a case is only as good as its values. */
export const exampleOf = (name: string): string => `An example of ${name.replaceAll('_', ' ')}. Write a real one here.`
