import { isSameJson } from '../../json/canonical.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../../json/value.ts'
import type { Code } from '../../problem/problems.ts'

/** One way in which a schema accepts more than it did; `changed-schema` where the two can't be compared. */
export interface SchemaChange {
  readonly code: Code
  /** The nearest place in the later schema. */
  readonly pointer: Pointer
  readonly args: Readonly<Record<string, string>>
}

/** A place in one of the two schemas. */
export interface Node {
  readonly schema: JsonValue
  readonly pointer: Pointer
}

/** What the rules of single keywords are given: the two schemas at one place, and where to say what was found. */
export interface SchemaComparison {
  readonly base: JsonObject
  readonly head: JsonObject
  /** Of `head`. */
  readonly pointer: Pointer
  readonly report: (code: Code, pointer: Pointer, args: SchemaChange['args']) => void
  /** Compares schemas further down, each at a child of its pointer; `head` may be missing, which accepts anything. */
  readonly descend: (keys: readonly (string | number)[], base: JsonValue, head: JsonValue | undefined) => void
}

/** Say nothing about which values are accepted. */
const SILENT = new Set([
  '$schema',
  '$id',
  'id',
  '$anchor',
  '$comment',
  '$defs',
  'definitions',
  'title',
  'description',
  'default',
  'examples',
  'example',
  'deprecated',
  'readOnly',
  'writeOnly',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
  'discriminator',
])

export const isSilent = (keyword: string): boolean => SILENT.has(keyword) || keyword.startsWith('x-')

export const isSame = (one: JsonValue | undefined, other: JsonValue | undefined): boolean =>
  one === undefined || other === undefined ? one === other : isSameJson(one, other)

/** `true`, `{}` and annotations alone accept any value. */
export const acceptsAnything = (schema: JsonValue | undefined): boolean =>
  schema === undefined || schema === true || (isObject(schema) && Object.keys(schema).every(isSilent))

/** A value short enough for a sentence. */
export function shown(value: JsonValue | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

export const asList = (value: JsonValue | undefined): readonly JsonValue[] =>
  Array.isArray(value) ? (value as readonly JsonValue[]) : []

export const asObject = (value: JsonValue | undefined): JsonObject => (isObject(value) ? value : {})
