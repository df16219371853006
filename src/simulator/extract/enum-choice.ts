import type { JsonValue } from '../../json/value.ts'
import { escapeRegExp, nameWords, overlap, rootOf, stems } from './word-stems.ts'

/** Values that people give to what fits nowhere. */
const neutral = new Set(['other', 'none', 'unknown', 'neutral', 'normal', 'medium', 'general', 'default', 'misc'])

/**
 * The value of an enumeration that a text speaks of: its own words first, then the words by which
 * `definitions` (the system message, the member's description) explain it: `billing: charges, refunds`.
 */
export function chooseEnum(values: readonly JsonValue[], text: string, definitions: string): JsonValue | undefined {
  const textStems = stems(text)
  const scored = values.map((value) => ({ value, score: scoreOf(value, values, text, textStems, definitions) }))
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  return best !== undefined && best.score > 0 ? best.value : undefined
}

/** What an enumeration falls back to when a text speaks of none of its values. */
export function neutralValue(values: readonly JsonValue[]): JsonValue | undefined {
  if (values.includes(null)) return null
  return values.find((value) => typeof value === 'string' && neutral.has(value.toLowerCase())) ?? values[0]
}

/** All values whose own words a text holds, in the enumeration's order. */
export const mentioned = (values: readonly JsonValue[], text: string): readonly JsonValue[] =>
  values.filter((value) => saysValue(value, text))

function saysValue(value: JsonValue, text: string): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false
  const words = nameWords(String(value))
  if (words.length === 0) return false
  const loose = words.map((word) => (word.length > 3 ? `${rootOf(word)}[a-z]{0,4}` : escapeRegExp(word)))
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${loose.join(String.raw`[\s_-]*`)}(?![\p{L}\p{N}])`, 'iu').test(text)
}

function scoreOf(
  value: JsonValue,
  values: readonly JsonValue[],
  text: string,
  textStems: ReadonlySet<string>,
  definitions: string,
): number {
  const own = saysValue(value, text) ? 100 + String(value).length : 0
  return own + overlap(stems(definitionOf(value, values, definitions)), textStems)
}

/** What stands after `value:`, `value =`, `value (` or `value -` up to the line's end or the next value. */
function definitionOf(value: JsonValue, values: readonly JsonValue[], definitions: string): string {
  if (typeof value !== 'string') return ''
  const opening = String.raw`["'\x60]?\s*(?::|=|\(|–|—|- | for | means | when | if )`
  const start = new RegExp(String.raw`(?<![\p{L}\p{N}_])${escapeRegExp(value)}${opening}`, 'iu').exec(definitions)
  if (start === null) return ''
  const rest = definitions.slice(start.index + start[0].length)
  const others = values.filter((other): other is string => typeof other === 'string' && other !== value)
  const stops = others.map((other) => String.raw`(?<![\p{L}\p{N}_])${escapeRegExp(other)}${opening}`)
  const end = new RegExp([String.raw`[;\n]`, ...stops].join('|'), 'iu').exec(rest)
  return rest.slice(0, end?.index ?? rest.length)
}
