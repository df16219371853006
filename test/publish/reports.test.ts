import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../src/publish/redact.ts'
import { writeReports } from '../../src/publish/reports.ts'
import { createSink } from '../../src/publish/sink.ts'
import { REPORT_FORMATS } from '../../src/report/formats.ts'
import { renderHtml } from '../../src/report/html/html.ts'
import { renderJson } from '../../src/report/json.ts'
import { renderJunit } from '../../src/report/junit.ts'
import type { Report } from '../../src/report/report.ts'
import { failingCalls } from '../report/fixtures/build.ts'
import { failingSwap } from '../report/fixtures/named.ts'

const KEY = 'sk-0123456789"abcdef'

function sinkInto(files: Map<string, string>, refuse: string | null = null) {
  const stream = { write: () => true, on: () => {} }
  return createSink({
    stdout: stream,
    stderr: stream,
    redact: createRedactor([KEY]),
    color: false,
    files: {
      replace: async (path, text) => {
        if (path === refuse) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
        files.set(path, [...text].join(''))
      },
      remove: async (path) => void files.delete(path),
    },
  })
}

const NAMES = Object.values(REPORT_FORMATS)
  .map(({ file }) => file)
  .sort()

describe('the files of a run', () => {
  it('are all written, without a key', async () => {
    const files = new Map<string, string>()
    const calls = () => failingCalls(failingSwap).map((call) => ({ ...call, case: `the key ${KEY}` }))
    expect(await writeReports({ ...failingSwap, notes: [`the key ${KEY}`], calls }, 'out', sinkInto(files))).toEqual([])
    expect(files.get('out/calls.csv')).toContain('support-triage,the key ')
    expect([...files.keys()].sort()).toEqual(NAMES.map((name) => `out/${name}`))
    for (const text of files.values()) expect(text).not.toMatch(/0123456789|abcdef/)
  })

  it('are as they were rendered where nobody speaks to a runner', async () => {
    const files = new Map<string, string>()
    await writeReports(failingSwap, 'out', sinkInto(files))
    expect(files.get('out/report.html')).toBe(renderHtml(failingSwap))
    expect(files.get('out/junit.xml')).toBe(renderJunit(failingSwap))
    expect(files.get('out/report.json')).toBe(renderJson(failingSwap))
  })

  it('hold no command for a runner, whoever wrote it', async () => {
    const files = new Map<string, string>()
    const command = '\n::error::forged ##[error]forged'
    const spoken = JSON.parse(JSON.stringify(failingSwap), (key, value: unknown) =>
      ['name', 'content', 'model', 'case', 'text'].includes(key) && typeof value === 'string'
        ? `${value}${command}`
        : value,
    ) as Report
    const costs = { calls_per_month: 1, old_usd: 2, new_usd: 1 }
    const owners = [{ owner: `team${command}`, contracts: [], unpriced: [], ...costs }]
    const report = { ...spoken, notes: [command], costs_by_owner: { owners, total: costs } }
    await writeReports({ ...report, calls: () => failingCalls(spoken) }, 'out', sinkInto(files))
    expect([...files.keys()].sort()).toEqual(NAMES.map((name) => `out/${name}`))
    for (const text of files.values()) {
      expect(text).toContain('forged')
      expect(text).not.toMatch(/^\s*::|##\[/m)
    }
    for (const name of ['report.json', 'modelgate.sarif']) JSON.parse(files.get(`out/${name}`) ?? '')
  })

  it('a disk that refuses one costs that one', async () => {
    const files = new Map<string, string>()
    const problems = await writeReports(failingSwap, 'out', sinkInto(files, 'out/report.md'))
    expect(problems.map(({ args }) => args)).toEqual([
      { target: 'out/report.md', reason: 'no space is left on the disk' },
    ])
    expect(files.size).toBe(NAMES.length - 1)
  })

  it('a renderer that throws costs its own file', async () => {
    const files = new Map<string, string>()
    const broken = {
      ...failingSwap,
      contracts: failingSwap.contracts.map((contract) => ({ ...contract, funnel: null })),
    } as unknown as Report
    const problems = await writeReports(broken, 'out', sinkInto(files))
    expect(problems.map(({ code, args }) => [code, args.target])).toContainEqual(['report-not-made', 'out/report.md'])
    expect(files.has('out/report.json')).toBe(true)
  })
})

describe('a report folder of ours', () => {
  it.each([
    ['modelgate-report', 'modelgate-report/.gitignore'],
    ['/repo/modelgate-rejudge', '/repo/modelgate-rejudge/.gitignore'],
    ['/repo/modelgate-report/m1', '/repo/modelgate-report/.gitignore'],
    ['/repo/out', null],
    ['/repo/modelgate-reports', null],
  ])('%s tells git to leave it alone: %s', async (folder, ignored) => {
    const files = new Map<string, string>()
    await writeReports(failingSwap, folder, sinkInto(files))
    expect([...files.keys()].filter((file) => file.endsWith('.gitignore'))).toEqual(ignored === null ? [] : [ignored])
    if (ignored !== null) expect(files.get(ignored)).toBe('*\n')
  })
})
