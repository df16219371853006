import type { Decimal, RateName } from '../../contract/thresholds.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { asksRate, contractUnits } from '../ledger/unit-ref.ts'
import { withoutLost } from '../shares.ts'
import { dropRange, isOpen, pairAnswers } from './pair-answers.ts'

/** Pairs by case and sample, and what they say about each case when open ones are taken at their lowest and highest. */
export interface Pairs {
  readonly both: number
  readonly baselineOnly: number
  readonly candidateOnly: number
  readonly neither: number
  /** Pairs of which a side has not answered. */
  readonly open: number
  /** Open pairs that were asked and not answered are more than `limits.max_unmeasured` leaves out. */
  readonly unanswered: boolean
  readonly lowest: Assumed
  readonly highest: Assumed
  /** Cases of which the candidate passed a smaller or a greater share, over pairs that are closed. */
  readonly casesWorse: number
  readonly casesBetter: number
}

/** All pairs that count, with open ones at one extreme of candidate − baseline. */
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

/** Of one case: candidate − baseline over its pairs, with open pairs at their lowest and highest. */
interface CaseSum extends Side {
  readonly lost: Side
  closed: number
}

interface Side {
  pairs: number
  low: number
  high: number
  /** Pairs that may count against the candidate, or for it, at each extreme. */
  readonly worse: { low: number; high: number }
  readonly better: { low: number; high: number }
}

const emptySide = (): Side => ({ pairs: 0, low: 0, high: 0, worse: { low: 0, high: 0 }, better: { low: 0, high: 0 } })

export function collectPairs(ledger: Ledger, contractIndex: number, rate: RateName, maxUnmeasured: Decimal): Pairs {
  const cases = new Map<number, CaseSum>()
  const counts = { both: 0, baselineOnly: 0, candidateOnly: 0, neither: 0, open: 0 }
  let [pairs, lost] = [0, 0]
  for (const ref of contractUnits(ledger, contractIndex)) {
    if (!asksRate(rate, ref)) continue
    const sides = pairAnswers(ledger, rate, ref)
    if (sides === null) continue
    const sum = cases.get(ref.caseIndex) ?? { ...emptySide(), lost: emptySide(), closed: 0 }
    cases.set(ref.caseIndex, sum)
    pairs++
    const [dropLow, dropHigh] = dropRange(...sides)
    const isLost = !sides.includes('open') && sides.includes('lost')
    if (isLost) lost++
    addTo(isLost ? sum.lost : sum, -dropHigh, -dropLow)
    if (sides.some(isOpen)) counts.open++
    else {
      sum.closed -= dropLow
      const [candidate, baseline] = sides
      if (candidate === baseline) counts[candidate === 'yes' ? 'both' : 'neither']++
      else counts[candidate === 'yes' ? 'candidateOnly' : 'baselineOnly']++
    }
  }
  const unanswered = withoutLost({ asked: pairs, lost, passed: 0, failed: 0 }, maxUnmeasured).lost > 0
  const closed = [...cases.values()]
  const sums = unanswered ? closed.map((sum) => together(sum, sum.lost)) : closed.filter((sum) => sum.pairs > 0)
  return {
    ...counts,
    unanswered,
    lowest: assumed(sums, 'low'),
    highest: assumed(sums, 'high'),
    casesWorse: closed.filter((sum) => sum.closed < 0).length,
    casesBetter: closed.filter((sum) => sum.closed > 0).length,
  }
}

function addTo(side: Side, low: number, high: number): void {
  side.pairs++
  side.low += low
  side.high += high
  for (const [extreme, difference] of [
    ['low', low],
    ['high', high],
  ] as const) {
    if (difference < 0) side.worse[extreme]++
    if (difference > 0) side.better[extreme]++
  }
}

const together = (one: Side, other: Side): Side => ({
  pairs: one.pairs + other.pairs,
  low: one.low + other.low,
  high: one.high + other.high,
  worse: { low: one.worse.low + other.worse.low, high: one.worse.high + other.worse.high },
  better: { low: one.better.low + other.better.low, high: one.better.high + other.better.high },
})

function assumed(sums: readonly Side[], extreme: 'low' | 'high'): Assumed {
  const cases = sums.length
  const total = (of: (sum: Side) => number): number => sums.reduce((sum, one) => sum + of(one), 0)
  const pairs = total((sum) => sum.pairs)
  const mean = cases === 0 ? 0 : total((sum) => sum[extreme] / sum.pairs) / cases
  const squares = total((sum) => (sum[extreme] / sum.pairs - mean) ** 2)
  return {
    pairs,
    baselineOnly: total((sum) => sum.worse[extreme]),
    candidateOnly: total((sum) => sum.better[extreme]),
    samples: cases === 0 ? 1 : pairs / cases,
    cases,
    mean,
    variance: cases > 1 ? squares / (cases - 1) : 0,
  }
}
