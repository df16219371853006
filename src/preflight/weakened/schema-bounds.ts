import type { JsonObject } from '../../json/value.ts'
import type { SchemaComparison } from './schema-comparison.ts'
import { isSame, shown } from './schema-comparison.ts'

const LEAST = ['minLength', 'minItems', 'minProperties', 'minContains']
const MOST = ['maxLength', 'maxItems', 'maxProperties', 'maxContains']

export const BOUND_KEYWORDS = [
  ...LEAST,
  ...MOST,
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'pattern',
  'format',
  'uniqueItems',
]

/** Numbers, lengths and counts that were bounded more narrowly, and forms of text that were asked for. */
export function compareBounds({ base, head, pointer, report }: SchemaComparison): void {
  const relaxed = (keyword: string): void =>
    report(head[keyword] === undefined ? 'weakened-schema-removed' : 'weakened-schema-bound', pointer, {
      keyword,
      was: shown(base[keyword]),
      now: shown(head[keyword]),
    })
  // `contains` alone asks for one; where it is gone, that is told of it.
  const leastOf = (keyword: string): number => (keyword === 'minContains' && base.contains && head.contains ? 1 : 0)
  for (const keyword of LEAST)
    if (sizeAt(base, keyword, leastOf(keyword)) > sizeAt(head, keyword, leastOf(keyword))) relaxed(keyword)
  for (const keyword of MOST)
    if (sizeAt(base, keyword, Number.POSITIVE_INFINITY) < sizeAt(head, keyword, Number.POSITIVE_INFINITY))
      relaxed(keyword)
  for (const side of ['minimum', 'maximum'] as const) {
    const [was, now] = [numberBound(base, side), numberBound(head, side)]
    if (was && (!now || isWider(now, was, side))) relaxed(was.keyword)
  }
  if (base.uniqueItems === true && head.uniqueItems !== true) relaxed('uniqueItems')
  const step = typeof base.multipleOf === 'number' ? base.multipleOf : null
  if (step !== null && !isMultiple(head.multipleOf, step)) relaxed('multipleOf')
  for (const keyword of ['pattern', 'format']) {
    if (base[keyword] === undefined || isSame(base[keyword], head[keyword])) continue
    if (head[keyword] === undefined) relaxed(keyword)
    else report('changed-schema', pointer, { keyword, was: shown(base[keyword]), now: shown(head[keyword]) })
  }
}

const sizeAt = (schema: JsonObject, keyword: string, fallback: number): number =>
  typeof schema[keyword] === 'number' ? schema[keyword] : fallback

interface Bound {
  readonly keyword: string
  readonly value: number
  readonly exclusive: boolean
}

/** The narrower of `maximum` and `exclusiveMaximum` (which draft 4 writes as a boolean beside it); likewise below. */
function numberBound(schema: JsonObject, side: 'minimum' | 'maximum'): Bound | null {
  const other = side === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum'
  const { [side]: plain, [other]: beside } = schema
  const bounds: Bound[] = []
  if (typeof plain === 'number') bounds.push({ keyword: side, value: plain, exclusive: beside === true })
  if (typeof beside === 'number') bounds.push({ keyword: other, value: beside, exclusive: true })
  return bounds.reduce<Bound | null>((best, one) => (best === null || isWider(best, one, side) ? one : best), null)
}

function isWider(one: Bound, than: Bound, side: 'minimum' | 'maximum'): boolean {
  if (one.value === than.value) return than.exclusive && !one.exclusive
  return side === 'maximum' ? one.value > than.value : one.value < than.value
}

const isMultiple = (now: JsonObject[string] | undefined, step: number): boolean =>
  typeof now === 'number' && Number.isInteger(Math.round((now / step) * 1e9) / 1e9)
