import type { RateName } from '../../contract/thresholds.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type Answered, isUnasked, rateAnswer, type UnitRef } from '../ledger/unit-ref.ts'

/** What candidate and baseline came to; null where the baseline was never asked, so that there is no pair. */
export function pairAnswers(ledger: Ledger, rate: RateName, ref: UnitRef): readonly [Answered, Answered] | null {
  if (isUnasked(ledger, rate, ref)) return null
  return [rateAnswer(ledger, 'candidate', rate, ref), rateAnswer(ledger, 'baseline', rate, ref)]
}

/** Whether both models came to the same value; one that came to none does not agree. */
export function agreementAnswer(ledger: Ledger, ref: UnitRef): Answered {
  const candidate = ledger.columns('candidate')
  const baseline = ledger.columns('baseline')
  const kinds = [candidate.kindAt(ref.place), baseline.kindAt(ref.place)]
  if (kinds.some((kind) => kind === null || kind === 'not-run')) return 'open'
  if (kinds.includes('unmeasured') || kinds[1] === 'rejected') return 'lost'
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
