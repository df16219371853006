import { childPointer } from '../json/pointer.ts'
import { isObject, type JsonArray, type JsonObject, type JsonValue, type Pointer } from '../json/value.ts'
import type { Case, Contract } from './contract.ts'
import { expandResponseFormat } from './response-format.ts'

const NAME = /\{\{\s*([A-Za-z_][A-Za-z0-9_-]*)\s*\}\}/y
const WHOLE = /^\{\{\s*([A-Za-z_][A-Za-z0-9_-]*)\s*\}\}$/

/** Text between variables, a variable, or `{{` around something that is no name. */
export type Part = { readonly text: string } | { readonly name: string } | { readonly fault: string }

/** Splits a template into its parts (contract.md, "Templates"): `{{name}}`, and `\{{` for a literal `{{`. */
export function templateParts(template: string): readonly Part[] {
  const parts: Part[] = []
  let [from, text] = [0, '']
  const flush = () => {
    if (text !== '') parts.push({ text })
    text = ''
  }
  for (let at = template.indexOf('{{'); at >= 0; at = template.indexOf('{{', from)) {
    if (template[at - 1] === '\\' && at - 1 >= from) {
      text += `${template.slice(from, at - 1)}{{`
      from = at + 2
      continue
    }
    text += template.slice(from, at)
    flush()
    NAME.lastIndex = at
    const name = NAME.exec(template)?.[1]
    if (name === undefined) return [...parts, { fault: template.slice(at, at + 30) }]
    parts.push({ name })
    from = NAME.lastIndex
  }
  text += template.slice(from)
  flush()
  return parts
}

/** Every variable, and every faulty `{{`, in the strings of a value. Keys are no templates. */
export function eachPart(
  value: JsonValue,
  visit: (part: Exclude<Part, { text: string }>, pointer: Pointer) => void,
  pointer: Pointer = '',
): void {
  if (typeof value === 'string') {
    if (!value.includes('{{')) return
    for (const part of templateParts(value)) if (!('text' in part)) visit(part, pointer)
  } else if (Array.isArray(value)) {
    for (const [index, item] of (value as JsonArray).entries()) eachPart(item, visit, childPointer(pointer, index))
  } else if (isObject(value)) {
    for (const [key, member] of Object.entries(value)) eachPart(member, visit, childPointer(pointer, key))
  }
}

/**
 * Fills a value's templates: strings are inserted as they are, other values as JSON, and a string that is exactly one
 * variable becomes the value itself. What a variable brings is never looked at again.
 */
export function fill(value: JsonValue, vars: JsonObject): JsonValue {
  if (typeof value === 'string') return value.includes('{{') ? fillText(value, vars) : value
  if (Array.isArray(value)) return (value as JsonArray).map((item) => fill(item, vars))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fill(member, vars)]))
}

function fillText(template: string, vars: JsonObject): JsonValue {
  const whole = WHOLE.exec(template)?.[1]
  if (whole !== undefined) return variableIn(vars, whole)
  return templateParts(template)
    .map((part) => ('text' in part ? part.text : 'name' in part ? asText(variableIn(vars, part.name)) : part.fault))
    .join('')
}

const asText = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value))

function variableIn(vars: JsonObject, name: string): JsonValue {
  if (!Object.hasOwn(vars, name))
    throw new Error(`the template's variable ${name} was not checked when the contract was read`)
  return vars[name] as JsonValue
}

/** Members of a request in which nothing expands: the API's own response format goes untouched. */
export function isTemplate(key: string, value: JsonValue): boolean {
  return !((key === 'response_format' || key === 'text') && isObject(value))
}

/**
 * The body that production would send for a case, without its model: templates filled, the members that the case brings
 * itself in place of the contract's, the `response_format` shorthand in the API's own shape. For a flow, the body
 * before its first turn.
 */
export function renderRequest(contract: Contract, one: Case): JsonObject {
  const body: [string, JsonValue][] = []
  const own = one.request ?? {}
  for (const [key, value] of Object.entries(contract.request)) {
    if (Object.hasOwn(own, key)) continue
    body.push([key, isTemplate(key, value) ? fill(value, one.vars) : value])
  }
  const rendered = Object.fromEntries([...body, ...Object.entries(own)])
  return expandResponseFormat(rendered, contract)
}

/** What the user says in a flow's turn (text, or content parts), templates filled; undefined for a turn of tool results. */
export function renderTurn(one: Case, turn: number): JsonValue | undefined {
  const user = one.turns?.[turn]?.user
  return user === undefined ? undefined : fill(user, one.vars)
}
