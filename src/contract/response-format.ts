import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { Contract } from './contract.ts'

const SHORTHANDS = ['json_schema', 'json_object', 'text'] as const

const isShorthand = (value: JsonValue | undefined): boolean =>
  typeof value === 'string' && (SHORTHANDS as readonly string[]).includes(value)

/**
 * The shorthand in the shape of the API: chat's `response_format` or responses' `text.format`. Its schema carries the
 * contract's name, and `enforce` as `strict`. Any other value goes untouched.
 */
export function expandResponseFormat(
  request: JsonObject,
  contract: Pick<Contract, 'name' | 'api' | 'enforce' | 'expect' | 'request'>,
): JsonObject {
  const shorthand = contract.request.response_format
  if (!isShorthand(shorthand)) return request
  const format = formatOf(shorthand as string, contract)
  if (contract.api === 'chat') return { ...request, response_format: format }
  const { response_format: _, text, ...rest } = request
  return { ...rest, text: { ...(isObject(text) ? text : {}), format } }
}

function formatOf(
  shorthand: string,
  { name, api, enforce, expect }: Pick<Contract, 'name' | 'api' | 'enforce' | 'expect'>,
): JsonObject {
  if (shorthand !== 'json_schema') return { type: shorthand }
  const root = expect.schema?.root
  if (root === undefined)
    throw new Error('response_format: json_schema without a schema was not refused when the contract was read')
  // The APIs take an object; `true` and `{}` accept the same values.
  const named = { name, strict: enforce, schema: isObject(root) ? root : {} }
  return api === 'chat' ? { type: 'json_schema', json_schema: named } : { type: 'json_schema', ...named }
}

/** The schema that a request carries in the API's own shape, and where; undefined where it carries none. */
export function requestSchema(
  request: JsonObject,
  api: Contract['api'],
): { readonly schema: JsonValue; readonly pointer: string } | undefined {
  if (api === 'chat') {
    const format = request.response_format
    const named =
      isObject(format) && format.type === 'json_schema' && isObject(format.json_schema) ? format.json_schema : undefined
    return named?.schema === undefined
      ? undefined
      : { schema: named.schema, pointer: '/request/response_format/json_schema/schema' }
  }
  const format = isObject(request.text) ? request.text.format : undefined
  if (!isObject(format) || format.type !== 'json_schema' || format.schema === undefined) return undefined
  return { schema: format.schema, pointer: '/request/text/format/schema' }
}

/** Whether the request asks the endpoint for JSON, so that production parses it. */
export function asksForJson(request: JsonObject): boolean {
  const format = (isObject(request.text) ? request.text.format : undefined) ?? request.response_format
  const type = isObject(format) ? format.type : format
  return type === 'json_schema' || type === 'json_object'
}
