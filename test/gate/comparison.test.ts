import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completion, type Endpoint, sendJson, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { expectInvariants } from './invariants.ts'
import { folderOf, removeFolder, reportOf, textOf } from './process.ts'

const CONTRACT = `version: 1
name: label
request: { messages: [{ role: user, content: "{{n}}" }], max_tokens: 20 }
expect: { schema: { type: object, required: [a] }, match: { a: 1 } }
thresholds: { match_rate: 0.9 }
cases:
${Array.from({ length: 20 }, (_, n) => `  - { id: c${n}, vars: { n: "${n}" } }`).join('\n')}
`
const POLICY = 'version: 1\nmodels: models.yaml\nfloors: { schema_rate: 0.5 }\n'
const MODELS = `version: 1
models:
  gone: { shutdown: 2026-01-01, source: https://platform.openai.com/docs/deprecations, checked: 2026-01-01 }
`

describe('a run beside a baseline', () => {
  let endpoint: Endpoint
  let folder: string

  beforeAll(async () => {
    // `half` is right in ten of twenty, `refuses` takes no request, all others are right throughout.
    endpoint = await startEndpoint(({ body, text }, response) => {
      const model = String((body as { model?: unknown }).model)
      if (model === 'refuses') return sendJson(response, 400, { error: { message: 'no such parameter', param: 'x' } })
      return sendJson(response, 200, completion(JSON.stringify({ a: model === 'half' && Number(text) < 10 ? 2 : 1 })))
    })
    folder = folderOf({ 'c.yaml': CONTRACT, 'modelgate.yaml': POLICY, 'models.yaml': MODELS })
  })
  afterAll(async () => {
    removeFolder(folder)
    await endpoint.close()
  })
  const run = (...argv: readonly string[]) => inside(['run', 'c.yaml', '--base-url', endpoint.url, ...argv], folder)

  it('relative: thresholds of rates are shown, floors and comparison decide, and rejudge says the same', async () => {
    const { code, stdout } = await run('--model', 'half', '--baseline', 'half', '--relative')
    expect(code, stdout).toBe(0)
    expect(stdout).toContain(
      '✅ Yes: half is no worse than half on these 20 cases (observed, not proven); 1 of its own 3 thresholds is not met',
    )
    const report = reportOf(folder)
    expectInvariants(report)
    const [{ requirements } = { requirements: [] }] = report.contracts
    expect(requirements.find(({ id }) => id === 'match_rate')).toMatchObject({ verdict: 'fail', decides: false })
    expect(requirements.find(({ id }) => id === 'floor.schema_rate')).toMatchObject({ least: 0.5, verdict: 'pass' })
    await inside(['rejudge', 'modelgate-report/journal.jsonl', '--report-dir', 'again'], folder)
    expect(textOf(folder, 'again/report.json')).toBe(textOf(folder, 'modelgate-report/report.json'))
  })

  it('relative to nothing is a wrong command', async () => {
    const { code, stderr } = await run('--model', 'm', '--relative')
    expect(code).toBe(2)
    expect(stderr).toContain('label is judged relative to a baseline, and has none')
  })

  it('a baseline that rejects twelve calls in a row is asked no further, and nothing is compared', async () => {
    const before = endpoint.heard.length
    const argv = ['--model', 'm', '--baseline', 'refuses', '--concurrency', '1']
    const { code, stdout } = await run(...argv)
    expect(code, stdout).toBe(3)
    expect(endpoint.heard.length - before).toBe(20 + 12)
    expect(stdout).toContain('it was not compared with refuses')
    expect(stdout).toContain('The baseline rejected twelve calls in a row')
  })

  it('a baseline that is shut down is not called', async () => {
    const before = endpoint.heard.length
    const { code, stdout } = await run('--model', 'm', '--baseline', 'gone')
    expect(code, stdout).toBe(0)
    expect(endpoint.heard.length - before).toBe(20)
    expect(stdout).toContain('✅ m keeps its contracts; gone is shut down, so nothing was compared')
  })

  it('--max-drop names every rate that nothing else names', async () => {
    const { code, stdout } = await run('--model', 'm', '--baseline', 'half', '--max-drop', '0')
    expect(code, stdout).toBe(0)
    expect(reportOf(folder).comparison?.contracts[0]?.requirements[2]).toMatchObject({
      id: 'match_rate',
      named: true,
      max_drop: 0,
      verdict: 'improved',
    })
  })
})
