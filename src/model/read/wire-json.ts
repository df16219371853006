import { doubleHolds } from '../../json/decimal.ts'
import { isShallow } from '../../json/depth.ts'
import type { JsonValue } from '../../json/value.ts'

const OBJECT_ARGUMENTS = /"(?:arguments|input)"\s*:\s*[{[]/

type WithSource = (
  text: string,
  reviver: (name: string, value: JsonValue, context: { readonly source?: string }) => JsonValue,
) => JsonValue
/** TC39 "JSON.parse source text access", of Node 21 and newer; TypeScript's library does not know it yet. */
const parseWithSource = JSON.parse as unknown as WithSource
const { rawJSON } = JSON as unknown as { readonly rawJSON?: (text: string) => JsonValue }

/** An answer's own depth and that of the envelope round it. */
const MOST_DEPTH = 160

/**
 * Reads what an endpoint sent; throws a SyntaxError where that is no JSON, or nests so deep that nothing may walk it.
 * Arguments that come as an object in place of text are written out as text again before they are judged: numbers in them
 * that a double can't hold keep their digits, but on Node 20, which does not tell them.
 */
export function parseWire(text: string): JsonValue {
  const value = parseText(text)
  if (mayNestDeep(text) && !isShallow(value, MOST_DEPTH)) throw new SyntaxError('nests too deep')
  return value
}

/** No value nests deeper than its text opens containers; nearly every text opens so few that its value need not be walked. */
function mayNestDeep(text: string): boolean {
  if (text.length <= 2 * MOST_DEPTH) return false
  let opened = 0
  for (const bracket of ['{', '['])
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1))
      if (++opened > MOST_DEPTH) return true
  return false
}

function parseText(text: string): JsonValue {
  if (rawJSON === undefined || !OBJECT_ARGUMENTS.test(text)) return JSON.parse(text) as JsonValue
  return parseWithSource(text, (_, value, { source }) =>
    typeof value === 'number' && source !== undefined && !doubleHolds(source) ? rawJSON(source) : value,
  )
}
