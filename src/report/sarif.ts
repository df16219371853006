import { OUTCOME_KINDS, OUTCOMES } from '../outcome/kinds.ts'
import { comparisonOf } from './cells.ts'
import { jsonText } from './json.ts'
import type { Report, ReportContract, ReportFailure, ReportFinding } from './report.ts'
import { notMet } from './standing.ts'
import { failureLine } from './words/failure-row.ts'
import { count } from './words/numbers.ts'
import { phraseOf, plainText } from './words/phrase.ts'
import { requirementLine } from './words/requirement-words.ts'
import { visible } from './words/visible.ts'

type Level = 'error' | 'warning' | 'note'

/** GitHub takes 25,000 results a run and shows 5,000 (docs.github.com, SARIF support, read 2026-11). */
const MOST_RESULTS = 5_000

/** `modelgate.sarif`, SARIF 2.1.0: a rule per outcome with its help; results on the contract's own lines. */
export function renderSarif(report: Report): string {
  const all = [...requirementResults(report), ...findingResults(report), ...caseResults(report)]
  const results = all.slice(0, MOST_RESULTS)
  const omitted = all.length - results.length
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'modelgate', rules: rulesFor(results) } },
        columnKind: 'utf16CodeUnits',
        automationDetails: { id: 'modelgate/' },
        results,
        properties: { result: report.result, resultsOmitted: omitted },
      },
    ],
  }
  return `${jsonText(log)}\n`
}

interface SarifResult {
  readonly ruleId: string
  readonly level: Level
  readonly message: { readonly text: string }
  readonly locations: readonly unknown[]
  readonly partialFingerprints: Readonly<Record<string, string>>
}

function result(
  ruleId: string,
  level: Level,
  text: string,
  place: ReportFinding['place'],
  file: string,
  key: readonly string[],
): SarifResult {
  return {
    ruleId,
    level,
    message: { text: sarifText(text) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(place?.file ?? file), uriBaseId: '%SRCROOT%' },
          region: { startLine: Math.max(1, place?.line ?? 1), startColumn: Math.max(1, place?.column ?? 1) },
        },
      },
    ],
    partialFingerprints: { 'modelgate/v1': key.map((part) => encodeURIComponent(part.toWellFormed())).join('/') },
  }
}

/** Braces are doubled (§3.11.5), and nothing reads as an embedded link (§3.11.6). */
const sarifText = (text: string): string => text.replaceAll('{', '{{').replaceAll('}', '}}').replaceAll('](', '\\](')

/** A path as a relative reference (RFC 3986): no scheme, no authority, no way to the root. */
const uriOf = (file: string): string =>
  visible(file)
    .replace(/^\/+/, '')
    .split('/')
    .map((segment) => encodeURIComponent(segment))
    .join('/') || '.'

function requirementResults(report: Report): readonly SarifResult[] {
  return report.contracts.flatMap((contract) =>
    notMet(contract)
      .filter(() => contract.result !== 'not-evaluated')
      .map((each) => {
        const line = plainText(requirementLine(contract, each, comparisonOf(report, contract.name)))
        const rule = each.verdict === 'fail' ? 'requirement-failed' : 'requirement-undecided'
        const level = each.verdict === 'fail' ? 'error' : 'warning'
        return result(rule, level, `${visible(contract.name)}: ${line}`, each.place, contract.file, [
          contract.name,
          each.id,
        ])
      }),
  )
}

function findingResults(report: Report): readonly SarifResult[] {
  return [...report.weakened, ...report.preflight, ...report.warnings].flatMap((finding) => {
    if (finding.place === null) return []
    const text = plainText(phraseOf(finding.message))
    return [
      result('finding', finding.severity, text, finding.place, finding.place.file, [finding.code, finding.place.file]),
    ]
  })
}

/** One result for each case and outcome, with the number of its calls. */
function caseResults(report: Report): readonly SarifResult[] {
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

function caseResult(contract: ReportContract, failure: ReportFailure, calls: number): SarifResult {
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

const OTHER_RULES: Readonly<Record<string, { readonly title: string; readonly help: string }>> = {
  'requirement-failed': {
    title: 'a requirement of the contract failed',
    help: 'Fewer calls than the contract asks for did what it asks. The report lists them by kind.',
  },
  'requirement-undecided': {
    title: 'a requirement could not be decided',
    help: 'Open calls, or too few of them, leave it open. The report says what would settle it.',
  },
  finding: {
    title: 'found before any call was made',
    help: 'A lowered bar, a keyword that the provider ignores, a model near its shutdown: see the message.',
  },
}

/** All outcomes but `ok`, always, so that a rule's index does not depend on the run; the others where they occur. */
function rulesFor(results: readonly SarifResult[]): readonly unknown[] {
  const used = new Set(results.map((each) => each.ruleId))
  const outcomes = OUTCOME_KINDS.filter((kind) => kind !== 'ok' && kind !== 'not-run')
  const others = Object.keys(OTHER_RULES).filter((id) => used.has(id))
  return [
    ...outcomes.map((id) => rule(id, OUTCOMES[id])),
    ...others.flatMap((id) => (OTHER_RULES[id] === undefined ? [] : [rule(id, OTHER_RULES[id])])),
  ]
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

const rule = (id: string, { title, help }: { readonly title: string; readonly help: string }): unknown => ({
  id,
  name: id,
  shortDescription: { text: sentence(title) },
  fullDescription: { text: sarifText(help) },
  help: { text: sarifText(help) },
  defaultConfiguration: { level: id === 'requirement-undecided' || id === 'unmeasured' ? 'warning' : 'error' },
  properties: { tags: ['modelgate'] },
})
