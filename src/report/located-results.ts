import { comparisonOf } from './cells.ts'
import type { PathOf } from './path-of.ts'
import type { Report, ReportFinding } from './report.ts'
import type { ReportFailure } from './reported-call.ts'
import type { ReportContract } from './reported-contract.ts'
import type { ReportRequirement } from './reported-requirement.ts'
import { notMet } from './requirement-status.ts'
import { failureLine } from './text/failure-row.ts'
import { inlineOf, plainText } from './text/inline.ts'
import { count } from './text/numbers.ts'
import { requirementLine } from './text/requirement-text.ts'
import { visible } from './text/visible.ts'

/** What is wrong on a line of a contract, for readers that show it there (SARIF, code quality). */
export interface LocatedResult {
  /** An outcome, the rule of a requirement, or that of a finding. */
  readonly rule: string
  readonly level: 'error' | 'warning' | 'note'
  /** Plain text, one line. */
  readonly text: string
  readonly file: string
  /** 1-based. */
  readonly line: number
  readonly column: number
  /** The same as long as the fault is the same one, wherever it moves in its file. */
  readonly key: readonly string[]
}

/** Everything that has a line: requirements not met, then findings, then one result for each case and outcome. */
export const locatedResults = (report: Report, pathOf: PathOf): readonly LocatedResult[] => [
  ...requirementResults(report).map((each) => ({ ...each, file: pathOf(each.file) })),
  ...findingResults([...report.weakened, ...report.preflight, ...report.warnings], pathOf),
  ...caseResults(report).map((each) => ({ ...each, file: pathOf(each.file) })),
]

function result(
  rule: string,
  level: LocatedResult['level'],
  text: string,
  place: ReportFinding['place'],
  file: string,
  key: readonly string[],
): LocatedResult {
  return {
    rule,
    level,
    text,
    file: place?.file ?? file,
    line: Math.max(1, place?.line ?? 1),
    column: Math.max(1, place?.column ?? 1),
    key,
  }
}

/** A rule a figure: rates that fail on one line would be one alert on GitHub under one rule. */
function requirementRule({ asks }: Pick<ReportRequirement, 'asks'>): string {
  const quantile = asks.quantile === null ? '' : `.p${Number((asks.quantile * 100).toFixed(6))}`
  const against = asks.against === 'baseline' ? 'regression.' : asks.against === 'floor' ? 'floor.' : ''
  return `${against}${asks.group === null ? '' : 'per_group.'}${asks.name}${quantile}`
}

function requirementResults(report: Report): readonly LocatedResult[] {
  return report.contracts.flatMap((contract) =>
    notMet(contract)
      .filter(() => contract.result !== 'not-evaluated')
      .map((each) => {
        const line = plainText(requirementLine(contract, each, comparisonOf(report, contract.name)))
        const level = each.verdict === 'fail' ? 'error' : 'warning'
        return result(requirementRule(each), level, `${visible(contract.name)}: ${line}`, each.place, contract.file, [
          contract.name,
          each.id,
        ])
      }),
  )
}

/** What the rule of a finding begins with, before its code: no outcome or figure has the name of one. */
export const FINDING_RULE = 'finding/'

/** Findings that have a line, also those of a check alone. */
export function findingResults(findings: readonly ReportFinding[], pathOf: PathOf): readonly LocatedResult[] {
  return findings.flatMap((finding) => {
    if (finding.place === null) return []
    const text = plainText(inlineOf(finding.message))
    const place = { ...finding.place, file: pathOf(finding.place.file) }
    return [
      result(`${FINDING_RULE}${finding.code}`, finding.severity, text, place, place.file, [finding.code, place.file]),
    ]
  })
}

/** One result for each case and outcome, with the number of its calls. */
function caseResults(report: Report): readonly LocatedResult[] {
  return report.contracts.flatMap((contract) => {
    const grouped = new Map<string, { readonly first: ReportFailure; calls: number }>()
    for (const failure of contract.failures) {
      if (failure.outcome === 'not-run') continue
      const key = JSON.stringify([failure.case, failure.outcome])
      const known = grouped.get(key)
      if (known === undefined) grouped.set(key, { first: failure, calls: 1 })
      else known.calls++
    }
    return [...grouped.values()].map(({ first, calls }) => caseResult(contract, first, calls))
  })
}

function caseResult(contract: ReportContract, failure: ReportFailure, calls: number): LocatedResult {
  const many = calls === 1 ? '' : ` (${count(calls)} calls)`
  const text = `${visible(contract.name)}, case ${visible(failure.case)}: ${plainText(failureLine(failure))}${many}`
  const lost = failure.outcome === 'unmeasured'
  const level = contract.result === 'fail' && !lost ? 'error' : 'note'
  return result(failure.outcome, level, text, failure.place, contract.file, [
    contract.name,
    failure.case,
    failure.outcome,
  ])
}
