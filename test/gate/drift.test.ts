import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Report } from '../../src/report/report.ts'
import { completion, type Endpoint, echoContract, sendJson, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { expectInvariants } from './invariants.ts'
import { folderOf, removeFolder, reportOf, textOf } from './process.ts'

const CASES = 200
const POLICY = `version: 1
thresholds: { match_rate: 0.5, schema_rate: 0.5, parse_rate: 0.5 }
baseline: { journal: last.jsonl, pinned: pinned.jsonl }
`

describe('drift against last night and against a pinned journal', () => {
  let endpoint: Endpoint
  let folder: string
  /** Of so many cases in a hundred the answer is another number. */
  let wrong = 0
  let fingerprint = 'fp_a'
  let served = 'as-asked'

  beforeAll(async () => {
    endpoint = await startEndpoint(({ text }, response) => {
      const n = Number(text) % 100 < wrong ? -1 : Number(text)
      const answer = completion(JSON.stringify({ n }))
      sendJson(response, 200, { ...answer, model: served, system_fingerprint: fingerprint })
    })
  })
  afterAll(() => endpoint.close())
  beforeEach(() => {
    folder = folderOf({
      'echo.yaml': echoContract(CASES),
      'modelgate.yaml': POLICY,
      'none.yaml': 'version: 1\nthresholds: { match_rate: 0.5 }\n',
    })
    fingerprint = 'fp_a'
    served = 'as-asked'
    return () => removeFolder(folder)
  })

  /** One night: so many of a hundred wrong, written to a journal of its own. */
  const night = async (share: number, day: string, journal: string, ...argv: readonly string[]) => {
    wrong = share
    const told = await inside(
      ['run', 'echo.yaml', '--base-url', endpoint.url, '--model', 'm', '--journal', journal, ...argv],
      folder,
      {},
      undefined,
      day,
    )
    return { ...told, report: reportOf(folder) }
  }
  const wordsOf = (report: Report): Record<string, string | undefined> =>
    Object.fromEntries(
      (report.drift?.anchors ?? []).map(({ name, contracts }) => [
        name,
        contracts[0]?.requirements.find(({ id }) => id === 'match_rate')?.verdict,
      ]),
    )

  it('sees a point a night, which last night alone does not show', async () => {
    await night(0, '2026-10-01', 'pinned.jsonl', '--policy', 'none.yaml')
    await night(5, '2026-11-29', 'last.jsonl', '--policy', 'none.yaml')
    const { code, report, stdout, stderr } = await night(6, '2026-11-30', 'now.jsonl')
    expect(code, stderr).toBe(1)
    expectInvariants(report)
    expect(wordsOf(report)).toEqual({ last: 'unclear', pinned: 'regressed' })
    expect(report.drift?.anchors.map(({ day, model }) => [day, model])).toEqual([
      ['2026-11-29', 'm'],
      ['2026-10-01', 'm'],
    ])
    expect(report.preflight).toMatchObject([{ code: 'drift-pinned', severity: 'error' }])
    for (const text of [
      stdout,
      textOf(folder, 'modelgate-report/report.md'),
      textOf(folder, 'modelgate-report/report.html'),
    ]) {
      expect(text).toContain('Against the last journal (2026-11-29)')
      expect(text).toContain('Against the pinned journal (2026-10-01)')
    }
    await inside(['rejudge', 'now.jsonl', '--report-dir', 'again'], folder)
    expect(textOf(folder, 'again/report.json')).toBe(textOf(folder, 'modelgate-report/report.json'))
  })

  it('says first that another configuration answers', async () => {
    await night(0, '2026-10-01', 'pinned.jsonl', '--policy', 'none.yaml')
    await night(0, '2026-11-29', 'last.jsonl', '--policy', 'none.yaml')
    fingerprint = 'fp_b'
    served = 'm-2026-11'
    const { code, report } = await night(0, '2026-11-30', 'now.jsonl')
    expect(code).toBe(0)
    expect(report.notes.slice(0, 4)).toEqual([
      'Served by `m-2026-11` now, `m` in the last journal (2026-11-29).',
      'Another fingerprint: `fp_b` now, `fp_a` in the last journal (2026-11-29).',
      'Served by `m-2026-11` now, `m` in the pinned journal (2026-10-01).',
      'Another fingerprint: `fp_b` now, `fp_a` in the pinned journal (2026-10-01).',
    ])
    expect(wordsOf(report)).toEqual({ last: 'no-worse', pinned: 'no-worse' })
  })

  it('has no last journal on the first night: the pinned one is compared with, and it is said', async () => {
    await night(0, '2026-10-01', 'pinned.jsonl', '--policy', 'none.yaml')
    const { code, report } = await night(0, '2026-11-30', 'now.jsonl')
    expect(code).toBe(0)
    expect(report.preflight).toMatchObject([{ code: 'last-journal-absent' }])
    expect(report.comparison?.baseline).toMatchObject({ from: 'journal', model: 'm' })
  })

  it('has neither on the very first, and says so of both', async () => {
    const { code, report } = await night(0, '2026-10-01', 'now.jsonl')
    expect(code).toBe(0)
    expect(report.preflight.map(({ message }) => message)).toEqual([
      'There is no earlier journal last.jsonl to compare with',
      'There is no earlier journal pinned.jsonl to compare with',
    ])
    expect(report.comparison).toBeNull()
  })

  it('refuses a pinned journal that is not there', async () => {
    await night(0, '2026-11-29', 'last.jsonl', '--policy', 'none.yaml')
    const { code, stderr } = await night(0, '2026-11-30', 'now.jsonl')
    expect([code, stderr]).toEqual([2, expect.stringContaining('pinned.jsonl')])
  })

  it('takes nothing from the limit on calls for what journals answer, and makes no call for them', async () => {
    await night(0, '2026-10-01', 'pinned.jsonl', '--policy', 'none.yaml')
    await night(0, '2026-11-29', 'last.jsonl', '--policy', 'none.yaml')
    const before = endpoint.heard.length
    const { code } = await night(0, '2026-11-30', 'now.jsonl', '--max-calls', String(CASES))
    expect([code, endpoint.heard.length - before]).toEqual([0, CASES])
  })

  it('gives way to a baseline that a flag names', async () => {
    const { code, report } = await night(0, '2026-11-30', 'now.jsonl', '--baseline', 'other')
    expect([code, report.comparison?.baseline.from, report.drift]).toEqual([0, 'live', undefined])
  })
})
