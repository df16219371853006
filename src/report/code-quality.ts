import { createHash } from 'node:crypto'
import { jsonText } from './json.ts'
import { type LocatedResult, locatedResults } from './located-results.ts'
import type { PathOf } from './path-of.ts'
import type { Report } from './report.ts'

/** GitLab shows a few hundred in a merge request; the rest is in `report.json`. */
const MOST_RESULTS = 5_000

const SEVERITIES: Readonly<Record<LocatedResult['level'], 'major' | 'minor' | 'info'>> = {
  error: 'major',
  warning: 'minor',
  note: 'info',
}

/**
 * `gl-code-quality.json`, GitLab's code quality report (docs.gitlab.com/ci/testing/code_quality, read 2026-11): a flat
 * list, each entry with a fingerprint of its own, because GitLab shows of two with the same one only the first.
 */
export const renderCodeQuality = (report: Report, pathOf: PathOf = (file) => file): string =>
  codeQualityOf(locatedResults(report, pathOf))

export function codeQualityOf(results: readonly LocatedResult[]): string {
  const seen = new Map<string, number>()
  const entries = results.slice(0, MOST_RESULTS).map(({ rule, level, text, file, line, key }) => {
    const identity = JSON.stringify([rule, file, ...key])
    const nth = seen.get(identity) ?? 0
    seen.set(identity, nth + 1)
    return {
      description: text,
      check_name: rule,
      fingerprint: createHash('sha256').update(`${identity} ${nth}`).digest('hex'),
      severity: SEVERITIES[level],
      location: { path: file, lines: { begin: line } },
    }
  })
  return `${jsonText(entries)}\n`
}
