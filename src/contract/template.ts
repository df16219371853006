import { childPointer } from '../json/pointer.ts'
import { isObject, type JsonArray, type JsonObject, type JsonValue, type Pointer } from '../json/value.ts'
import type { Case, Contract } from './contract.ts'
import { expandResponseFormat } from './response-format.ts'

const NAME = /\{\{\s*([A-Za-z_][A-Za-z0-9_-]*)\s*\}\}/y
const WHOLE = /^\{\{\s*([A-Za-z_][A-Za-z0-9_-]*)\s*\}\}$/

/** The variable that a template is, where it is nothing else. */
export const wholeVariable = (template: JsonValue | undefined): string | null =>
  typeof template === 'string' ? (WHOLE.exec(template)?.[1] ?? null) : null

/** Text between variables, a variable, or `{{` around something that is no name. */
export type Part = { readonly text: string } | { readonly name: string } | { readonly fault: string }

/** Splits a template into its parts (docs/contracts.md#templates): `{{name}}`, and `\{{` for a literal `{{`. */
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

/** Names in single braces, as other templates have them: `{ticket}` is sent as it stands. */
export function singleBraced(
  value: JsonValue,
  visit: (name: string, pointer: Pointer) => void,
  pointer: Pointer = '',
): void {
  if (typeof value === 'string') {
    for (const [, name] of value.matchAll(/(?<![{\\])\{([A-Za-z_][A-Za-z0-9_-]*)\}/g)) visit(name as string, pointer)
  } else if (Array.isArray(value)) {
    for (const [index, item] of (value as JsonArray).entries()) singleBraced(item, visit, childPointer(pointer, index))
  } else if (isObject(value)) {
    for (const [key, member] of Object.entries(value)) singleBraced(member, visit, childPointer(pointer, key))
  }
}

/** A value whose templates were looked for once: what holds none is the same object for every case. */
type Filler = { readonly fixed: JsonValue } | { readonly fill: (vars: JsonObject) => JsonValue }

/**
 * Fills a value's templates: strings are inserted as they are, other values as JSON, and a string that is exactly one
 * variable becomes the value itself. What a variable brings is never looked at again.
 */
export const fill = (value: JsonValue, vars: JsonObject): JsonValue => filled(fillerOf(value), vars)

const filled = (filler: Filler, vars: JsonObject): JsonValue => ('fixed' in filler ? filler.fixed : filler.fill(vars))

function fillerOf(value: JsonValue): Filler {
  if (typeof value === 'string') return value.includes('{{') ? textFiller(value) : { fixed: value }
  if (Array.isArray(value)) return itemsFiller(value)
  return isObject(value) ? membersFiller(value) : { fixed: value }
}

function textFiller(template: string): Filler {
  const whole = wholeVariable(template)
  if (whole !== null) return { fill: (vars) => variableIn(vars, whole) }
  const parts = templateParts(template)
  const textOf = (part: Part, vars: JsonObject): string =>
    'text' in part ? part.text : 'name' in part ? asText(variableIn(vars, part.name)) : part.fault
  if (parts.every((part) => 'text' in part)) return { fixed: parts.map((part) => textOf(part, {})).join('') }
  // A contract that asks for more is refused; what is looked at of it all the same ends here.
  return {
    fill: (vars) => parts.reduce((text, part) => (text.length > MAX_INSERTED ? text : text + textOf(part, vars)), ''),
  }
}

function itemsFiller(items: JsonArray): Filler {
  const fillers = items.map(fillerOf)
  if (fillers.every((one) => 'fixed' in one)) return { fixed: fillers.map((one) => one.fixed) }
  return { fill: (vars) => fillers.map((one) => filled(one, vars)) }
}

function membersFiller(object: JsonObject): Filler {
  const fillers = Object.entries(object).map(([key, member]) => [key, fillerOf(member)] as const)
  const fillAll = (vars: JsonObject): JsonObject =>
    Object.fromEntries(fillers.map(([key, one]) => [key, filled(one, vars)]))
  return fillers.every(([, one]) => 'fixed' in one) ? { fixed: fillAll({}) } : { fill: fillAll }
}

/**
 * Characters that variables may put into the request of one case, each as often as it is named: no endpoint takes more.
 */
export const MAX_INSERTED = 32 * 1024 * 1024

const lengths = new WeakMap<JsonObject | JsonArray, number>()

/** How many characters a variable's value puts in where a template names it. */
export function insertedBy(value: JsonValue): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return String(value).length
  const known = lengths.get(value as JsonObject)
  if (known !== undefined) return known
  const length = JSON.stringify(value).length
  lengths.set(value as JsonObject, length)
  return length
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
  for (const [key, filler] of fillersOf(contract))
    if (!Object.hasOwn(own, key)) body.push([key, filled(filler, one.vars)])
  if (one.request) body.push(...Object.entries(own))
  return Object.fromEntries(body)
}

const compiled = new WeakMap<Contract, readonly (readonly [string, Filler])[]>()

/** The request's members, looked through once a contract: every call of a run renders them. */
function fillersOf(contract: Contract): readonly (readonly [string, Filler])[] {
  const known = compiled.get(contract)
  if (known) return known
  const members = Object.entries(expandResponseFormat(contract.request, contract))
  const fillers = members.map(
    ([key, value]) => [key, isTemplate(key, value) ? fillerOf(value) : { fixed: value }] as const,
  )
  compiled.set(contract, fillers)
  return fillers
}

/**
 * What the user says in a flow's turn (text, or content parts), templates filled; undefined for a turn of tool results.
 */
export function renderTurn(one: Case, turn: number): JsonValue | undefined {
  const user = one.turns?.[turn]?.user
  return user === undefined ? undefined : fill(user, one.vars)
}
