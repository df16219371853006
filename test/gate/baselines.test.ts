import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Endpoint, echo, echoContract, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { expectInvariants } from './invariants.ts'
import { folderOf, removeFolder, reportOf, textOf } from './process.ts'

const price = (model: string): string =>
  `  ${model}: { input: 1, output: 1, per: 1M tokens, source: https://example.com, checked: 2026-11-01 }\n`
const REGRESSION = 'regression: { match_rate: { max_drop: 0 } }\n'

describe('a baseline that answers nothing', () => {
  let endpoint: Endpoint
  let folder: string

  beforeAll(async () => {
    endpoint = await startEndpoint(echo)
    folder = folderOf({
      'echo.yaml': echoContract(4, REGRESSION),
      'other.yaml': echoContract(4, REGRESSION).replace('max_tokens: 20', 'max_tokens: 30'),
      'strict.yaml': 'version: 1\nseverity: { missing_baseline: fail }\n',
      'cost.yaml': echoContract(
        4,
        'thresholds: { cost_per_call: { mean: 1 } }\nregression: { cost_per_call: { max_increase: 0% } }\n',
      ),
      'prices.yaml': `version: 1\nprices:\n${price('new')}`,
    })
    await inside(
      ['run', 'other.yaml', '--base-url', endpoint.url, '--model', 'old', '--journal', 'other.jsonl'],
      folder,
    )
  })
  afterAll(async () => {
    removeFolder(folder)
    await endpoint.close()
  })
  const run = (...argv: readonly string[]) =>
    inside(['run', '--base-url', endpoint.url, '--model', 'new', '--baseline', 'old', ...argv], folder)
  const replayed = ['--baseline-replay', 'other.jsonl']

  it.each([
    ['leaves the absolute thresholds to judge by, and says so', [], 0],
    ['keeps a run from passing where the policy says so', ['--policy', 'strict.yaml'], 3],
  ])('%s', async (_, argv, exit) => {
    const { code, stdout } = await run('echo.yaml', ...replayed, ...argv)
    expect(code).toBe(exit)
    const report = reportOf(folder)
    expectInvariants(report)
    expect(report.notes).toContain('The baseline answers none of these requests: only absolute thresholds are judged.')
    const regression = report.contracts[0]?.requirements.find(({ id }) => id === 'regression.match_rate')
    expect(regression).toMatchObject({
      verdict: 'undecided',
      says: ['The baseline is missing: nothing to compare with.'],
    })
    expect(stdout).not.toContain('can take over from')
    await inside(['rejudge', 'modelgate-report/journal.jsonl', '--report-dir', 'again'], folder)
    expect(textOf(folder, 'again/report.json')).toBe(textOf(folder, 'modelgate-report/report.json'))
  })

  it('may be named by its journal alone', async () => {
    const model = ['--base-url', endpoint.url, '--model']
    await inside(['run', 'echo.yaml', ...model, 'old', '--journal', 'old.jsonl'], folder)
    const { code, stderr } = await inside(
      ['run', 'echo.yaml', ...model, 'new', '--baseline-replay', 'old.jsonl'],
      folder,
    )
    expect(code, stderr).toBe(0)
    const report = reportOf(folder)
    expect(report.baseline).toMatchObject({ provider: 'compatible', model: 'old' })
    expect(report.comparison?.contracts[0]?.requirements[0]?.pairs).toMatchObject({ both: 4 })
    await inside(['rejudge', 'modelgate-report/journal.jsonl', '--report-dir', 'again'], folder)
    expect(textOf(folder, 'again/report.json')).toBe(textOf(folder, 'modelgate-report/report.json'))
  })

  it.each(['--baseline-provider', '--baseline-base-url'])('is not there for a %s alone', async (flag) => {
    const value = flag === '--baseline-provider' ? 'openai' : endpoint.url
    const { code, stderr } = await inside(
      ['run', 'echo.yaml', '--base-url', endpoint.url, '--model', 'new', flag, value],
      folder,
    )
    expect([code, stderr]).toEqual([2, expect.stringContaining('Name the model with --baseline')])
  })

  it('needs a price where costs are compared, also beside a limit of the candidate alone', async () => {
    const { code, stderr } = await run('cost.yaml', '--policy', 'prices.yaml')
    expect(code).toBe(2)
    expect(stderr).toMatch(/cost\.yaml:\d+:\d+: old has no price, and regression\.cost_per_call needs one/)
    expect(stderr).not.toContain('new has no price')
  })
})
