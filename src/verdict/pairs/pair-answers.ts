import type { Ledger } from '../ledger/ledger.ts'
import type { Answered, UnitRef } from '../ledger/unit-ref.ts'

/** Whether both models came to the same value; one that came to none does not agree. */
export function agreementAnswer(ledger: Ledger, ref: UnitRef): Answered {
  const candidate = ledger.columns('candidate')
  const baseline = ledger.columns('baseline')
  const kinds = [candidate.kindAt(ref.place), baseline.kindAt(ref.place)]
  if (kinds.some((kind) => kind === null || kind === 'not-run')) return 'open'
  if (kinds.includes('unmeasured')) return 'lost'
  const value = candidate.valueAt(ref.place)
  return value >= 0 && value === baseline.valueAt(ref.place) ? 'yes' : 'no'
}

/** Least and most of (baseline passes − candidate passes) that a pair's open sides still allow. */
export function dropRange(candidate: Answered, baseline: Answered): readonly [number, number] {
  const [candidateLow, candidateHigh] = passRange(candidate)
  const [baselineLow, baselineHigh] = passRange(baseline)
  return [baselineLow - candidateHigh, baselineHigh - candidateLow]
}

const passRange = (answer: Answered): readonly [number, number] =>
  answer === 'yes' ? [1, 1] : answer === 'no' ? [0, 0] : [0, 1]

export const isOpen = (answer: Answered): boolean => answer === 'open' || answer === 'lost'
