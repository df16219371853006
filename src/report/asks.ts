import { SHARE_WORDS } from '../plan/requirement.ts'
import type { AskedCost, AskedRate, AskedShare, AskedSpeed, ReportAsks } from './reported-requirement.ts'

/** A share that is no rate of the funnel. */
export const isShare = (asks: ReportAsks): asks is AskedShare => Object.hasOwn(SHARE_WORDS, asks.name)

/** A rate's own threshold, over all calls that are asked it. */
export const isWholeRate = (asks: ReportAsks): asks is AskedRate & { readonly against: 'threshold' } =>
  asks.kind === 'rate' && asks.against === 'threshold' && asks.group === null && !isShare(asks)

/** A rate against the baseline's. */
export const isComparedRate = (asks: ReportAsks): asks is AskedRate & { readonly against: 'baseline' } =>
  asks.kind === 'rate' && asks.against === 'baseline' && !isShare(asks)

export const isP95Latency = (asks: ReportAsks): asks is AskedSpeed =>
  asks.kind === 'speed' && asks.against === 'threshold' && asks.name === 'latency' && asks.quantile === 0.95

export const isMeanCost = (asks: ReportAsks): asks is AskedCost => asks.kind === 'cost' && asks.against === 'threshold'

/** Whether a failed comparison is told by the same figure's own threshold already. */
export const isSameFigure = (threshold: ReportAsks, compared: ReportAsks): boolean =>
  threshold.against === 'threshold' &&
  compared.against === 'baseline' &&
  threshold.name === compared.name &&
  threshold.group === compared.group &&
  threshold.quantile === compared.quantile
