import type { Finding } from '../preflight/finding.ts'
import type { ReportFinding } from './report.ts'
import { problemText } from './text/problem-text.ts'

/** A finding in its words, as reports hold it. */
export function reportFinding(finding: Finding): ReportFinding {
  const { title, hint } = problemText(finding)
  const { code, severity, place } = finding
  return { code, severity, message: title, hint: hint === '' ? null : hint, place: place ?? null }
}
