import { isCompared } from './cells.ts'
import type { Report } from './report.ts'
import type { Inline } from './text/inline.ts'
import { code, inline, joinInline } from './text/inline.ts'
import { count, counted, dollars, duration } from './text/numbers.ts'

/** `1,480 of 1,480 calls answered, both models in the same minutes · $0.82 · 3 min 12 s · no bar lowered`. */
export function totalsLine(report: Report, givenMs: number | null): Inline {
  const known = report.provenance['elapsed_ms']
  const elapsedMs = givenMs ?? (typeof known === 'number' ? known : null)
  const { totals } = report
  const parts: Inline[] = []
  if (!report.complete) parts.push(inline`partial report`)
  if (totals.planned > 0)
    parts.push([`${count(totals.measured)} of ${counted(totals.planned, 'call')} answered${together(report)}`])
  if (totals.reused !== undefined) parts.push([`${count(totals.reused)} of them reused`])
  if (totals.unmeasured > 0) parts.push([`${count(totals.unmeasured)} without an answer`])
  if (totals.not_run > 0) parts.push([`${count(totals.not_run)} not run`])
  if (totals.measured > 0) parts.push([totals.cost_usd === null ? 'cost not known' : dollars(totals.cost_usd)])
  if (elapsedMs !== null) parts.push([duration(elapsedMs)])
  const served = report.candidate.served_models.filter((name) => name !== report.candidate.model)
  if (served.length > 0)
    parts.push(
      inline`served by ${joinInline(
        served.slice(0, 3).map((name) => [code(name)]),
        ', ',
      )}`,
    )
  if (report.weakened.length > 0) parts.push([`${counted(report.weakened.length, 'bar')} lowered`])
  else if (report.provenance['base'] !== undefined) parts.push(inline`no bar lowered`)
  return joinInline(parts, ' · ')
}

function together(report: Report): string {
  switch (report.comparison?.baseline.from) {
    case 'live':
      return isCompared(report) ? ', both models in the same minutes' : ''
    case 'journal':
      return ', the baseline from a journal'
    case 'golden':
      return ', against golden outputs'
    default:
      return ''
  }
}
