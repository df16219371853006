import type { ValueChecks } from '../contract/expect.ts'
import { valueAt } from '../json/pointer.ts'
import type { JsonDocument } from '../json/value.ts'
import { differences, MOST_DIFFERENCES, type Spot } from './holds.ts'
import type { Difference } from './outcome.ts'
import { patternText } from './pattern-text.ts'
import type { SchemaValidator } from './validator.ts'

/**
 * What keeps a document from being what `equals`, `match`, `schema` and `pointers` expect, at most 100 differences;
 * empty where all of them hold.
 */
export function valueDifferences(
  checks: ValueChecks,
  document: JsonDocument,
  validator: SchemaValidator,
): readonly Difference[] {
  return check(checks, { document, value: document.value, pointer: '' }, validator).slice(0, MOST_DIFFERENCES)
}

function check(checks: ValueChecks, spot: Spot, validator: SchemaValidator): readonly Difference[] {
  const found: Difference[] = []
  if (checks.equals) found.push(...differences(checks.equals, spot.document, spot))
  if (checks.match) found.push(...differences(checks.match, spot.document, spot))
  if (checks.schema) found.push(...schemaDifferences(checks.schema, spot, validator))
  for (const [pointer, inner] of checks.pointers ?? []) {
    const value = valueAt(spot.value, pointer)
    const place = spot.pointer + pointer
    if (value === undefined) found.push({ pointer: place, expected: checksText(inner), found: null })
    else found.push(...check(inner, { document: spot.document, value, pointer: place }, validator))
  }
  return found
}

function schemaDifferences(
  schema: NonNullable<ValueChecks['schema']>,
  spot: Spot,
  validator: SchemaValidator,
): readonly Difference[] {
  const { violations } = validator.validate(schema, partOf(spot))
  return violations.map(({ pointer, allowed, found }) => ({
    pointer: spot.pointer + pointer,
    expected: allowed,
    found,
  }))
}

/** The value at a place as a document of its own. */
function partOf({ document, value, pointer }: Spot): JsonDocument {
  if (pointer === '') return document
  const inside = [...document.exact].filter(([place]) => place === pointer || place.startsWith(`${pointer}/`))
  return { value, exact: new Map(inside.map(([place, text]) => [place.slice(pointer.length), text])) }
}

function checksText(checks: ValueChecks): string {
  const pattern = checks.equals ?? checks.match
  return pattern ? patternText(pattern) : 'a value'
}
