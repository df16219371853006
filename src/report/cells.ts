import type { RateName } from '../contract/thresholds.ts'
import { isMeanCost, isP95Latency, isWholeRate } from './asks.ts'
import { goldenAgreement } from './golden-agreement.ts'
import type { Report } from './report.ts'
import type { ComparisonVerdict, ReportContractComparison, ReportPairedRate } from './reported-comparison.ts'
import type { ReportContract } from './reported-contract.ts'
import { statusOf } from './requirement-status.ts'
import {
  dollarDigits,
  NOT_ASKED,
  percentAgainst,
  percentBar,
  percentDigits,
  points,
  span,
  spanLimit,
  spanOf,
} from './text/numbers.ts'

/** One figure of the contract table, as text of our own making, and how it stands to its bar. */
export interface Cell {
  readonly text: string
  /** A word in front of it that says the verdict. */
  readonly lead?: string
  readonly status: 'failed' | 'undecided' | 'passed' | 'shown' | 'not-asked'
}

export interface ContractRow {
  readonly parse: Cell
  readonly schema: Cell
  readonly tools: Cell
  readonly match: Cell
  readonly p95: Cell
  readonly costPer1000: Cell
  readonly baseline: Cell
}

const NO_DATA: Cell = { text: 'no data', status: 'shown' }
const EMPTY: Cell = { text: NOT_ASKED, status: 'not-asked' }

export const comparisonOf = (report: Report, name: string): ReportContractComparison | null =>
  report.comparison?.contracts.find((each) => each.name === name) ?? null

/** Whether any answer of the candidate stands beside one of the baseline. */
export function isCompared({ comparison }: Report): boolean {
  const pairs = comparison?.contracts.flatMap(({ requirements }) => requirements.map((each) => each.pairs)) ?? []
  if (goldenAgreement(comparison?.contracts ?? []).of > 0) return true
  return pairs.some((each) => each.both + each.baseline_only + each.candidate_only + each.neither > 0)
}

export function contractRow(report: Report, contract: ReportContract): ContractRow {
  const compared = comparisonOf(report, contract.name)
  const { asks, funnel } = contract
  const strongest = asks.match ? 'match_rate' : asks.tools ? 'tool_rate' : 'schema_rate'
  const rate = (name: RateName, asked: boolean, passed: number, of: number): Cell =>
    asked ? rateCell(contract, name, passed, of, name === strongest) : EMPTY
  return {
    parse: rate('parse_rate', true, funnel.parsed, funnel.measured),
    schema: rate('schema_rate', asks.schema || asks.tools, funnel.conforms, funnel.measured),
    tools: rate('tool_rate', asks.tools, funnel.right_calls, everyUnit(contract, asks.tool_units)),
    match: rate('match_rate', asks.match, funnel.ok, everyUnit(contract, asks.match_units)),
    p95: latencyCell(contract),
    costPer1000: costCell(contract, compared),
    baseline: baselineCell(compared),
  }
}

/** Funnel counts stand for a rate only where all units are asked; else the requirement's own share is all we know. */
const everyUnit = (contract: ReportContract, units: number): number =>
  units === contract.planned ? contract.funnel.measured : 0

function rateCell(contract: ReportContract, name: RateName, passed: number, of: number, strongest: boolean): Cell {
  const requirement = contract.requirements.find(({ asks }) => isWholeRate(asks) && asks.name === name)
  const share = requirement === undefined ? (of === 0 ? null : passed / of) : requirement.observed
  if (share === null)
    return contract.result === 'not-evaluated'
      ? NO_DATA
      : { ...NO_DATA, status: requirement === undefined ? 'shown' : 'undecided' }
  const least = requirement?.least ?? null
  if (requirement === undefined || least === null) return { text: `${percentDigits(share)} %`, status: 'shown' }
  const status = statusOf(requirement)
  if (status === 'passed' && !(strongest && least < 1)) return { text: `${percentDigits(share)} %`, status }
  const sign = share < least ? '<' : '≥'
  return { text: `${percentAgainst(share, least)} % ${sign} ${percentBar(least)}`, status }
}

function latencyCell(contract: ReportContract): Cell {
  const value = contract.latency_ms?.p95 ?? null
  const requirement = contract.requirements.find(({ asks }) => isP95Latency(asks))
  const limit = requirement?.limit ?? requirement?.at_most ?? null
  if (value === null) return requirement === undefined ? EMPTY : { text: 'no data', status: 'undecided' }
  if (requirement === undefined || limit === null) return { text: span(value), status: 'shown' }
  return { text: spanAgainst(value, limit), status: statusOf(requirement) }
}

/** `1.4 ≤ 2 s`: the unit once where both share it, and digits enough to tell the two apart. */
function spanAgainst(value: number, limit: number): string {
  const sign = value <= limit ? '≤' : '>'
  const bar = spanLimit(limit)
  let shown = spanOf(value)
  for (let digits = 1; digits < 4 && `${shown.digits} ${shown.unit}` === bar && value !== limit; digits++) {
    shown = spanOf(value, digits + 1)
  }
  return bar.endsWith(` ${shown.unit}`)
    ? `${shown.digits} ${sign} ${bar}`
    : `${shown.digits} ${shown.unit} ${sign} ${bar}`
}

function costCell(contract: ReportContract, compared: ReportContractComparison | null): Cell {
  const cost = contract.cost_per_call_usd
  const requirement = contract.requirements.find(({ asks }) => isMeanCost(asks))
  if (cost === null) return requirement === undefined ? EMPTY : { text: 'no data', status: 'undecided' }
  const before = compared?.baseline_cost_per_call_usd ?? null
  const was = before === null ? '' : ` (${dollarDigits(before * 1000)})`
  const most = requirement?.at_most ?? null
  if (requirement === undefined || most === null) return { text: `${dollarDigits(cost * 1000)}${was}`, status: 'shown' }
  const sign = cost <= most ? '≤' : '>'
  return {
    text: `${dollarDigits(cost * 1000)} ${sign} ${dollarDigits(most * 1000)}${was}`,
    status: statusOf(requirement),
  }
}

export const COMPARISON_WORDS: Readonly<Record<ComparisonVerdict, string>> = {
  improved: 'improved',
  'no-worse': 'no worse',
  regressed: 'regressed',
  unclear: 'unclear',
}
const STRONGEST_FIRST: readonly RateName[] = ['match_rate', 'tool_rate', 'schema_rate', 'parse_rate']

/** The comparison a row shows: the strongest rate asked, unless another one got worse. */
export function shownPair(compared: ReportContractComparison | null): ReportPairedRate | null {
  if (compared === null) return null
  const rates = compared.requirements.filter((each) => STRONGEST_FIRST.includes(each.id))
  const ordered = rates.sort((a, b) => STRONGEST_FIRST.indexOf(a.id) - STRONGEST_FIRST.indexOf(b.id))
  return ordered.find((each) => each.verdict === 'regressed') ?? ordered[0] ?? null
}

function baselineCell(compared: ReportContractComparison | null): Cell {
  const pair = shownPair(compared)
  if (pair === null) return EMPTY
  const name = pair.id === 'match_rate' ? '' : `${pair.id.replace('_rate', '')} `
  const range = pair.interval === null ? '' : ` (${points(pair.interval[0])} to ${points(pair.interval[1])})`
  const difference = pair.difference === null ? '' : ` ${points(pair.difference)} pt`
  const status = pair.verdict === 'regressed' ? 'failed' : pair.verdict === 'unclear' ? 'undecided' : 'passed'
  return { lead: `${name}${COMPARISON_WORDS[pair.verdict]}`, text: `${difference}${range}`.trim(), status }
}

/** The level of the intervals in the last column, where they share one. */
export function sharedLevel(report: Report): number | null {
  const levels = new Set<number>()
  for (const compared of report.comparison?.contracts ?? []) {
    const pair = shownPair(compared)
    if (pair?.level != null && pair.interval !== null) levels.add(pair.level)
  }
  const [first] = levels
  return levels.size === 1 && first !== undefined ? first : null
}
