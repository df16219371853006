import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Endpoint, echo, echoContract, startEndpoint } from '../gate/endpoint.ts'
import { modelgate, removeFolder, reportOf } from '../gate/process.ts'

const gitIn =
  (cwd: string) =>
  (...args: readonly string[]): string => {
    const author = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false']
    return execFileSync('git', [...author, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' }).trim()
  }

const policyOf = (url: string, model: string, rest = ''): string => `version: 1
contracts: [echo.yaml]
candidate: { provider: own, model: ${model} }
providers: { own: { preset: compatible, base_url: "${url}" } }
${rest}`

const LOW = 'thresholds: { parse_rate: 0.5, schema_rate: 0.5, match_rate: 0.5 }\n'

describe('the gate held against a git ref', () => {
  let endpoint: Endpoint
  /** main holds two commits; each test works on a copy of it. */
  let origin: string
  let folder: string
  const write = (path: string, text: string): void => writeFileSync(join(folder, path), text)
  const weakened = (): readonly string[] => reportOf(folder).weakened.map(({ code }) => code)

  beforeAll(async () => {
    endpoint = await startEndpoint(echo)
    origin = realpathSync(mkdtempSync(join(tmpdir(), 'modelgate-origin-')))
    const git = gitIn(origin)
    git('init', '-q', '-b', 'main')
    writeFileSync(join(origin, 'README'), 'before the gate')
    git('add', '-A')
    git('commit', '-q', '-m', 'first')
    git('tag', 'before')
    writeFileSync(join(origin, 'echo.yaml'), echoContract(4))
    writeFileSync(join(origin, 'modelgate.yaml'), policyOf(endpoint.url, 'old'))
    git('add', '-A')
    git('commit', '-q', '-m', 'gate')
  })
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'modelgate-head-')))
    cpSync(origin, folder, { recursive: true })
    return () => removeFolder(folder)
  })
  afterAll(async () => {
    rmSync(origin, { recursive: true })
    await endpoint.close()
  })

  it('asks the candidate of the head, compares it with that of the base, and names the commit', async () => {
    write('modelgate.yaml', policyOf(endpoint.url, 'new'))
    const { code, stderr } = await modelgate(['run', '--base', 'main'], folder)
    const report = reportOf(folder)
    expect([code, report.result, report.candidate.model, report.baseline?.model], stderr).toEqual([
      0,
      'pass',
      'new',
      'old',
    ])
    expect(JSON.stringify(report.provenance)).toContain(gitIn(folder)('rev-parse', 'main'))
  })

  it('fails a lowered bar before a call, in `run` and in `check`, and says how it lands', async () => {
    write('echo.yaml', echoContract(4, LOW))
    const before = endpoint.heard.length
    const ran = await modelgate(['run', '--base', 'main'], folder)
    expect([ran.code, reportOf(folder).result, endpoint.heard.length - before]).toEqual([1, 'fail', 0])
    expect(weakened()).toContain('weakened-threshold')
    const checked = await modelgate(['check', '--base', 'main'], folder)
    expect(checked.code).toBe(1)
    expect(checked.stdout).toMatch(/^echo\.yaml:\d+:\d+: error: .*schema_rate/m)
    expect(checked.stdout).toContain('a run without `--base`')
    expect(checked.stdout).not.toContain('label')
    expect((await modelgate(['check'], folder)).code).toBe(0)
  })

  it('does not let the head decide how grave a lowered bar is, and does as the base says', async () => {
    const lenient = 'severity: { weakened: warn }\n'
    write('echo.yaml', echoContract(4, LOW))
    write('modelgate.yaml', policyOf(endpoint.url, 'old', lenient))
    expect((await modelgate(['check', '--base', 'main'], folder)).code).toBe(1)
    write('echo.yaml', echoContract(4))
    gitIn(folder)('commit', '-qam', 'lenient')
    write('echo.yaml', echoContract(4, LOW))
    expect((await modelgate(['check', '--base', 'main'], folder)).code).toBe(0)
  })

  it('judges nothing where the policy of the ref can not be read', async () => {
    write('modelgate.yaml', 'version: 1\nnever: heard of\n')
    gitIn(folder)('commit', '-qam', 'broken')
    write('modelgate.yaml', policyOf(endpoint.url, 'new'))
    for (const command of ['run', 'check']) {
      const { code, stderr } = await modelgate([command, '--base', 'main'], folder)
      expect([code, stderr]).toEqual([
        2,
        expect.stringMatching(/the policy there can not be read: .+\n.*without `--base`/s),
      ])
    }
  })

  it('is a first adoption where the ref has no gate', async () => {
    const { code, stdout } = await modelgate(['check', '--base', 'before'], folder)
    expect([code, stdout]).toEqual([0, expect.stringContaining('note: ')])
  })

  it('takes no journal for evidence that comes with the change', async () => {
    expect((await modelgate(['run', '--journal', 'own.jsonl'], folder)).code).toBe(0)
    const git = gitIn(folder)
    git('checkout', '-qb', 'head')
    git('add', 'own.jsonl')
    git('commit', '-qm', 'answers')
    const replayed = await modelgate(['run', '--base', 'main', '--replay', 'own.jsonl'], folder)
    expect([replayed.code, reportOf(folder).result]).toEqual([0, 'not-evaluated'])
    const baseline = await modelgate(['run', '--base', 'main', '--baseline-replay', 'own.jsonl'], folder)
    expect([baseline.code, baseline.stderr]).toEqual([2, expect.stringContaining('comes with this change')])
  })

  const gitGone = { PATH: '/nonexistent' }
  it.each([
    ['a ref that nobody knows', ['--base', 'origin/nowhere'], 'no such commit', {}],
    ['an option of git in its place', ['--base=-h'], 'no such commit', {}],
    ['a file of the commit', ['--base', 'main:echo.yaml'], 'no such commit', {}],
    ['git that can not be run', ['--base', 'main'], 'git does not run in', gitGone],
  ])('%s is refused', async (_name, options, problem, env: Record<string, string>) => {
    for (const command of ['run', 'check']) {
      const { code, stderr } = await modelgate([command, ...options], folder, env)
      expect([code, stderr]).toEqual([2, expect.stringContaining(problem)])
    }
  })

  it('a shallow checkout says what to fetch', async () => {
    const shallow = join(folder, 'shallow')
    gitIn(folder)('clone', '-q', '--depth=1', `file://${origin}`, 'shallow')
    const { code, stderr } = await modelgate(['check', '--base', 'before'], shallow)
    expect([code, stderr]).toEqual([2, expect.stringContaining('git fetch --depth=1')])
    gitIn(shallow)('fetch', '-q', '--depth=1', 'origin', 'before')
    expect((await modelgate(['check', '--base', 'FETCH_HEAD'], shallow)).code).toBe(0)
  })

  it('a partial clone that lacks the files is refused', async () => {
    const partial = join(folder, 'partial')
    gitIn(origin)('config', 'uploadpack.allowFilter', 'true')
    gitIn(folder)('clone', '-q', '--filter=blob:none', '--no-checkout', `file://${origin}`, 'partial')
    for (const name of ['echo.yaml', 'modelgate.yaml']) cpSync(join(origin, name), join(partial, name))
    const { code, stderr } = await modelgate(['check', '--base', 'main'], partial)
    expect([code, stderr]).toEqual([2, expect.stringContaining('lacks files of that commit')])
  })

  it('outside of a repository there is nothing to hold it against', async () => {
    rmSync(join(folder, '.git'), { recursive: true })
    const { code, stderr } = await modelgate(['run', '--base', 'main'], folder)
    expect([code, stderr]).toEqual([2, expect.stringContaining('lies in no git repository')])
    expect(reportOf(folder).result).toBe('error')
  })
})

describe('a job without a key', () => {
  let folder: string
  const policy = (rest = ''): string => `version: 1
contracts: [echo.yaml]
candidate: { provider: openai, model: gpt-4o-mini-2024-07-18 }
${rest}`
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'modelgate-keyless-')))
    writeFileSync(join(folder, 'echo.yaml'), echoContract(2))
    return () => removeFolder(folder)
  })

  it('fails all the same where a bar is lowered', async () => {
    writeFileSync(join(folder, 'modelgate.yaml'), policy())
    const git = gitIn(folder)
    git('init', '-q', '-b', 'main')
    git('add', '-A')
    git('commit', '-q', '-m', 'gate')
    writeFileSync(join(folder, 'echo.yaml'), echoContract(2, LOW))
    const { code } = await modelgate(['run', '--base', 'main', '--without-key', 'not-evaluated'], folder)
    expect([code, reportOf(folder).result]).toEqual([1, 'fail'])
  })

  it.each([
    ['says nothing of it', [], '', 2, 'error'],
    ['says so', ['--without-key', 'not-evaluated'], '', 0, 'not-evaluated'],
    [
      'says so where evidence is required',
      ['--without-key', 'not-evaluated'],
      'require_evidence: true\n',
      3,
      'not-evaluated',
    ],
    ['says so, with another fault', ['--without-key', 'not-evaluated', '--case', 'nobody'], '', 2, 'error'],
    ['says something else', ['--without-key', 'pass'], '', 2, null],
  ] as const)('that %s', async (_name, options, rest, exitCode, result) => {
    writeFileSync(join(folder, 'modelgate.yaml'), policy(rest))
    const { code, stdout, stderr } = await modelgate(['run', ...options], folder)
    expect(code, stderr).toBe(exitCode)
    if (result !== null) expect(reportOf(folder).result).toBe(result)
    if (result === 'not-evaluated') expect(stdout).toContain('OPENAI_API_KEY')
  })
})
