import type { Problem } from '../problem/problem.ts'
import { comparisonOf } from './cells.ts'
import { worstFirst } from './contract-order.ts'
import type { Report, ReportFinding } from './report.ts'
import type { ReportFailure } from './reported-call.ts'
import type { ReportContract } from './reported-contract.ts'
import type { ReportRequirement } from './reported-requirement.ts'
import { notMet } from './requirement-status.ts'
import { failureLine } from './text/failure-row.ts'
import { inlineOf, plainText } from './text/inline.ts'
import { count } from './text/numbers.ts'
import { docLink, problemText } from './text/problem-text.ts'
import { requirementLine } from './text/requirement-text.ts'
import { cutText } from './text/visible.ts'

/** A remark on a line of a file, as GitHub's checks show it. All text is plain, one line, and cut to what they take. */
export interface Annotation {
  readonly file: string
  /** 1-based. */
  readonly line: number
  readonly level: 'failure' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
}

type Located = Pick<ReportFinding, 'place'>

/**
 * Remarks on the contract's own lines (thresholds, cases, schema), most important first: what blocks, what failed, the
 * cases behind it, what is open, what is worth knowing. Callers cut where their channel ends.
 */
export function annotationsOf(report: Report): readonly Annotation[] {
  const findings = [...report.weakened, ...report.preflight, ...report.warnings]
  const bySeverity = (severity: ReportFinding['severity']): readonly Annotation[] =>
    findings.filter((finding) => finding.severity === severity).flatMap(findingAnnotation)
  const contracts = worstFirst(report.contracts)
  const requirements = (verdict: ReportRequirement['verdict']): readonly Annotation[] =>
    contracts.flatMap((contract) =>
      notMet(contract)
        .filter((each) => each.verdict === verdict && contract.result !== 'not-evaluated')
        .map((each) => requirementAnnotation(report, contract, each)),
    )
  return [
    ...bySeverity('error'),
    ...requirements('fail'),
    ...contracts.filter((contract) => contract.result === 'fail').flatMap(caseAnnotations),
    ...requirements('undecided'),
    ...bySeverity('warning'),
  ]
}

const TITLE = 200
const MESSAGE = 2000

function annotation(
  located: Located,
  fallback: string,
  level: Annotation['level'],
  title: string,
  message: string,
): Annotation {
  return {
    file: located.place?.file ?? fallback,
    line: Math.max(1, located.place?.line ?? 1),
    level,
    title: cutText(title, TITLE).text,
    message: cutText(message, MESSAGE).text,
  }
}

/** A finding without a place has no line to stand on; the comment shows it. */
function findingAnnotation(finding: ReportFinding): readonly Annotation[] {
  if (finding.place === null) return []
  const hint = finding.hint === null || finding.hint === '' ? '' : ` ${plainText(inlineOf(finding.hint))}`
  const level = finding.severity === 'error' ? 'failure' : 'warning'
  const message = plainText(inlineOf(finding.message))
  return [
    annotation(finding, finding.place.file, level, message, `${stopped(message)}${hint}${linkBehind(finding.code)}`),
  ]
}

/** ` (https://…)`: the page that tells more. */
const linkBehind = (code: string): string => {
  const link = docLink(code)
  return link === '' ? '' : ` (${link})`
}

function requirementAnnotation(report: Report, contract: ReportContract, requirement: ReportRequirement): Annotation {
  const failed = requirement.verdict === 'fail'
  const line = plainText(requirementLine(contract, requirement, comparisonOf(report, contract.name)))
  const says = requirement.says.map((annotate) => plainText(inlineOf(annotate)))
  const title = `${contract.name}: ${requirement.id} ${failed ? 'failed' : 'is open'}`
  return annotation(
    requirement,
    contract.file,
    failed ? 'failure' : 'warning',
    plainText([title]),
    [`${line}.`, ...says].join(' '),
  )
}

/** One remark a case: its first failing call, and how many more there are. Lost calls are not the case's fault. */
function caseAnnotations(contract: ReportContract): readonly Annotation[] {
  const byCase = new Map<string, ReportFailure[]>()
  for (const failure of contract.failures) {
    if (failure.place === null || failure.outcome === 'not-run' || failure.outcome === 'unmeasured') continue
    const those = byCase.get(failure.case)
    if (those === undefined) byCase.set(failure.case, [failure])
    else those.push(failure)
  }
  return [...byCase.values()].flatMap((failures) => {
    const [first] = failures
    if (first === undefined) return []
    const more = failures.length === 1 ? '' : ` ${count(failures.length - 1)} more of its calls failed.`
    const title = plainText([`${contract.name}: case ${first.case} failed`])
    return [annotation(first, contract.file, 'warning', title, `${plainText(failureLine(first))}.${more}`)]
  })
}

/** Problems that kept a run from beginning, on their lines; one without a line is shown by the comment. */
export const problemAnnotations = (problems: readonly Problem[]): readonly Annotation[] =>
  problems.flatMap((problem) => {
    const { title, hint } = problemText(problem)
    return findingAnnotation({ ...problem, place: problem.place ?? null, severity: 'error', message: title, hint })
  })

/** With a full stop, where the sentence does not end by itself. */
export const stopped = (sentence: string): string => (/[.?!]$/.test(sentence) ? sentence : `${sentence}.`)
