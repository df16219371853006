import type { RateName, SpeedName } from '../../contract/thresholds.ts'
import { unreachable } from '../../problem/problem.ts'
import type {
  Percentiles,
  ReportContract,
  ReportContractComparison,
  ReportPairedRate,
  ReportRequirement,
} from '../report.ts'
import type { Asked } from '../requirement-id.ts'
import { askedBy } from '../requirement-id.ts'
import { dollarDigits, percent, percentAgainst, percentBar, points, span, spanLimit } from './numbers.ts'
import type { Phrase } from './phrase.ts'
import { code, phrase } from './phrase.ts'

const RATE_WORDS: Readonly<Record<RateName, string>> = {
  parse_rate: 'readable answers in',
  schema_rate: 'conforming answers in',
  tool_rate: 'the right calls in',
  match_rate: 'expected values in',
  case_rate: 'every sample right in',
}
const SPEED_WORDS: Readonly<Record<SpeedName, string>> = {
  latency: 'latency',
  time_to_first_token: 'time to first token',
  tokens_per_second: 'tokens a second',
}

/** What came of one requirement, with its bar and the baseline's value: `expected values in 91.0 % of calls; needs 95 %, was 97.0 %`. */
export function requirementLine(
  contract: ReportContract,
  requirement: ReportRequirement,
  comparison: ReportContractComparison | null,
): Phrase {
  const asked = askedBy(requirement.id)
  switch (asked.kind) {
    case 'rate':
      return rateLine(asked.rate, asked.group, requirement, comparison)
    case 'speed':
      return speedLine(asked.measure, asked.quantile, contract, requirement, comparison)
    case 'cost':
      return costLine(requirement, comparison)
    case 'regression':
      return regressionLine(asked.of, requirement, comparison)
    case 'floor':
      return asked.of.kind === 'rate'
        ? phrase`${rateLine(asked.of.rate, asked.of.group, requirement, comparison)}, the policy's floor`
        : otherLine(requirement)
    case 'other':
      return otherLine(requirement)
    default:
      return unreachable(asked)
  }
}

/** `was 97.0 %`: the baseline's share over the pairs, null where it was not asked. */
export function baselineShare(paired: ReportPairedRate | null): number | null {
  if (paired === null) return null
  const { both, baseline_only, candidate_only, neither } = paired.pairs
  const total = both + baseline_only + candidate_only + neither
  return total === 0 ? null : (both + baseline_only) / total
}

export const pairedOf = (comparison: ReportContractComparison | null, id: string): ReportPairedRate | null =>
  comparison?.requirements.find((each) => each.id === id || each.id === `regression.${id}`) ?? null

function rateLine(
  rate: RateName,
  group: string | null,
  requirement: ReportRequirement,
  comparison: ReportContractComparison | null,
): Phrase {
  const of = rate === 'case_rate' ? 'cases' : 'calls'
  const where = group === null ? phrase`` : phrase` of group ${code(group)}`
  if (requirement.observed === null) return phrase`${RATE_WORDS[rate]} none of the ${of}${where}: none was measured`
  const least = requirement.least
  const shown = least === null ? percent(requirement.observed) : `${percentAgainst(requirement.observed, least)} %`
  const share = group === null ? baselineShare(pairedOf(comparison, rate)) : null
  const was = share === null ? '' : `, was ${percent(share)}`
  const needs = least === null ? '' : `; needs ${percentBar(least)} %`
  return phrase`${RATE_WORDS[rate]} ${shown} of ${of}${where}${needs}${was}${openWords(requirement)}`
}

/** Calls that could still move an undecided requirement. */
function openWords(requirement: ReportRequirement): string {
  if (requirement.verdict !== 'undecided' || requirement.open === 0) return ''
  return `, ${requirement.open} still open`
}

const percentileOf = (percentiles: Percentiles | null, quantile: string): number | null =>
  percentiles !== null && (quantile === 'p50' || quantile === 'p95' || quantile === 'p99')
    ? percentiles[quantile]
    : null

function measuredPercentiles(contract: ReportContract, measure: SpeedName): Percentiles | null {
  if (measure === 'latency') return contract.latency_ms
  return measure === 'time_to_first_token' ? contract.time_to_first_token_ms : contract.tokens_per_second
}

function speedLine(
  measure: SpeedName,
  quantile: string,
  contract: ReportContract,
  requirement: ReportRequirement,
  comparison: ReportContractComparison | null,
): Phrase {
  const value = percentileOf(measuredPercentiles(contract, measure), quantile)
  const limit = requirement.limit ?? requirement.at_most
  const show = measure === 'tokens_per_second' ? (n: number): string => String(Number(n.toFixed(1))) : span
  const showLimit = measure === 'tokens_per_second' ? show : spanLimit
  const share =
    requirement.observed === null ? 'none was measured' : `${percent(requirement.observed)} of calls within the limit`
  const head = value === null ? share : show(value)
  const bound = measure === 'tokens_per_second' ? 'at least' : 'at most'
  const needs = limit === null ? '' : `; needs ${bound} ${showLimit(limit)}`
  const before = measure === 'latency' ? percentileOf(comparison?.baseline_latency_ms ?? null, quantile) : null
  return phrase`${quantile} ${SPEED_WORDS[measure]} ${head}${needs}${before === null ? '' : `, was ${span(before)}`}${openWords(requirement)}`
}

function costLine(requirement: ReportRequirement, comparison: ReportContractComparison | null): Phrase {
  const before = comparison?.baseline_cost_per_call_usd ?? null
  const was = before === null ? '' : `, was $${dollarDigits(before * 1000)}`
  const needs = requirement.at_most === null ? '' : `; needs at most $${dollarDigits(requirement.at_most * 1000)}`
  if (requirement.observed === null) return phrase`cost of 1,000 calls is not known${needs}${was}`
  return phrase`$${dollarDigits(requirement.observed * 1000)} for 1,000 calls${needs}${was}${openWords(requirement)}`
}

export const RATE_NOUNS: Readonly<Record<RateName, string>> = {
  parse_rate: 'readable answers',
  schema_rate: 'conforming answers',
  tool_rate: 'right calls',
  match_rate: 'expected values',
  case_rate: 'cases with every sample right',
}

function regressionLine(
  of: Asked | 'agreement',
  requirement: ReportRequirement,
  comparison: ReportContractComparison | null,
): Phrase {
  if (of === 'agreement') {
    const shown = requirement.observed === null ? 'of no call' : `in ${percent(requirement.observed)} of calls`
    return phrase`the same value as the baseline ${shown}${requirement.least === null ? '' : `; needs ${percentBar(requirement.least)} %`}`
  }
  if (of.kind === 'rate') return dropLine(of.rate, pairedOf(comparison, of.rate), requirement)
  const what =
    of.kind === 'speed'
      ? `${of.quantile} ${SPEED_WORDS[of.measure]}`
      : of.kind === 'cost'
        ? 'cost of a call'
        : requirement.id
  const allowed = requirement.at_most === null ? '' : `; at most ${percentBar(requirement.at_most)} % more is allowed`
  if (requirement.observed === null) return phrase`${what} could not be compared with the baseline${allowed}`
  return phrase`${what} ${changed(requirement.observed)} the baseline's${allowed}`
}

const changed = (share: number): string =>
  share === 0 ? 'equals' : `is ${percent(Math.abs(share))} ${share > 0 ? 'above' : 'below'}`

function dropLine(rate: RateName, paired: ReportPairedRate | null, requirement: ReportRequirement): Phrase {
  const difference = paired?.difference ?? requirement.observed
  const noun = RATE_NOUNS[rate]
  if (difference === null) return phrase`${noun} could not be compared with the baseline`
  const range = paired?.interval == null ? '' : ` (${points(paired.interval[0])} to ${points(paired.interval[1])})`
  const drop = paired?.max_drop ?? null
  const unnamed = paired !== null && !paired.named
  const allowed =
    drop === null
      ? ''
      : drop === 0
        ? '; no drop is allowed'
        : unnamed
          ? `; fails where a drop of more than ${percentBar(drop)} points is proven`
          : `; a drop of ${percentBar(drop)} ${drop === 0.01 ? 'point' : 'points'} is allowed`
  return phrase`${noun} changed by ${points(difference)} points against the baseline${range}${allowed}`
}

function otherLine(requirement: ReportRequirement): Phrase {
  const shown = requirement.observed === null ? 'not measured' : String(Number(requirement.observed.toPrecision(4)))
  return phrase`${code(requirement.id)}: ${shown}`
}
