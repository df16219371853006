import type { JsonValue, Pointer } from '../../json/value.ts'
import { exactNumber } from './exact-number.ts'

/** Source text of numbers that a double can't hold, by JSON Pointer. */
export type ExactTexts = ReadonlyMap<Pointer, string>

const NONE: ExactTexts = new Map()

/** One step of a JSON Pointer, RFC 6901 §3. */
export const pointerStep = (key: string | number): string =>
  typeof key === 'number' ? `/${key}` : `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`

function numberKey(value: number, at: Pointer, exact: ExactTexts): string {
  const text = exact.size === 0 ? undefined : exact.get(at)
  if (text === undefined && Number.isSafeInteger(value)) return value === 0 ? '0e0' : `${value}e0`
  const number = exactNumber(text ?? String(value))
  if (number === null) return String(value)
  // The same form as a safe integer's wherever the number is one.
  if (number.exponent >= 0 && number.exponent < 20) return `${number.digits * 10n ** BigInt(number.exponent)}e0`
  return `${number.digits}e${number.exponent}`
}

/** A text that is the same for equal JSON values and for no others: members sorted, numbers by decimal value. */
export function valueKey(value: JsonValue, at: Pointer = '', exact: ExactTexts = NONE): string {
  if (typeof value === 'number') return numberKey(value, at, exact)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const inner = (key: string | number) => (exact.size === 0 ? '' : at + pointerStep(key))
  if (Array.isArray(value)) return `[${value.map((item, index) => valueKey(item, inner(index), exact)).join()}]`
  const object = value as Readonly<Record<string, JsonValue>>
  const members = Object.keys(object)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${valueKey(object[key] as JsonValue, inner(key), exact)}`)
  return `{${members.join()}}`
}

/** The index of the first item that repeats an earlier one, or -1. Linear, where a pairwise comparison is quadratic. */
export function firstRepeated(items: readonly JsonValue[], at: Pointer = '', exact: ExactTexts = NONE): number {
  const scalars = new Set<unknown>()
  const keys = new Set<string>()
  return items.findIndex((item, index) => {
    const plain = (typeof item !== 'object' || item === null) && (typeof item !== 'number' || exact.size === 0)
    const seen: Set<unknown> = plain ? scalars : keys
    const key = plain ? item : valueKey(item, at + pointerStep(index), exact)
    if (seen.has(key)) return true
    seen.add(key)
    return false
  })
}

const scalarText = (value: JsonValue, at: Pointer, exact: ExactTexts): string =>
  typeof value === 'number' ? (exact.get(at) ?? JSON.stringify(value)) : JSON.stringify(value)

/** JSON text of a value with numbers as they were sent, cut to `limit` characters without building the rest. */
export function showValue(value: JsonValue, at: Pointer = '', exact: ExactTexts = NONE, limit = 300): string {
  let text = ''
  const full = () => text.length > limit
  const write = (item: JsonValue, place: Pointer): void => {
    if (full()) return
    if (typeof item === 'string' && item.length > limit) text += JSON.stringify(item.slice(0, limit))
    else if (item === null || typeof item !== 'object') text += scalarText(item, place, exact)
    else if (Array.isArray(item)) writeAll(item.keys(), (index) => write(item[index] as JsonValue, place + pointerStep(index)), '[', ']')
    else {
      const object = item as Readonly<Record<string, JsonValue>>
      writeAll(Object.keys(object), (key) => {
        text += `${JSON.stringify(key)}:`
        write(object[key] as JsonValue, place + pointerStep(key))
      }, '{', '}')
    }
  }
  const writeAll = <K>(keys: Iterable<K>, one: (key: K) => void, open: string, close: string): void => {
    text += open
    let first = true
    for (const key of keys) {
      if (full()) return
      if (!first) text += ','
      first = false
      one(key)
    }
    text += close
  }
  write(value, at)
  return full() ? `${cutAt(text, limit - 1)}…` : text
}

/** Cuts without parting a surrogate pair. */
function cutAt(text: string, length: number): string {
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length)
}
