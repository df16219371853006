import type { JsonValue, Pointer } from './value.ts'

/** One reference token, escaped: `a/b~c` becomes `a~1b~0c` (RFC 6901 §3). */
function escapeToken(token: string | number): string {
  return String(token).replaceAll('~', '~0').replaceAll('/', '~1')
}

/** The JSON Pointer of a path of member names and item indices; no tokens give '', the whole value. */
export function pointerOf(tokens: readonly (string | number)[]): Pointer {
  let pointer = ''
  for (const token of tokens) pointer += `/${escapeToken(token)}`
  return pointer
}

/** The pointer one step further down. */
export const childPointer = (parent: Pointer, token: string | number): Pointer => `${parent}/${escapeToken(token)}`

/** The unescaped tokens of a JSON Pointer, or null where the text is none (no leading `/`, a `~` not followed by 0 or 1). */
export function parsePointer(pointer: string): readonly string[] | null {
  if (pointer === '') return []
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return null
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/**
 * The value at a place, or undefined where there is none or the pointer is malformed. Only own members count, and
 * array indices only as RFC 6901 §4 writes them (no sign, no leading zero, no `-`).
 */
export function valueAt(value: JsonValue, pointer: Pointer): JsonValue | undefined {
  const tokens = parsePointer(pointer)
  if (tokens === null) return undefined
  let here: JsonValue | undefined = value
  for (const token of tokens) {
    here = here === undefined ? undefined : memberAt(here, token)
  }
  return here
}

function memberAt(value: JsonValue, token: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (Array.isArray(value))
    return /^(0|[1-9]\d*)$/.test(token) ? (value as readonly JsonValue[])[Number(token)] : undefined
  return Object.hasOwn(value, token) ? (value as Readonly<Record<string, JsonValue>>)[token] : undefined
}
