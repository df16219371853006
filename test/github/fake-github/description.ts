import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { JsonObject, JsonValue } from '../../../src/json/value.ts'

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: JsonObject
}

interface Content {
  readonly content?: Readonly<
    Record<
      string,
      { readonly schema: JsonObject; readonly examples?: Readonly<Record<string, { readonly value: JsonValue }>> }
    >
  >
}

export interface Operation {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: Content & { readonly required?: boolean }
  readonly responses: Readonly<Record<string, Content>>
}

export interface Matched {
  readonly operation: Operation
  readonly parameters: Readonly<Record<string, string>>
}

const METHODS = ['get', 'post', 'patch', 'put', 'delete']

/** GitHub's own description of its API (OpenAPI 3.0), read once a test process. */
const description = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.deref.json'), 'utf8'),
) as { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }

const routes = Object.entries(description.paths).flatMap(([path, methods]) =>
  METHODS.flatMap((method) => {
    const operation = methods[method]
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)
    const pattern = new RegExp(
      `^${path
        .replace(/[.+]/g, '\\$&')
        // The top folder has no path; GitHub answers `/contents` for it.
        .replace('/contents/{path}', '/contents(?:/(.*))?')
        .replace('{path}', '(.*)')
        .replace(/\{\w+\}/g, '([^/]+)')}$`,
    )
    return operation ? [{ method, pattern, names, operation }] : []
  }),
)

/** The operation that a request means; of several the one with most fixed parts. */
export function operationOf(method: string, path: string): Matched | null {
  const found = routes
    .filter((route) => route.method === method.toLowerCase() && route.pattern.test(path))
    .sort((a, b) => a.names.length - b.names.length)[0]
  if (!found) return null
  const values = found.pattern.exec(path)?.slice(1) ?? []
  return {
    operation: found.operation,
    parameters: Object.fromEntries(found.names.map((name, at) => [name, decodeURIComponent(values[at] ?? '')])),
  }
}

function operationById(id: string): Operation {
  const found = routes.find(({ operation }) => operation.operationId === id)
  if (!found) throw new Error(`the description has no ${id}`)
  return found.operation
}

/** The description's own example of an answer. */
export function exampleOf(id: string, status: number): JsonValue {
  const content = operationById(id).responses[status]?.content?.['application/json']
  const example = Object.values(content?.examples ?? {})[0]
  if (example === undefined) throw new Error(`${id} has no example for ${status}`)
  return structuredClone(example.value)
}

const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false, validateFormats: true })
addFormats.default(ajv)
const compiled = new WeakMap<object, ValidateFunction>()

/** What is wrong with a value under a schema of the description; empty where nothing is. */
export function faultsOf(schema: JsonObject, value: JsonValue, where: string): readonly string[] {
  const validate = compiled.get(schema) ?? ajv.compile(plain(schema) as JsonObject)
  compiled.set(schema, validate)
  validate(value)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${where}${instancePath} ${message}`)
}

/** Members of a body that the description does not know: GitHub would take no notice of them. */
export function strangersIn(schema: JsonObject, value: JsonValue, where: string): readonly string[] {
  const { properties } = schema as { readonly properties?: JsonObject }
  if (!properties || typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.keys(value)
    .filter((name) => !Object.hasOwn(properties, name))
    .map((name) => `${where}/${name} is not described`)
}

/** OpenAPI 3.0's `nullable` as JSON Schema says it; examples are no schemas. */
function plain(schema: JsonValue): JsonValue {
  if (Array.isArray(schema)) return schema.map(plain)
  if (typeof schema !== 'object' || schema === null) return schema
  const { nullable, example, examples, ...rest } = schema as Record<string, JsonValue>
  const read = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, name === 'enum' || name === 'default' ? value : plain(value)]),
  )
  void [example, examples]
  return nullable === true ? { anyOf: [read as JsonObject, { type: 'null' }] } : (read as JsonObject)
}
