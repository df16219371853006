import type { Random } from '../../contract/random.ts'
import type { Decimal, SpeedName } from '../../contract/thresholds.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { figureOf, type MeasuredCall } from '../ledger/measured-call.ts'
import { contractUnits } from '../ledger/unit-ref.ts'
import {
  bootstrapIntervals,
  type WeightedValues,
  weightedMean,
  weightedPercentiles,
  weightedValues,
} from '../statistics/bootstrap.ts'
import { hodgesLehmann } from '../statistics/hodges-lehmann.ts'
import { percentile } from '../statistics/percentile.ts'

/** What is compared as a ratio, candidate over baseline; for tokens a second, the time a token takes. */
export interface RatioFigure {
  readonly measure: SpeedName | 'cost_per_call'
  /** null: the mean. */
  readonly quantile: Decimal | null
}

export interface Ratio extends RatioFigure {
  readonly cases: number
  /** null: nothing to compare. */
  readonly ratio: number | null
  /** Percentile bootstrap over cases; null with fewer than `casesNeeded`. */
  readonly interval: readonly [number, number] | null
  readonly casesNeeded: number
  /** exp of the Hodges–Lehmann centre of the cases' log ratios of means. */
  readonly typical: number | null
  /** A ratio of two means of which one comes from a price by the hour: a single figure, without an interval. */
  readonly byTheHour?: true
}

interface Series {
  readonly candidate: WeightedValues
  readonly baseline: WeightedValues
  readonly cases: number
}

/** Ratios over units that both models answered. `level` is two-sided. */
export function ratiosOf(
  ledger: Ledger,
  contractIndex: number,
  figures: readonly RatioFigure[],
  level: number,
  random: Random,
): readonly Ratio[] {
  const measures = [...new Set(figures.map((figure) => figure.measure))]
  return measures.flatMap((measure) => {
    const series = collectSeries(ledger, contractIndex, measure)
    const own = figures.filter((figure) => figure.measure === measure)
    const bootstrapped = own.map((figure) => series.cases >= casesNeeded(figure))
    const wanted = own.filter((_, index) => bootstrapped[index])
    const intervals =
      wanted.length === 0
        ? []
        : bootstrapIntervals(series.cases, (drawn) => ratioFigures(series, drawn, wanted), level, random)
    const typical = series.cases === 0 ? null : typicalRatio(series)
    return own.map((figure): Ratio => {
      const interval = intervals[wanted.indexOf(figure)] ?? null
      return {
        ...figure,
        cases: series.cases,
        ratio: ratioOf(series, figure),
        interval,
        casesNeeded: casesNeeded(figure),
        typical,
      }
    })
  })
}

/** 20 cases for medians and means, ceil(5/(1−q)) for percentile q (docs/statistics.md#against-a-baseline). */
function casesNeeded({ quantile }: RatioFigure): number {
  if (quantile === null) return 20
  const scale = 10 ** quantile.scale
  return Math.max(20, Math.ceil((5 * scale) / (scale - Number(quantile.numerator))))
}

/** Of a unit, the calls that both models made and that have a figure on both sides. */
function collectSeries(ledger: Ledger, contractIndex: number, measure: RatioFigure['measure']): Series {
  const owners = new Map<number, number>()
  const candidate: { value: number; owner: number }[] = []
  const baseline: { value: number; owner: number }[] = []
  for (const ref of contractUnits(ledger, contractIndex)) {
    const [ours, theirs] = (['candidate', 'baseline'] as const).map((role) => {
      const figures: number[] = []
      ledger.columns(role).eachCall(ref.place, (call) => figures.push(comparedFigure(call, measure)))
      return figures
    }) as [number[], number[]]
    const calls = Math.min(ours.length, theirs.length)
    for (let call = 0; call < calls; call++) {
      const pair = [ours[call] as number, theirs[call] as number] as const
      if (!pair.every((figure) => figure > 0)) continue
      const owner = owners.get(ref.caseIndex) ?? owners.size
      owners.set(ref.caseIndex, owner)
      candidate.push({ value: pair[0], owner })
      baseline.push({ value: pair[1], owner })
    }
  }
  return { candidate: weightedValues(candidate), baseline: weightedValues(baseline), cases: owners.size }
}

/** More is worse for every figure: tokens a second are turned into seconds a token. */
export function comparedFigure(call: MeasuredCall, measure: RatioFigure['measure']): number {
  if (measure === 'cost_per_call') return call.costPico
  const figure = Number.isNaN(call.latencyMs) ? Number.NaN : figureOf(call, measure)
  return measure === 'tokens_per_second' ? 1 / figure : figure
}

function ratioOf(series: Series, { quantile }: RatioFigure): number | null {
  if (series.cases === 0) return null
  const [ours, theirs] = [series.candidate.sorted, series.baseline.sorted]
  return quantile === null ? mean(ours) / mean(theirs) : percentile(ours, quantile) / percentile(theirs, quantile)
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length

function ratioFigures(series: Series, drawn: Uint32Array, figures: readonly RatioFigure[]): number[] {
  const quantiles = figures.flatMap(({ quantile }) =>
    quantile === null ? [] : [Number(quantile.numerator) / 10 ** quantile.scale],
  )
  const ours = quantiles.length === 0 ? [] : weightedPercentiles(series.candidate, drawn, quantiles)
  const theirs = quantiles.length === 0 ? [] : weightedPercentiles(series.baseline, drawn, quantiles)
  let next = 0
  return figures.map(({ quantile }) => {
    if (quantile === null) return weightedMean(series.candidate, drawn) / weightedMean(series.baseline, drawn)
    const at = next++
    return (ours[at] as number) / (theirs[at] as number)
  })
}

function typicalRatio(series: Series): number {
  const logs = new Float64Array(series.cases)
  const sums = [new Float64Array(series.cases), new Float64Array(series.cases)] as const
  for (const [side, values] of [series.candidate, series.baseline].entries()) {
    values.sorted.forEach((value, index) => {
      const owner = values.owners[index] as number
      const sum = sums[side] as Float64Array
      sum[owner] = (sum[owner] as number) + value
    })
  }
  for (let owner = 0; owner < logs.length; owner++)
    logs[owner] = Math.log((sums[0][owner] as number) / (sums[1][owner] as number))
  return Math.exp(hodgesLehmann(logs))
}
