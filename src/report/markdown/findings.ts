import type { Report, ReportFinding } from '../report.ts'
import { inlineOf } from '../text/inline.ts'
import { counted } from '../text/numbers.ts'
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
