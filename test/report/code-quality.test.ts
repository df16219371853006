import { describe, expect, it } from 'vitest'
import { renderCodeQuality } from '../../src/report/code-quality.ts'
import type { Report } from '../../src/report/report.ts'
import { hostileReport, manyFailures, PAYLOADS } from './fixtures/hostile.ts'
import * as named from './fixtures/named.ts'

interface Entry {
  readonly description: string
  readonly check_name: string
  readonly fingerprint: string
  readonly severity: string
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } }
}

const entriesOf = (report: Report): readonly Entry[] => JSON.parse(renderCodeQuality(report)) as readonly Entry[]

/** What GitLab requires of an entry: each member, a known severity, a relative path, a fingerprint of its own. */
function faultsOf(entries: readonly Entry[]): readonly string[] {
  const faults = entries.flatMap(({ description, check_name, severity, location: { path, lines } }) => [
    ...(description === '' || check_name === '' ? ['a text is empty'] : []),
    ...(['info', 'minor', 'major', 'critical', 'blocker'].includes(severity) ? [] : [severity]),
    ...(path.startsWith('./') || path.startsWith('/') ? [path] : []),
    ...(Number.isInteger(lines.begin) && lines.begin > 0 ? [] : [`line ${lines.begin}`]),
  ])
  const prints = new Set(entries.map(({ fingerprint }) => fingerprint))
  return prints.size === entries.length ? faults : [...faults, 'a fingerprint stands twice']
}

describe('gl-code-quality.json', () => {
  it.each(Object.entries(named))('of %s is what GitLab reads', (_name, report) => {
    expect(faultsOf(entriesOf(report))).toEqual([])
  })

  it.each(PAYLOADS.filter((payload) => !/^[./]/.test(payload)))('whatever a stranger writes: %j', (payload) => {
    const entries = entriesOf(hostileReport(payload))
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length)
  })

  it('says what failed on its line, gravest first', () => {
    expect(entriesOf(named.failingSwap)[0]).toMatchObject({
      check_name: 'match_rate',
      severity: 'major',
      location: { path: 'contracts/triage.yaml', lines: { begin: 26 } },
    })
  })

  it('keeps its fingerprints when a line moves', () => {
    const prints = (report: Report) => entriesOf(report).map(({ fingerprint }) => fingerprint)
    const moved = JSON.parse(JSON.stringify(named.failingSwap), (key, value: unknown) =>
      key === 'line' && typeof value === 'number' ? value + 7 : value,
    ) as Report
    expect(prints(moved)).toEqual(prints(named.failingSwap))
  })

  it('is bounded', () => {
    expect(entriesOf(manyFailures())).toHaveLength(5_000)
  })
})
