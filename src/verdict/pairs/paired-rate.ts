import { signTest } from '../statistics/binomial.ts'
import { tangoInterval } from '../statistics/tango.ts'
import type { Assumed, Pairs } from './pairs.ts'

export type ComparisonWord = 'improved' | 'no-worse' | 'regressed' | 'unclear'

export interface PairedRate {
  readonly id: string
  readonly pairs: Pairs
  /** Candidate − baseline over closed pairs; null without any. */
  readonly difference: number | null
  readonly interval: readonly [number, number] | null
  readonly level: number
  /** Exact sign test over cases. */
  readonly signP: number | null
  /** 0 where the contract names none. */
  readonly margin: number
  readonly named: boolean
  readonly word: ComparisonWord
}

/**
 * verdict.md §5: the word for a rate, from one-sided bounds at 1 − α; `regressed` is said at α over the run's `m`
 * requirements, because it is an accusation and a run makes m of them.
 */
export function pairedRate(id: string, pairs: Pairs, maxDrop: number | null, alpha: number, m: number): PairedRate {
  const closed = pairs.both + pairs.baselineOnly + pairs.candidateOnly + pairs.neither
  const margin = maxDrop ?? 0
  const bounds = pairs.lowest.pairs === 0 ? null : pairBounds(pairs, alpha)
  return {
    id,
    pairs,
    difference: closed === 0 ? null : (pairs.candidateOnly - pairs.baselineOnly) / closed,
    interval: bounds,
    level: 1 - 2 * alpha,
    signP: closed === 0 ? null : signTest(pairs.casesWorse, pairs.casesBetter),
    margin,
    named: maxDrop !== null,
    word: bounds === null ? 'unclear' : wordOf(bounds[0], pairBounds(pairs, alpha / m)[1], margin),
  }
}

function wordOf(lower: number, upper: number, margin: number): ComparisonWord {
  if (lower > 0) return 'improved'
  if (lower > -margin) return 'no-worse'
  return upper < -margin ? 'regressed' : 'unclear'
}

/** One-sided bounds, each at 1 − α: the lower with open pairs at their lowest, the upper at their highest. */
export function pairBounds(pairs: Pairs, alpha: number): readonly [number, number] {
  return [tango(pairs.lowest, alpha)[0], tango(pairs.highest, alpha)[1]]
}

function tango(side: Assumed, alpha: number): readonly [number, number] {
  const effect = designEffect(side)
  const counts = {
    n: side.pairs / effect,
    baselineOnly: side.baselineOnly / effect,
    candidateOnly: side.candidateOnly / effect,
  }
  return tangoInterval(counts, 1 - 2 * alpha)
}

/** How much less S samples of a case tell than S cases (Kish 1965): the cases' variance over that of independent pairs. */
export function designEffect({ pairs, baselineOnly, candidateOnly, samples, cases, mean, variance }: Assumed): number {
  if (samples === 1) return 1
  const independent = ((baselineOnly + candidateOnly) / pairs - mean ** 2) / pairs
  if (baselineOnly + candidateOnly === 0 || independent <= 0) return samples
  return Math.max(1, variance / cases / independent)
}

/** Cases beyond these that would exclude a drop of the margin if they went as these did; null where none would. */
export function moreCasesNeeded({ pairs, margin, difference }: PairedRate, alpha: number): number | null {
  const side = pairs.lowest
  if (difference === null || side.pairs === 0 || difference <= -margin || (margin === 0 && difference <= 0)) return null
  const effect = designEffect(side)
  for (let factor = 1.1; factor < 200; factor *= 1.1) {
    const scale = factor / effect
    const counts = {
      n: side.pairs * scale,
      baselineOnly: side.baselineOnly * scale,
      candidateOnly: side.candidateOnly * scale,
    }
    if (tangoInterval(counts, 1 - 2 * alpha)[0] > -margin) return Math.ceil((factor - 1) * side.cases)
  }
  return null
}
