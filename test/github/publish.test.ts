import { getOctokit } from '@actions/github'
import { afterEach, describe, expect, it } from 'vitest'
import { type ApiOptions, createGitHubApi } from '../../src/github/api/api.ts'
import { publishJudged, publishStepReport } from '../../src/github/step/publish.ts'
import { reportOfRefused } from '../../src/github/step/step-report.ts'
import type { JsonObject } from '../../src/json/value.ts'
import type { Problem } from '../../src/problem/problem.ts'
import type { Report } from '../../src/report/report.ts'
import { mismatch } from '../report/fixtures/build.ts'
import { hostileReport, PAYLOADS } from '../report/fixtures/hostile.ts'
import { failingSwap } from '../report/fixtures/swap.ts'
import { rendered } from '../report/rendered.ts'
import { setupOf, watchedPorts } from './action-ports.ts'
import { type CheckRun, type FakeGitHub, fakeGitHub } from './fake-github/fake-github.ts'

let github: FakeGitHub | null = null
afterEach(() => github?.close())

const LIMITS = { callMs: 5000, allMs: 5000 }

const apiTo = (url: string, over: Partial<ApiOptions> = {}) =>
  createGitHubApi({
    token: 'a-token',
    repository: { owner: 'octo', repo: 'triage' },
    ...LIMITS,
    load: async (token) => getOctokit(token, { baseUrl: url }),
    cancelled: new AbortController().signal,
    ...over,
  })

interface CheckOutput {
  readonly title: string
  readonly summary: string
  readonly annotations: readonly JsonObject[]
}

/** What a check run was made with, then what each update added. */
const checkOutputs = ({ request, updates }: CheckRun): readonly CheckOutput[] =>
  [request, ...updates].map(({ output }) => output as unknown as CheckOutput)

async function published(report: Report, secrets: readonly string[] = []) {
  github = await fakeGitHub()
  const watched = watchedPorts(secrets)
  const end = {
    kind: 'judged',
    report,
    policy: {},
    elapsedMs: 1000,
    latencyP95Ms: () => 12,
  } as unknown as Parameters<typeof publishJudged>[0]
  await publishJudged(end, 1, setupOf(), apiTo(github.url), watched.ports)
  expect(github.violations).toEqual([])
  return { ...watched, comment: github.comments[0]?.body ?? '', outputs: github.checkRuns.flatMap(checkOutputs) }
}

const OURS = new Set([
  '#comment',
  'h3',
  'h4',
  'p',
  'strong',
  'em',
  'br',
  'code',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'ul',
  'li',
  'sub',
  'a',
  'del',
  'details',
  'summary',
])

/** What a reader or GitHub could take for something that our template did not write. */
function expectOurs(markdown: string, links: number, comments: number): void {
  const { tags, open, html } = rendered(markdown)
  expect(tags.filter((tag) => !OURS.has(tag))).toEqual([])
  expect([tags.filter((tag) => tag === 'a').length, tags.filter((tag) => tag === '#comment').length]).toEqual([
    links,
    comments,
  ])
  expect(open).not.toMatch(/@\w|(^|\s)#\d|www\.|:\/\/|\bGH-\d/)
  expect(html).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e\u200b\u2066]/)
}

/** Lines that a runner obeys: only those that begin as ours do. */
function expectCommands(stdout: string): void {
  const commands = stdout.split('\n').filter((line) => /^\s*::/.test(line) || line.includes('##['))
  for (const line of commands) expect(line).toMatch(/^::(error|warning|notice) [^\r\u001b]*$/)
  expect(commands.filter((line) => line.startsWith('::error')).length).toBeLessThanOrEqual(10)
  expect(commands.filter((line) => line.startsWith('::warning')).length).toBeLessThanOrEqual(10)
  expect(stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e\u200b\u2066]/)
}

describe('text of strangers, on GitHub', () => {
  it.each(PAYLOADS.map((payload) => [payload]))('%j', async (payload) => {
    const { comment, outputs, written } = await published(hostileReport(payload))
    expect(comment.startsWith('<!-- modelgate:comment:modelgate -->\n')).toBe(true)
    expectOurs(comment, 1, 2)
    for (const { summary } of outputs) expectOurs(summary, 0, 0)
    expect(outputs.length).toBeGreaterThan(0)
    expectOurs(written.get('summary') ?? '', 0, 0)
    expectCommands(written.get('stdout') ?? '')
    for (const line of (written.get('output') ?? '').trimEnd().split('\n')) expect(line).toMatch(/^[a-z0-9-]+=/)
    const shown = outputs.map(({ title, annotations }) => [title, annotations.map((one) => [one.title, one.message])])
    expect(JSON.stringify(shown)).not.toMatch(/[\u0080-\u009f\u202e\u200b\u2066]|##\[|\\u00[01]/)
  })

  it.each(PAYLOADS.map((payload) => [payload]))('in what is wrong with a contract: %j', async (payload) => {
    github = await fakeGitHub()
    const { ports, written } = watchedPorts()
    const problems: readonly Problem[] = [
      {
        code: 'unknown-key',
        args: { key: payload, where: payload, allowed: payload },
        place: { file: payload, line: 3, column: 1 },
      },
      { code: 'github-left-out', args: { what: payload, reason: payload, instead: payload } },
    ]
    await publishStepReport(
      reportOfRefused(problems, 2, ports.sink),
      { 'exit-code': '2' },
      problems,
      setupOf(),
      apiTo(github.url),
      ports,
    )
    const { tags } = rendered(github.comments[0]?.body ?? '')
    expect([
      tags.filter((tag) => tag === 'a').length,
      tags.filter((tag) => tag === 'img' || tag === 'h1' || tag === 'script'),
    ]).toEqual([1, []])
    expectCommands(written.get('stdout') ?? '')
  })
})

describe('limits', () => {
  it('hold where many models are named', async () => {
    github = await fakeGitHub()
    const { ports } = watchedPorts()
    const model = Array.from({ length: 200 }, (_, at) => `org/m ${at}`).join(', ')
    const full = {
      ...reportOfRefused([], 2, ports.sink),
      model,
      markdown: (_: string, limit: number) => 'x'.repeat(limit),
    }
    await publishStepReport(full, {}, [], setupOf(), apiTo(github.url), ports)
    const body = github.comments[0]?.body ?? ''
    expect(body).toContain('modelgate:of:')
    expect(body.length).toBeLessThanOrEqual(65_000)
  })

  it('hold with 20,000 failures', async () => {
    const failures = Array.from({ length: 20_000 }, (_, at) => ({
      ...mismatch(`case-${at}`, `/pointer/${at}`, `expected ${at}`.repeat(20), `found ${at}`.repeat(20)),
      place: { file: 'contracts/triage.yaml', line: at + 1, column: 1 },
    }))
    const report = { ...failingSwap, contracts: failingSwap.contracts.map((contract) => ({ ...contract, failures })) }
    const { comment, outputs, written } = await published(report)
    expect(comment.length).toBeLessThanOrEqual(65_000)
    expect(Buffer.byteLength(written.get('summary') ?? '')).toBeLessThanOrEqual(1_000_000)
    expect(comment).toMatch(/…|more/)
    const requests = outputs.map(({ annotations }) => annotations.length)
    expect(requests).toEqual([50, 50, 50, 50])
    expect(outputs[0]?.summary).toMatch(/…and [\d,]+ more annotations/)
    expectCommands(written.get('stdout') ?? '')
  })

  it('hold for remarks where no check run can be written', async () => {
    const failures = Array.from({ length: 50 }, (_, at) => ({
      ...mismatch(`case-${at}`, '/a', 'b', 'c'),
      place: { file: 'a.yaml', line: at + 1, column: 1 },
    }))
    const report = { ...failingSwap, contracts: failingSwap.contracts.map((contract) => ({ ...contract, failures })) }
    github = await fakeGitHub({ fault: () => ({ status: 403, message: 'Resource not accessible by integration' }) })
    const { ports, written } = watchedPorts()
    const end = {
      kind: 'judged',
      report,
      policy: {},
      elapsedMs: 1000,
      latencyP95Ms: () => 12,
    } as unknown as Parameters<typeof publishJudged>[0]
    await publishJudged(end, 1, setupOf(), apiTo(github.url), ports)
    const stdout = written.get('stdout') ?? ''
    expectCommands(stdout)
    expect(stdout.match(/^::warning/gm)).toHaveLength(10)
    expect(stdout).toMatch(/^::warning title=modelgate::…and \d+ more: the summary has them\.$/m)
    expect(stdout).toContain('The comment was left out')
  })
})

describe('a key', () => {
  const KEY = 'sk-proj-A1b2C3d4E5f6G7h8'
  it.each([
    ['as it is', KEY],
    ['in base64', Buffer.from(`Bearer ${KEY}`).toString('base64')],
    ['in hexadecimal', Buffer.from(KEY).toString('hex')],
    ['in a URL', encodeURIComponent(`${KEY}&`)],
  ])('%s is in no byte that leaves', async (_, shown) => {
    const { all } = await published(hostileReport(`the key ${shown} came back`), [KEY])
    const core = shown.slice(8, 24)
    expect(all()).not.toContain(core)
    expect(JSON.stringify(github?.seen.map(({ body }) => body))).not.toContain(core)
  })
})

describe('GitHub that does not answer', () => {
  it('is not waited for: one call, then all of them', async () => {
    github = await fakeGitHub({ fault: () => ({ kind: 'hang' }) })
    const { ports, written } = watchedPorts()
    const end = {
      kind: 'judged',
      report: failingSwap,
      policy: {},
      elapsedMs: 1000,
      latencyP95Ms: () => 12,
    } as unknown as Parameters<typeof publishJudged>[0]
    await publishJudged(end, 1, setupOf(), apiTo(github.url, { callMs: 50, allMs: 80 }), ports)
    expect(written.get('stdout')?.match(/was left out: GitHub did not answer in time/g)).toHaveLength(2)
    expect(written.get('output')).toContain('comment-url=\n')
    const api = apiTo(github.url, { callMs: 50, allMs: 80 })
    const tried: number[] = []
    const list = () =>
      api.ask('A', 'x: write', async (octokit, options) => {
        tried.push(1)
        return octokit.rest.issues.listComments({ ...options(), issue_number: 7 })
      })
    for (let call = 0; call < 5; call++) await list()
    // The time for all calls is over after two: the others are not even begun.
    expect(tried.length).toBeLessThanOrEqual(3)
    expect(api.leftOut()).toHaveLength(1)
  })
})
