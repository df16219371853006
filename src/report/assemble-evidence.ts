import type { JsonValue } from '../json/value.ts'
import type { Outcome } from '../outcome/outcome.ts'

/** An outcome's own members as plain data; a schema violation's first place and keyword stand on top (surface.md). */
export function evidenceOf(outcome: Outcome): Readonly<Record<string, JsonValue>> {
  const { kind: _, ...members } = outcome
  const own = members as unknown as Readonly<Record<string, JsonValue>>
  if (outcome.kind !== 'schema-violation') return own
  const [first] = outcome.violations
  return first ? { pointer: first.pointer, keyword: first.keyword, ...own } : own
}
