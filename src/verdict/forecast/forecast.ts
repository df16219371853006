import type { Decimal } from '../../contract/thresholds.ts'
import { characteristics, type SequentialRule, sequentialBoundaries } from '../sequential/boundaries.ts'
import { logBinomialAtLeast } from '../statistics/binomial.ts'
import { FAIL_SIDE, logEvidence, PASS_SIDE } from '../statistics/evidence.ts'
import { ceilShare } from '../statistics/percentile.ts'

/** The fewest units that can prove a share of `least` with no failure at all: ceil(ln α / ln least). */
export const fewestUnits = (least: number, alpha: number): number =>
  Math.ceil(Math.log(alpha) / Math.log(least) - 1e-12)

/**
 * The fewest cases without a flip that can exclude a drop of `margin`: 2.71(1 − M)/M at 95 %
 * (docs/statistics.md#against-a-baseline), z² in general.
 */
export const fewestCasesForMargin = (margin: number, zSquared: number): number =>
  Math.ceil((zSquared * (1 - margin)) / margin - 1e-9)

export interface ObservedForecast {
  /** Passes needed of the units asked: 98 % of 10 is all 10. */
  readonly need: number
  /** A good model: half the failures that are allowed. */
  readonly goodRate: number
  /** Chance that the good model fails. */
  readonly goodFails: number
}

/** What a threshold means in observed mode. */
export function forecastObserved(least: Decimal, units: number): ObservedForecast {
  const share = Number(least.numerator) / 10 ** least.scale
  const need = ceilShare(least, units)
  const goodRate = (1 + share) / 2
  return { need, goodRate, goodFails: Math.max(0, 1 - Math.exp(logBinomialAtLeast(need, units, goodRate))) }
}

export interface ConfidentForecast {
  readonly fewestUnits: number
  readonly provable: boolean
  /** Units after which a model without a failure has passed; null where that is beyond the plan. */
  readonly settlesCleanAt: number | null
  readonly goodRate: number
  readonly goodPasses: number
  readonly goodFails: number
  readonly goodMeanUnits: number
}

/** What a plan of `units` can prove of a share, exactly. */
export function forecastConfident(
  least: number,
  units: number,
  { alpha, failAlpha }: Pick<SequentialRule, 'alpha' | 'failAlpha'>,
): ConfidentForecast {
  const boundaries = sequentialBoundaries({ units, least, alpha, failAlpha })
  const goodRate = (1 + least) / 2
  const good = characteristics(boundaries, goodRate)
  return {
    fewestUnits: fewestUnits(least, alpha),
    provable: boundaries.passAtEnd >= 0,
    settlesCleanAt: boundaries.passFirst[0] ?? (boundaries.passAtEnd >= 0 ? units : null),
    goodRate,
    goodPasses: good.pass,
    goodFails: good.fail,
    goodMeanUnits: good.meanUnits,
  }
}

export interface Unsettled {
  readonly units: number
  readonly failed: number
  readonly least: number
  /** Of the pass side, and of the fail side of this requirement. */
  readonly alpha: number
  readonly failAlpha: number
}

/**
 * The size of a run that would settle it if failures went on as they did; null where a hundred times more would not.
 */
export function unitsToSettle({ units, failed, least, alpha, failAlpha }: Unsettled): number | null {
  if (units === 0) return fewestUnits(least, alpha)
  const passBar = -Math.log(0.8 * alpha)
  const failBar = -Math.log(0.8 * failAlpha)
  const settled = (n: number): boolean => {
    const f = Math.round((failed / units) * n)
    return logEvidence(PASS_SIDE, n, f, least) >= passBar || logEvidence(FAIL_SIDE, n, f, least) >= failBar
  }
  const most = 100 * Math.max(units, 100)
  let high = units
  while (high < most && !settled(high)) high = Math.ceil(high * 1.1) + 1
  return settled(high) ? high : null
}
