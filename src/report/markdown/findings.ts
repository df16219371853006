import type { Problem } from '../../problem/problem.ts'
import type { Report, ReportFinding } from '../report.ts'
import { inlineOf } from '../text/inline.ts'
import { counted } from '../text/numbers.ts'
import { problemText } from '../text/problem-text.ts'
import type { Detail } from './detail.ts'
import { codeCut, markdownInline } from './escape.ts'

const ORDER: Readonly<Record<ReportFinding['severity'], number>> = { error: 0, warning: 1, note: 2 }

export const gravestFirst = (findings: readonly ReportFinding[]): readonly ReportFinding[] =>
  [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity])

function written(finding: ReportFinding, detail: Detail, withHint: boolean): string {
  const place = finding.place === null ? '' : `, ${codeCut(`${finding.place.file}:${finding.place.line}`, 120)}`
  const hint =
    withHint && finding.hint !== null && finding.hint !== ''
      ? ` (${markdownInline(inlineOf(finding.hint), detail.value)})`
      : ''
  return `${markdownInline(inlineOf(finding.message), detail.value)}${place}${hint}`
}

/** What this change makes easier to pass: before anything else, a line each. */
export function weakenedBlock(report: Report, detail: Detail): readonly string[] {
  const { weakened } = report
  if (weakened.length === 0) return []
  const shown = gravestFirst(weakened).slice(0, Math.max(detail.findings, 1))
  const rest = weakened.length - shown.length
  const verb = weakened.some((finding) => finding.severity === 'error')
    ? 'lowers the bar'
    : 'lowers the bar, as allowed'
  return [
    `**This change ${verb}:**`,
    ...shown.map((finding) => `- ${written(finding, detail, true)}`),
    ...(rest > 0 ? [`- …and ${counted(rest, 'more lowered bar')}`] : []),
  ]
}

/** `**Preflight:** a · b · c`, in one line; what is grave comes first and in bold. */
export function findingsLine(title: string, findings: readonly ReportFinding[], detail: Detail): readonly string[] {
  if (findings.length === 0 || detail.findings === 0) return []
  const shown = gravestFirst(findings)
    .slice(0, detail.findings)
    .map(
      (finding) =>
        `${finding.severity === 'error' ? '❌ ' : ''}${written(finding, detail, finding.severity === 'error')}`,
    )
  const rest = findings.length - shown.length
  return [`**${title}:** ${[...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(' · ')}`]
}

/** The headline where nothing was judged. */
export const problemsHeadline = (problems: readonly Problem[]): string =>
  `Nothing was judged: ${counted(problems.length, 'problem')} to correct first`

/** What is wrong with contracts, policy or inputs, for a comment or summary of at most `limit` characters. */
export function renderProblems(problems: readonly Problem[], limit: number): string {
  const heading = `### ❌ ${problemsHeadline(problems)}\n`
  const lines: string[] = []
  let size = heading.length + ROOM_FOR_REST
  for (const problem of problems) {
    const line = problemLine(problem)
    if (size + line.length + 1 > limit) break
    lines.push(line)
    size += line.length + 1
  }
  const rest = problems.length - lines.length
  return `${heading}\n${[...lines, ...(rest > 0 ? [`- …and ${counted(rest, 'more problem')}, in the log`] : [])].join('\n')}\n`
}

const ROOM_FOR_REST = 80
const VALUE = 120

function problemLine(problem: Problem): string {
  const { title, hint } = problemText(problem)
  const { place } = problem
  const where = place === undefined ? '' : `${codeCut(`${place.file}:${place.line}:${place.column}`, VALUE)} `
  return `- ${where}${markdownInline(inlineOf(title), VALUE)}${hint === '' ? '' : `<br>${markdownInline(inlineOf(hint), VALUE)}`}`
}
