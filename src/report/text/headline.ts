import { unreachable } from '../../problem/problem.ts'
import { isComparedRate, isWholeRate } from '../asks.ts'
import { comparisonOf } from '../cells.ts'
import type { Report, ReportContract, RunResult } from '../report.ts'
import { statusOf } from '../requirement-status.ts'
import { allHold, contractsOf, isRepeated, passingHeadline, undecidedHeadline, worstRate } from './compared-headline.ts'
import type { Inline } from './inline.ts'
import { code, inline, inlineOf } from './inline.ts'
import { count, counted } from './numbers.ts'
import { baselineShare, pairedOf } from './requirement-text.ts'
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
