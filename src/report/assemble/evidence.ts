import type { JsonValue } from '../../json/value.ts'
import type { Outcome } from '../../outcome/outcome.ts'

/** Stands for what a model said where the policy shows no values. */
export const HIDDEN = '(not shown)'

/** An outcome's own members as plain data; a schema violation's first place and keyword stand on top (surface.md). */
export function evidenceOf(outcome: Outcome, showValues: boolean): Readonly<Record<string, JsonValue>> {
  const { kind: _, ...members } = showValues ? outcome : withoutValues(outcome)
  const own = members as unknown as Readonly<Record<string, JsonValue>>
  if (outcome.kind !== 'schema-violation') return own
  const [first] = outcome.violations
  return first ? { pointer: first.pointer, keyword: first.keyword, ...own } : own
}

/** What our own transport says of a call; every other failure's message is the endpoint's, which may repeat the request. */
const OWN_WORDS: ReadonlySet<string> = new Set(['network', 'timeout', 'cut', 'too-large', 'aborted'])

/** Keeps places, keywords and names; drops every text that the model or its endpoint wrote. */
function withoutValues(outcome: Outcome): Outcome {
  switch (outcome.kind) {
    case 'mismatch':
    case 'wrong-arguments':
      return { ...outcome, differences: outcome.differences.map((one) => ({ ...one, found: one.found && HIDDEN })) }
    case 'schema-violation':
      return { ...outcome, violations: outcome.violations.map((one) => ({ ...one, found: HIDDEN, message: HIDDEN })) }
    case 'unparsable':
      return { ...outcome, fault: { ...outcome.fault, span: { ...outcome.fault.span, text: HIDDEN } } }
    case 'refused':
      return { ...outcome, text: outcome.text && HIDDEN }
    case 'wrong-calls': {
      const { fault } = outcome
      if (fault.kind === 'unknown-tool') return { ...outcome, fault: { ...fault, name: HIDDEN } }
      if ('text' in fault) return { ...outcome, fault: { ...fault, text: fault.text && HIDDEN } }
      return 'arguments' in fault ? { ...outcome, fault: { ...fault, arguments: HIDDEN } } : outcome
    }
    case 'rejected':
      return { ...outcome, message: HIDDEN }
    case 'unmeasured':
      return OWN_WORDS.has(outcome.failure) ? outcome : { ...outcome, message: HIDDEN }
    case 'ok':
    case 'truncated':
    case 'not-run':
      return outcome
  }
}
