import type { RateName, SpeedName } from '../../contract/thresholds.ts'
import { SHARE_WORDS } from '../../plan/requirement.ts'
import { isShare } from '../asks.ts'
import type { ReportContractComparison, ReportPairedRate } from '../reported-comparison.ts'
import type { Percentiles, ReportContract } from '../reported-contract.ts'
import type { AskedRate, AskedSpeed, ReportAsks, ReportRequirement } from '../reported-requirement.ts'
import type { Inline } from './inline.ts'
import { code, inline } from './inline.ts'
import { dollarDigits, percent, percentAgainst, percentBar, points, span, spanLimit } from './numbers.ts'

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

/** A requirement with the contract and the comparison that it stands in. */
interface Seen {
  readonly contract: ReportContract
  readonly requirement: ReportRequirement
  readonly comparison: ReportContractComparison | null
}

type Lines<Asks extends ReportAsks> = {
  readonly [Kind in Asks['kind']]: (asks: Extract<Asks, { kind: Kind }>, seen: Seen) => Inline
}

const LINES: Lines<ReportAsks> = {
  rate: (asks, seen) => {
    if (isShare(asks)) return shareLine(SHARE_WORDS[asks.name], seen.requirement)
    if (asks.against === 'baseline') return dropLine(asks.name, pairedOf(seen.comparison, asks.name), seen.requirement)
    return asks.against === 'floor' ? inline`${rateLine(asks, seen)}, the policy's floor` : rateLine(asks, seen)
  },
  speed: (asks, seen) =>
    asks.against === 'baseline'
      ? increaseLine(`${percentileName(asks)} ${SPEED_WORDS[asks.name]}`, seen.requirement)
      : speedLine(asks, seen),
  cost: ({ against }, seen) =>
    against === 'baseline' ? increaseLine('cost of a call', seen.requirement) : costLine(seen),
}

/** What came of one requirement, with its bar and the baseline's value: `expected values in 91.0 % of calls; needs 95 %, was 97.0 %`. */
export const requirementLine = (
  contract: ReportContract,
  requirement: ReportRequirement,
  comparison: ReportContractComparison | null,
): Inline =>
  (LINES[requirement.asks.kind] as (asks: ReportAsks, seen: Seen) => Inline)(requirement.asks, {
    contract,
    requirement,
    comparison,
  })

/** 0.95 → `p95`. */
const percentileName = ({ quantile }: AskedSpeed): string => `p${percentBar(quantile)}`

/** `was 97.0 %`: the baseline's share over the pairs, null where it was not asked. */
export function baselineShare(paired: ReportPairedRate | null): number | null {
  if (paired === null) return null
  const { both, baseline_only, candidate_only, neither } = paired.pairs
  const total = both + baseline_only + candidate_only + neither
  return total === 0 ? null : (both + baseline_only) / total
}

export const pairedOf = (comparison: ReportContractComparison | null, rate: RateName): ReportPairedRate | null =>
  comparison?.requirements.find(({ id }) => id === rate) ?? null

function rateLine({ name: rate, group }: AskedRate, { requirement, comparison }: Seen): Inline {
  const of = rate === 'case_rate' ? 'cases' : 'calls'
  const where = group === null ? inline`` : inline` of group ${code(group)}`
  if (requirement.observed === null) return inline`${RATE_WORDS[rate]} none of the ${of}${where}: none was measured`
  const least = requirement.least
  const shown = least === null ? percent(requirement.observed) : `${percentAgainst(requirement.observed, least)} %`
  const share = group === null ? baselineShare(pairedOf(comparison, rate)) : null
  const was = share === null ? '' : `, was ${percent(share)}`
  const needs = least === null ? '' : `; needs ${percentBar(least)} %`
  return inline`${RATE_WORDS[rate]} ${shown} of ${of}${where}${needs}${was}${openWords(requirement)}`
}

/** Calls that could still move an undecided requirement. */
function openWords(requirement: ReportRequirement): string {
  if (requirement.verdict !== 'undecided' || requirement.open === 0) return ''
  return `, ${requirement.open} still open`
}

const percentileOf = (percentiles: Percentiles | null, name: string): number | null =>
  percentiles !== null && (name === 'p50' || name === 'p95' || name === 'p99') ? percentiles[name] : null

function measuredPercentiles(contract: ReportContract, measure: SpeedName): Percentiles | null {
  if (measure === 'latency') return contract.latency_ms
  return measure === 'time_to_first_token' ? contract.time_to_first_token_ms : contract.tokens_per_second
}

function speedLine(asks: AskedSpeed, { contract, requirement, comparison }: Seen): Inline {
  const { name: measure } = asks
  const quantile = percentileName(asks)
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
  return inline`${quantile} ${SPEED_WORDS[measure]} ${head}${needs}${before === null ? '' : `, was ${span(before)}`}${openWords(requirement)}`
}

function costLine({ requirement, comparison }: Seen): Inline {
  const before = comparison?.baseline_cost_per_call_usd ?? null
  const was = before === null ? '' : `, was $${dollarDigits(before * 1000)}`
  const needs = requirement.at_most === null ? '' : `; needs at most $${dollarDigits(requirement.at_most * 1000)}`
  if (requirement.observed === null) return inline`cost of 1,000 calls is not known${needs}${was}`
  return inline`$${dollarDigits(requirement.observed * 1000)} for 1,000 calls${needs}${was}${openWords(requirement)}`
}

export const RATE_NOUNS: Readonly<Record<RateName, string>> = {
  parse_rate: 'readable answers',
  schema_rate: 'conforming answers',
  tool_rate: 'right calls',
  match_rate: 'expected values',
  case_rate: 'cases with every sample right',
}

function shareLine(words: string, { observed, least }: ReportRequirement): Inline {
  const shown = observed === null ? 'of no call' : `in ${percent(observed)} of calls`
  return inline`${words} ${shown}${least === null ? '' : `; needs ${percentBar(least)} %`}`
}

function increaseLine(what: string, requirement: ReportRequirement): Inline {
  const allowed = requirement.at_most === null ? '' : `; at most ${percentBar(requirement.at_most)} % more is allowed`
  if (requirement.observed === null) return inline`${what} could not be compared with the baseline${allowed}`
  return inline`${what} ${changed(requirement.observed)} the baseline's${allowed}`
}

const changed = (share: number): string =>
  share === 0 ? 'equals' : `is ${percent(Math.abs(share))} ${share > 0 ? 'above' : 'below'}`

function dropLine(rate: RateName, paired: ReportPairedRate | null, requirement: ReportRequirement): Inline {
  const difference = paired?.difference ?? requirement.observed
  const noun = RATE_NOUNS[rate]
  if (difference === null) return inline`${noun} could not be compared with the baseline`
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
  return inline`${noun} changed by ${points(difference)} points against the baseline${range}${allowed}`
}
