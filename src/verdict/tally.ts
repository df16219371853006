import type { Decimal } from '../contract/thresholds.ts'
import type { Requirement } from '../plan/requirement.ts'
import type { Ledger } from './ledger/ledger.ts'
import { picoDollars } from './ledger/measured-call.ts'
import { type Answered, asksUnit, rateAnswer, type UnitRef } from './ledger/unit-ref.ts'
import { agreementAnswer, dropRange, isOpen, pairAnswers } from './pairs/pair-answers.ts'
import { type Decision, decideDrop, decideShare, withoutLost } from './shares.ts'
import { speedAnswers } from './speed-answers.ts'

/** Sums over the units that a requirement asks: integers, so that they can be added and taken away in any order. */
export interface Tally {
  asked: number
  /** Asked, and unmeasured for good. */
  lost: number
  /** mean-cost: calls whose price is known. */
  passed: number
  failed: number
  /** max-drop: least and most of baseline passes − candidate passes, without the lost pairs. mean-cost: 1e-12 dollars. */
  low: number
  high: number
  /** The same of the lost pairs. */
  lostLow: number
  lostHigh: number
}

export const emptyTally = (): Tally => ({
  asked: 0,
  lost: 0,
  passed: 0,
  failed: 0,
  low: 0,
  high: 0,
  lostLow: 0,
  lostHigh: 0,
})

/** The yes/no answers that a share or agreement requirement gets from one unit. */
export function shareAnswers(ledger: Ledger, requirement: Requirement, ref: UnitRef): readonly Answered[] {
  if (!asksUnit(ledger, requirement, ref)) return []
  if (requirement.kind === 'agreement')
    return ledger.columns('baseline').unaskedAt(ref.place) ? [] : [agreementAnswer(ledger, ref)]
  if (requirement.kind !== 'share') return []
  const { question } = requirement
  if (question.kind === 'rate') return [rateAnswer(ledger, 'candidate', question.rate, ref)]
  return speedAnswers(ledger, 'candidate', question.measure, question.limit, ref)
}

/** Adds (sign 1) or takes away (sign −1) what one unit says about a requirement. */
export function tallyUnit(ledger: Ledger, requirement: Requirement, ref: UnitRef, into: Tally, sign: 1 | -1): void {
  switch (requirement.kind) {
    case 'share':
    case 'agreement':
      for (const answer of shareAnswers(ledger, requirement, ref)) addAnswer(into, answer, sign)
      return
    case 'max-drop':
      if (asksUnit(ledger, requirement, ref)) addPair(ledger, requirement.rate, ref, into, sign)
      return
    case 'mean-cost':
      addCosts(ledger, ref, into, sign)
      return
    case 'max-increase':
  }
}

function addAnswer(into: Tally, answer: Answered, sign: 1 | -1): void {
  into.asked += sign
  if (answer === 'yes') into.passed += sign
  else if (answer === 'no') into.failed += sign
  else if (answer === 'lost') into.lost += sign
}

function addPair(
  ledger: Ledger,
  rate: Parameters<typeof rateAnswer>[2],
  ref: UnitRef,
  into: Tally,
  sign: 1 | -1,
): void {
  const sides = pairAnswers(ledger, rate, ref)
  if (sides === null) return
  const [low, high] = dropRange(...sides)
  into.asked += sign
  if (!sides.includes('open') && sides.includes('lost')) {
    into.lost += sign
    into.lostLow += sign * low
    into.lostHigh += sign * high
    return
  }
  into.low += sign * low
  into.high += sign * high
  if (sides.some(isOpen)) return
  if (low > 0) into.failed += sign
  else into.passed += sign
}

/** Calls that the endpoint refused are not charged and not asked; one answered without usage stays unmeasured here. */
function addCosts(ledger: Ledger, ref: UnitRef, into: Tally, sign: 1 | -1): void {
  const columns = ledger.columns('candidate')
  const kind = columns.kindAt(ref.place)
  const measured = kind !== null && kind !== 'not-run' && kind !== 'unmeasured'
  let calls = 0
  columns.eachCall(ref.place, (call) => {
    if (measured && Number.isNaN(call.latencyMs)) return
    calls++
    into.asked += sign
    if (!Number.isNaN(call.costPico)) {
      into.passed += sign
      into.low += sign * call.costPico
    } else into.lost += sign
  })
  if (measured) return
  const missing = Math.max(0, ref.facts.turns - calls)
  into.asked += sign * missing
  if (kind === 'unmeasured') into.lost += sign * missing
}

/**
 * The observed verdict over a tally (§3). `maxUnmeasured` null: nothing may be left out yet, because lost calls are
 * still asked again. `worstCallUsd` caps the price of an open call where that is known.
 */
export function decideTally(
  requirement: Requirement,
  tally: Tally,
  maxUnmeasured: Decimal | null,
  worstCallUsd: number | null,
): Decision {
  const counts = maxUnmeasured === null ? tally : withoutLost(tally, maxUnmeasured)
  switch (requirement.kind) {
    case 'share':
    case 'agreement':
      return decideShare(requirement.least, counts)
    case 'max-drop': {
      if (counts.passed + counts.failed === 0) return 'undecided'
      const [low, high] = counts.lost > 0 ? [tally.lostLow, tally.lostHigh] : [0, 0]
      return decideDrop(requirement.maxDrop, counts.asked, tally.low + low, tally.high + high)
    }
    case 'mean-cost':
      return decideCost(requirement.atMostUsd, counts, worstCallUsd)
    case 'max-increase':
      return 'undecided'
  }
}

function decideCost(atMostUsd: number, { asked, passed, low }: Tally, worstCallUsd: number | null): Decision {
  if (passed === 0) return 'undecided'
  const limit = picoDollars(atMostUsd) * asked
  if (low > limit) return 'fail'
  const open = asked - passed
  if (open === 0) return 'pass'
  return worstCallUsd !== null && low + open * picoDollars(worstCallUsd) <= limit ? 'pass' : 'undecided'
}
