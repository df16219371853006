import { decimalToNumber } from '../../contract/decimal.ts'
import type { Decimal, RateName } from '../../contract/thresholds.ts'
import { type Decision, decideDrop } from '../shares.ts'
import { signTest } from '../statistics/binomial.ts'
import { tangoInterval } from '../statistics/tango.ts'
import type { Assumed, Pairs } from './pairs.ts'

export type ComparisonWord = 'improved' | 'no-worse' | 'regressed' | 'unclear'

/** How one rate is compared (docs/statistics.md#against-a-baseline). */
export interface PairRule {
  readonly rate: RateName
  /** M: how far the share may fall. */
  readonly margin: Decimal
  readonly named: boolean
  /** Without confidence a named rate is decided by what was seen, in integers. */
  readonly observed: boolean
  readonly alpha: number
  /** That of the words that pass. */
  readonly passAlpha: number
  /** Judged requirements and compared rates of the run: each may be accused wrongly. */
  readonly m: number
  /** The baseline's calls ended because it rejected them: nothing was compared. */
  readonly ended: boolean
}

export interface PairedRate extends PairRule {
  readonly pairs: Pairs
  /** Candidate − baseline over closed pairs; null without any. */
  readonly difference: number | null
  /** At 1 − 2α, open pairs at their worst for each bound. */
  readonly interval: readonly [number, number] | null
  /** Exact sign test over cases. */
  readonly signP: number | null
  readonly word: ComparisonWord
  readonly decision: Decision
  /** More pairs stayed open than may be left out, so that nothing is said of an unnamed rate. */
  readonly notCompared: boolean
}

/**
 * One word and one decision for a rate. A named rate passes as improved or no worse, fails as regressed and is
 * undecided else; an unnamed one fails as regressed alone, and is undecided only where it was not compared.
 */
export function pairedRate(pairs: Pairs, rule: PairRule): PairedRate {
  const closed = pairs.both + pairs.baselineOnly + pairs.candidateOnly + pairs.neither
  const interval = pairs.lowest.pairs === 0 ? null : pairBounds(pairs, rule.alpha)
  const notCompared = rule.ended || closed === 0 || (pairs.unanswered && !rule.named)
  return {
    ...rule,
    pairs,
    difference: closed === 0 ? null : (pairs.candidateOnly - pairs.baselineOnly) / closed,
    interval,
    signP: closed === 0 ? null : signTest(pairs.casesWorse, pairs.casesBetter),
    notCompared,
    ...(interval === null || notCompared ? ({ word: 'unclear', decision: 'undecided' } as const) : judge(pairs, rule)),
  }
}

function judge(
  pairs: Pairs,
  { margin, named, observed, alpha, passAlpha, m }: PairRule,
): Pick<PairedRate, 'word' | 'decision'> {
  const [lower] = pairBounds(pairs, passAlpha)
  if (named && observed) {
    const { lowest, highest } = pairs
    const least = highest.baselineOnly - highest.candidateOnly
    const most = lowest.baselineOnly - lowest.candidateOnly
    const decision = decideDrop(margin, lowest.pairs, least, most)
    return {
      decision,
      word: decision === 'pass' ? (lower > 0 ? 'improved' : 'no-worse') : decision === 'fail' ? 'regressed' : 'unclear',
    }
  }
  const word = wordOf(lower, pairBounds(pairs, alpha / m)[1], decimalToNumber(margin))
  if (word === 'regressed') return { word, decision: 'fail' }
  return { word, decision: word === 'unclear' && named ? 'undecided' : 'pass' }
}

function wordOf(lower: number, upper: number, margin: number): ComparisonWord {
  if (lower > 0) return 'improved'
  if (lower > -margin) return 'no-worse'
  return upper < -margin ? 'regressed' : 'unclear'
}

/** One-sided bounds, each at 1 − α: the lower with open pairs at their lowest, the upper at their highest. */
function pairBounds(pairs: Pick<Pairs, 'lowest' | 'highest'>, alpha: number): readonly [number, number] {
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

/**
 * How much less S samples of a case tell than S cases (Kish 1965): the cases' variance over that of independent pairs.
 */
export function designEffect({ pairs, baselineOnly, candidateOnly, samples, cases, mean, variance }: Assumed): number {
  if (samples === 1) return 1
  const independent = ((baselineOnly + candidateOnly) / pairs - mean ** 2) / pairs
  if (baselineOnly + candidateOnly === 0 || independent <= 0) return samples
  return Math.max(1, variance / cases / independent)
}

/** Cases beyond these that would exclude a drop of the margin if they went as these did; null where none would. */
export function moreCasesNeeded({ pairs, margin: decimal, difference, passAlpha: alpha }: PairedRate): number | null {
  const side = pairs.lowest
  const margin = decimalToNumber(decimal)
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
