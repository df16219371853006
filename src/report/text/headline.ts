import { unreachable } from '../../problem/problem.ts'
import { isComparedRate, isWholeRate } from '../asks.ts'
import { comparisonOf, isCompared } from '../cells.ts'
import { goldenAgreement } from '../golden-agreement.ts'
import type { Report } from '../report.ts'
import type { ReportComparison, ReportPairedRate } from '../reported-comparison.ts'
import type { ReportContract, RunResult } from '../reported-contract.ts'
import { notMet, statusOf } from '../requirement-status.ts'
import { code, type Inline, inline, inlineOf } from './inline.ts'
import { count, counted, percent, points } from './numbers.ts'
import { baselineShare, pairedOf, RATE_NOUNS } from './requirement-text.ts'
import { silentHeadline } from './silent-headline.ts'

export const RESULT_MARKS: Readonly<Record<RunResult, string>> = {
  fail: '❌',
  inconclusive: '⚪',
  'not-evaluated': '🔘',
  error: '⛔',
  pass: '✅',
}

/** The result in one sentence, the candidate named; a run of a part of the cases says so first. */
export function headline(report: Report): Inline {
  if (report.narrowed === undefined) return ofAll(report)
  const { run, of } = report.narrowed
  const part = `${count(run)} of ${counted(of, 'case')}`
  return report.result === 'pass'
    ? inline`${code(report.candidate.model)} passes on ${part}, and nothing is known of the others`
    : inline`${part}: ${ofAll(report)}`
}

function ofAll(report: Report): Inline {
  const failed = report.contracts.filter((contract) => contract.result === 'fail')
  switch (report.result) {
    case 'fail':
      return failed.length > 0 ? failing(report, failed) : blocked(report)
    case 'pass':
      return passingHeadline(report)
    case 'inconclusive':
      return silentHeadline(report) ?? undecidedHeadline(report)
    case 'not-evaluated':
      return inline`Not evaluated: nothing is known about ${code(report.candidate.model)}, no call was made`
    case 'error':
      return inline`Nothing was judged: ${inlineOf(gravest(report)?.message ?? 'the run could not begin')}`
    default:
      return unreachable(report.result)
  }
}

function failing(report: Report, failed: readonly ReportContract[]): Inline {
  const candidate = code(report.candidate.model)
  const of = `${failed.length} of ${contractsOf(report)}`
  if (report.baseline === null) {
    const swap = report.retired_baseline === undefined ? '' : 'Not yet: '
    return inline`${swap}${candidate} fails ${of}`
  }
  const baseline = code(report.baseline.model)
  const held = failed.map((contract) => baselineHolds(report, contract))
  if (isRepeated(report)) return inline`${candidate} ${comparedWithBefore(of, held)}`
  const worst = failed.every(failsByComparisonAlone) ? worstRate(report) : null
  if (worst !== null) return inline`Not yet: ${candidate} is worse than ${baseline}: ${worst}`
  if (report.contracts.every((contract) => baselineHolds(report, contract) === true)) {
    return inline`Not yet: ${candidate} fails ${of} that ${baseline} passes`
  }
  if (held.every((holds) => holds === true)) {
    return inline`Not yet: ${candidate} fails ${of}; ${baseline} passes ${failed.length === 1 ? 'it' : 'them'}`
  }
  if (held.every((holds) => holds === false)) return inline`Not yet: ${candidate} fails ${of}; so does ${baseline}`
  return inline`Not yet: ${candidate} fails ${of}`
}

/** Whether nothing but the comparison of rates fails a contract. */
const failsByComparisonAlone = (contract: ReportContract): boolean =>
  contract.requirements.filter((each) => statusOf(each) === 'failed').every(({ asks }) => isComparedRate(asks))

function comparedWithBefore(of: string, held: readonly (boolean | null)[]): string {
  if (held.every((holds) => holds === true)) return `got worse: it fails ${of}, and did not in the earlier run`
  return held.every((holds) => holds === false) ? `fails ${of}, as in the earlier run` : `fails ${of}`
}

/** Whether the baseline's own shares meet the contract's bars; null where some were not asked of it. */
function baselineHolds(report: Report, contract: ReportContract): boolean | null {
  const compared = comparisonOf(report, contract.name)
  let known = 0
  for (const { asks, least } of contract.requirements) {
    const share = isWholeRate(asks) ? baselineShare(pairedOf(compared, asks.name)) : null
    if (share === null || least === null) continue
    if (share < least) return false
    known++
  }
  const wanted = contract.requirements.filter(
    (each) => isWholeRate(each.asks) || (statusOf(each) === 'failed' && each.kind !== 'regression'),
  )
  return known > 0 && known === wanted.length ? true : null
}

/** No contract failed, so something before the calls did: a lowered bar, a model about to be retired. */
function blocked(report: Report): Inline {
  const lowered = report.weakened.filter((finding) => finding.severity === 'error').length
  if (lowered > 0) {
    const holds =
      report.narrowed === undefined &&
      report.contracts.length > 0 &&
      report.contracts.every((contract) => contract.result === 'pass')
    const rest = holds ? `; ${allHold(report)} as changed` : ''
    return inline`Blocked: this change lowers ${counted(lowered, 'bar')}${rest}`
  }
  const finding = gravest(report)
  if (finding !== undefined) {
    const { measured, unmeasured } = report.totals
    return inline`Blocked${measured + unmeasured === 0 ? ' before any call' : ''}: ${inlineOf(finding.message)}`
  }
  const other = report.warnings.find(({ severity }) => severity === 'error')
  if (other !== undefined) return inlineOf(other.message)
  return inline`${code(report.candidate.model)} does not pass`
}

const gravest = ({ preflight }: Report): Report['preflight'][number] | undefined =>
  preflight.find((each) => each.severity === 'error')

const contractsOf = (report: Report): string => counted(report.contracts.length, 'contract')

const allHold = (report: Report): string =>
  report.contracts.length === 1
    ? 'the contract holds'
    : `${report.contracts.length === 2 ? 'both' : `all ${report.contracts.length}`} contracts hold`

/** The baseline is an earlier run of the same model: nothing is swapped, and the question is whether it got worse. */
const isRepeated = ({ candidate, baseline, comparison }: Report): boolean =>
  comparison?.baseline.from === 'journal' &&
  baseline?.model === candidate.model &&
  baseline.provider === candidate.provider

/** A pass in one sentence, which never says more than the comparison does (docs/statistics.md#what-is-said). */
function passingHeadline(report: Report): Inline {
  const candidate = code(report.candidate.model)
  const { comparison } = report
  if (comparison?.baseline.from === 'golden' && isCompared(report)) return golden(report, comparison)
  if (report.retired_baseline !== undefined && !isCompared(report))
    return inline`${candidate} keeps its contracts; ${code(report.retired_baseline.model)} is shut down, so nothing was compared`
  if (report.baseline === null || comparison === null || !isCompared(report))
    return inline`${candidate} passes: ${allHold(report)}`
  const rates = comparison.contracts.flatMap(({ requirements }) => requirements)
  if (isRepeated(report)) {
    const worse = rates.some(isWorse) ? ', but it answers worse than in the earlier run' : ''
    return inline`${candidate} passes: ${allHold(report)}${worse}`
  }
  return comparison.judge === 'relative' ? relative(report, comparison) : againstBaseline(report, comparison, rates)
}

const isWorse = ({ verdict }: ReportPairedRate): boolean => verdict === 'regressed'

function golden({ candidate, retired_baseline: retired }: Report, { contracts }: ReportComparison): Inline {
  const { same, of } = goldenAgreement(contracts)
  const gone = retired === undefined ? inline`` : inline`; ${code(retired.model)} is shut down`
  return inline`${code(candidate.model)} agrees with the recorded answers in ${percent(same / of, 0)} of cases${gone}`
}

function againstBaseline(report: Report, comparison: ReportComparison, rates: readonly ReportPairedRate[]): Inline {
  const [candidate, baseline] = [code(report.candidate.model), code(comparison.baseline.model)]
  const worst = worstRate(report)
  if (worst !== null) return inline`${candidate} keeps its contracts, and is worse than ${baseline}: ${worst}`
  const unclear = rates.filter(({ verdict }) => verdict === 'unclear')
  if (unclear.length > 0)
    return inline`${candidate} keeps its contracts; not shown that it is as good as ${baseline}: ${wouldShow(unclear)}`
  const left = report.contracts.length - comparison.contracts.length
  if (left > 0)
    return inline`${candidate} keeps its contracts; ${left} of ${contractsOf(report)} ${left === 1 ? 'was' : 'were'} not compared with ${baseline}`
  return inline`Yes: ${candidate} can take over from ${baseline}`
}

/** What would have to be there for the rates that are unclear to be clear. */
function wouldShow(unclear: readonly ReportPairedRate[]): string {
  if (unclear.some(({ reason }) => reason === 'stopped')) return 'the run stopped before it was compared'
  if (unclear.some(({ reason }) => reason === 'not-compared')) return 'it was not compared'
  const more = unclear.map((rate) => rate.more_cases ?? null)
  if (more.includes(null)) return 'no number of cases would'
  const most = Math.max(...more.map((cases) => cases ?? 0))
  return `about ${counted(most, 'more case')} would`
}

function relative(report: Report, { baseline, confidence, contracts }: ReportComparison): Inline {
  const cases = contracts.reduce((sum, one) => sum + one.cases.compared, 0)
  const proof = confidence === null ? ` on these ${counted(cases, 'case')} (observed, not proven)` : ''
  const own = report.contracts.flatMap(({ requirements }) => requirements.filter(({ decides }) => decides === false))
  const missed = own.filter(({ verdict }) => verdict !== 'pass').length
  const short =
    missed === 0
      ? ''
      : `; ${missed} of its own ${counted(own.length, 'threshold')} ${missed === 1 ? 'is' : 'are'} not met`
  return inline`Yes: ${code(report.candidate.model)} is no worse than ${code(baseline.model)}${proof}${short}`
}

/** The rate that is proven worst, with its contract; null where none regressed. */
function worstRate({ comparison }: Report): Inline | null {
  const regressed = (comparison?.contracts ?? []).flatMap(({ name, requirements }) =>
    requirements.filter(isWorse).map((rate) => ({ name, rate })),
  )
  const upper = ({ rate }: (typeof regressed)[number]): number => rate.interval?.[1] ?? 0
  const [worst] = [...regressed].sort((a, b) => upper(a) - upper(b))
  if (worst === undefined || worst.rate.difference === null) return null
  const noun = RATE_NOUNS[worst.rate.id]
  const { difference, interval } = worst.rate
  const range = interval === null ? '' : ` (${points(interval[0])} to ${points(interval[1])})`
  const more = regressed.length === 1 ? '' : `, and ${counted(regressed.length - 1, 'more rate')}`
  return inline`${code(worst.name)}, ${noun} regressed ${points(difference)} pt${range}${more}`
}

/** What is open, and what is missing for it. */
function undecidedHeadline(report: Report): Inline {
  const open = report.contracts.filter((contract) => contract.result === 'inconclusive').length
  const candidate = code(report.candidate.model)
  if (open === 0 && report.provenance['what_if'] === true)
    return inline`Not decided: what ${candidate} is held to was chosen after its answers were seen, and proves nothing`
  const mixed = report.warnings.find((one) => one.code === 'models-mixed')
  if (open === 0 && mixed !== undefined) return inline`Not decided: ${inlineOf(mixed.message)}`
  if (open === 0) return inline`Not decided: the run of ${candidate} ended early`
  const missing = whatIsMissing(report)
  return inline`Not decided: ${open} of ${contractsOf(report)} ${open === 1 ? 'is' : 'are'} open for ${candidate}${missing === null ? '' : inline`; ${missing}`}`
}

function whatIsMissing(report: Report): Inline | null {
  const { comparison, totals } = report
  const open = report.contracts.flatMap(notMet)
  const isComparison = open.every(({ asks }) => asks.against === 'baseline')
  const rates = (comparison?.contracts ?? []).flatMap(({ requirements }) => requirements)
  if (comparison && rates.some(({ reason }) => reason === 'not-compared') && isComparison)
    return inline`it was not compared with ${code(comparison.baseline.model)}`
  const lost = totals.unmeasured + totals.not_run
  if (lost > 0) return inline`${counted(lost, 'call')} ${lost === 1 ? 'has' : 'have'} no answer`
  return open.length > 0 && isComparison ? inline`neither better nor worse is proven` : inline`neither side is proven`
}
