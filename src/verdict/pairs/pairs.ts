import type { Role } from '../../plan/plan.ts'
import type { DropRequirement, ShareRequirement } from '../../plan/requirement.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type Answered, asksUnit, contractUnits, rateAnswer, type UnitRef } from '../ledger/unit-ref.ts'
import { speedAnswers } from '../speed-answers.ts'
import { dropRange, isOpen } from './pair-answers.ts'

type Compared = ShareRequirement | DropRequirement

/** Pairs by case and sample, and what they say about each case when open ones are taken at their lowest and highest. */
export interface Pairs {
  readonly both: number
  readonly baselineOnly: number
  readonly candidateOnly: number
  readonly neither: number
  readonly open: number
  readonly lowest: Assumed
  readonly highest: Assumed
  /** Cases of which the candidate passed a smaller or a greater share, over pairs that are closed. */
  readonly casesWorse: number
  readonly casesBetter: number
}

/** All pairs with open ones at one extreme of candidate − baseline. */
export interface Assumed {
  readonly pairs: number
  readonly baselineOnly: number
  readonly candidateOnly: number
  /** Samples of a case: the design effect where nothing flips. */
  readonly samples: number
  /** Cases, and the mean and the sample variance of their differences of shares. */
  readonly cases: number
  readonly mean: number
  readonly variance: number
}

interface CaseSum {
  pairs: number
  low: number
  high: number
  closed: number
}

export function collectPairs(ledger: Ledger, contractIndex: number, compared: Compared): Pairs {
  const cases = new Map<number, CaseSum>()
  const counts = { both: 0, baselineOnly: 0, candidateOnly: 0, neither: 0, open: 0 }
  const sides = { low: { b: 0, c: 0 }, high: { b: 0, c: 0 } }
  for (const ref of contractUnits(ledger, contractIndex)) {
    if (!asksUnit(ledger, compared, ref)) continue
    const [candidate, baseline] = [
      unitAnswer(ledger, 'candidate', compared, ref),
      unitAnswer(ledger, 'baseline', compared, ref),
    ]
    if (candidate === null || baseline === null) continue
    const [dropLow, dropHigh] = dropRange(candidate, baseline)
    const sum = cases.get(ref.caseIndex) ?? { pairs: 0, low: 0, high: 0, closed: 0 }
    cases.set(ref.caseIndex, sum)
    sum.pairs++
    sum.low -= dropHigh
    sum.high -= dropLow
    flip(sides.low, -dropHigh)
    flip(sides.high, -dropLow)
    if (isOpen(candidate) || isOpen(baseline)) counts.open++
    else {
      sum.closed -= dropLow
      if (candidate === baseline) counts[candidate === 'yes' ? 'both' : 'neither']++
      else counts[candidate === 'yes' ? 'candidateOnly' : 'baselineOnly']++
    }
  }
  const sums = [...cases.values()]
  return {
    ...counts,
    lowest: assumed(sums, 'low', sides.low),
    highest: assumed(sums, 'high', sides.high),
    casesWorse: sums.filter((sum) => sum.closed < 0).length,
    casesBetter: sums.filter((sum) => sum.closed > 0).length,
  }
}

function flip(side: { b: number; c: number }, difference: number): void {
  if (difference < 0) side.b++
  if (difference > 0) side.c++
}

/** A unit's one answer: of several calls, all must hold. null: it was not asked. */
function unitAnswer(ledger: Ledger, role: Role, compared: Compared, ref: UnitRef): Answered | null {
  if (compared.kind === 'max-drop') return rateAnswer(ledger, role, compared.rate, ref)
  const { question } = compared
  if (question.kind === 'rate') return rateAnswer(ledger, role, question.rate, ref)
  const answers = speedAnswers(ledger, role, question.measure, question.limit, ref)
  if (answers.length === 0) return null
  return answers.find((answer) => answer === 'no') ?? answers.find(isOpen) ?? 'yes'
}

function assumed(sums: readonly CaseSum[], side: 'low' | 'high', { b, c }: { b: number; c: number }): Assumed {
  const cases = sums.length
  const pairs = sums.reduce((total, sum) => total + sum.pairs, 0)
  const mean = sums.reduce((total, sum) => total + sum[side] / sum.pairs, 0) / cases
  const squares = sums.reduce((total, sum) => total + (sum[side] / sum.pairs - mean) ** 2, 0)
  return {
    pairs,
    baselineOnly: b,
    candidateOnly: c,
    samples: cases === 0 ? 1 : pairs / cases,
    cases,
    mean,
    variance: cases > 1 ? squares / (cases - 1) : 0,
  }
}
