import { decimalToNumber } from '../../contract/decimal.ts'
import { isSameJson } from '../../json/canonical.ts'
import type { Plan, PlannedContract } from '../../plan/plan.ts'
import type { Verdict } from '../../verdict/decide.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { meanCostUsd } from '../../verdict/mean-cost.ts'
import { counted, dollarsText } from '../../verdict/number-text.ts'
import type { ContractComparison } from '../../verdict/pairs/comparison.ts'
import { dropSentences } from '../../verdict/pairs/drop-sentences.ts'
import { moreCasesNeeded, type PairedRate } from '../../verdict/pairs/paired-rate.ts'
import type { Ratio } from '../../verdict/pairs/ratios.ts'
import type { RunFacts } from '../../verdict/run-facts.ts'
import { agreementMember } from '../golden-agreement.ts'
import type { ReportComparison, ReportContractComparison, ReportPairedRate } from '../reported-comparison.ts'
import { percentilesOf, rounded, roundedOrNull, roundedPair } from './numbers.ts'

export function assembleComparison(
  plan: Plan,
  ledger: Ledger,
  verdict: Verdict,
  { baseline, end, loads }: RunFacts,
): ReportComparison | null {
  const target = plan.contracts.find((one) => one.baseline)?.baseline
  if (!target || !baseline) return null
  return {
    baseline: { provider: target.providerName, model: target.model, from: baseline.from },
    judge: plan.judge,
    confidence: plan.confidence === null ? null : decimalToNumber(plan.confidence),
    contracts: plan.contracts.flatMap((planned, index) => {
      const comparison = verdict.comparisons[index]
      return comparison ? [assembleOne(ledger, loads, planned, index, comparison, end.reason === 'stopped-early')] : []
    }),
  }
}

function assembleOne(
  ledger: Ledger,
  loads: RunFacts['loads'],
  planned: PlannedContract,
  contractIndex: number,
  comparison: ContractComparison,
  stopped: boolean,
): ReportContractComparison {
  const cost = ratioOf(comparison, 'cost_per_call', null)
  const costs = [
    meanCostUsd(ledger, loads, 'baseline', contractIndex),
    meanCostUsd(ledger, loads, 'candidate', contractIndex),
  ] as const
  const { flips, omitted, disputed } = comparison.flips
  return {
    name: planned.contract.name,
    requirements: comparison.rates.map((rate) => assemblePaired(rate, stopped)),
    cases: comparison.cases,
    ...agreementMember(comparison.golden),
    latency_ratio: latencyRatio(comparison),
    cost_ratio: roundedOrNull(cost?.ratio ?? null),
    cost_ratio_interval: roundedPair(cost?.interval ?? null),
    baseline_cost_per_call_usd: roundedOrNull(costs[0]),
    baseline_latency_ms: percentilesOf(ledger, 'baseline', contractIndex, 'latency'),
    flips,
    flips_omitted: omitted,
    disputed_labels: disputed,
    says: [...casesSentences(comparison), ...requestSentences(planned), ...costSentences(...costs)],
  }
}

function ratioOf(
  { ratios }: ContractComparison,
  measure: Ratio['measure'],
  quantile: number | null,
): Ratio | undefined {
  return ratios.find((one) => {
    const own = one.quantile === null ? null : Number(one.quantile.numerator) / 10 ** one.quantile.scale
    return one.measure === measure && own === quantile
  })
}

function latencyRatio(comparison: ContractComparison): ReportContractComparison['latency_ratio'] {
  const p50 = ratioOf(comparison, 'latency', 0.5)
  const p95 = ratioOf(comparison, 'latency', 0.95)
  if (p50 === undefined || p50.ratio === null) return null
  return {
    p50: rounded(p50.ratio),
    p95: roundedOrNull(p95?.ratio ?? null),
    interval_p50: roundedPair(p50.interval),
    interval_p95: roundedPair(p95?.interval ?? null),
    typical: roundedOrNull(p50.typical),
  }
}

function assemblePaired(rate: PairedRate, stopped: boolean): ReportPairedRate {
  const { pairs, interval, word } = rate
  return {
    id: rate.rate,
    pairs: {
      both: pairs.both,
      baseline_only: pairs.baselineOnly,
      candidate_only: pairs.candidateOnly,
      neither: pairs.neither,
    },
    open: pairs.open,
    difference: roundedOrNull(rate.difference),
    interval: roundedPair(interval),
    level: interval === null ? null : rounded(1 - 2 * rate.alpha),
    method: interval === null ? null : 'tango',
    sign_p: roundedOrNull(rate.signP),
    max_drop: decimalToNumber(rate.margin),
    named: rate.named,
    verdict: word,
    ...(word === 'unclear' ? reasonOf(rate, stopped) : {}),
    says: dropSentences(rate, stopped),
  }
}

function reasonOf(rate: PairedRate, stopped: boolean): Pick<ReportPairedRate, 'reason' | 'more_cases'> {
  if (rate.notCompared) return { reason: 'not-compared' }
  if (stopped && rate.pairs.open > 0) return { reason: 'stopped' }
  if (rate.named && rate.observed) return { reason: 'open' }
  return { reason: 'cases', more_cases: moreCasesNeeded(rate) }
}

/** The two requests may differ on purpose, by one model's own patch; a reader must know. */
function requestSentences({ candidate, baseline }: PlannedContract): readonly string[] {
  if (baseline === null || isSameJson(candidate.request, baseline.request)) return []
  return ['The two models were sent different requests: one has its own request settings in the policy.']
}

function costSentences(before: number | null, after: number | null): readonly string[] {
  if (before === null || after === null || before <= 0 || after <= 0) return []
  const [from, to] = [dollarsText(before * 1000), dollarsText(after * 1000)]
  const times = (ratio: number): string => `${Number(ratio.toPrecision(2))} times`
  const change =
    after < before
      ? `${times(before / after)} cheaper`
      : after > before
        ? `${times(after / before)} dearer`
        : 'the same'
  return [`${from} → ${to} per 1,000 calls, ${change}.`]
}

function casesSentences({ cases: { asked, compared } }: ContractComparison): readonly string[] {
  return compared === asked
    ? []
    : [
        `Compared on ${compared} of ${counted(asked, 'case')}: the baseline was not asked the others, or was asked otherwise.`,
      ]
}
