import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completion, type Endpoint, sendJson, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { folderOf, removeFolder, reportOf, textOf } from './process.ts'

const CONTRACT = `version: 1
name: label
request: { messages: [{ role: user, content: "{{n}}" }], max_tokens: 20 }
expect: { schema: { type: object, required: [a] }, match: { a: 1 } }
thresholds: { match_rate: 0.9 }
cases:
${Array.from({ length: 9 }, (_, n) => `  - { id: c${n}, vars: { n: "${n}" } }`).join('\n')}
`
const SOURCE = 'source: "https://platform.openai.com/docs/deprecations", checked: 2026-11-01'
const MODELS = `version: 1
models:
  gone: { shutdown: 2026-01-31, replacement: gpt-new, ${SOURCE} }
  listed: { aliases: [listed-latest, both], ${SOURCE} }
`
const policy = (more: string): string => `version: 1\nmodels: models.yaml\n${more}`

/** By model that is asked: the name behind the answer to the n-th case, and whether it is right. */
const ANSWERS: Readonly<Record<string, (n: number) => string>> = {
  plain: () => 'plain',
  dated: () => 'dated-2026-03-01',
  listed: () => 'listed-latest',
  other: () => 'another-q4',
  mixed: (n) => (n % 3 === 0 ? 'another-q4' : 'mixed'),
  wrong: (n) => (n % 3 === 0 ? 'another-q4' : 'wrong'),
  both: (n) => (n % 3 === 0 ? 'listed-latest' : 'listed'),
}

describe('which model answered', () => {
  let endpoint: Endpoint
  let folder: string
  beforeAll(async () => {
    endpoint = await startEndpoint(({ body, text }, response) => {
      const asked = String((body as { model?: unknown }).model)
      const answer = completion(JSON.stringify({ a: asked === 'wrong' ? 2 : 1 }))
      const model = ANSWERS[asked]?.(Number(text)) ?? asked
      return sendJson(response, 200, { ...(answer as object), model })
    })
    folder = folderOf({
      'c.yaml': CONTRACT,
      'modelgate.yaml': policy(''),
      'fail.yaml': policy('severity: { served_model: fail, mixed_models: warn }\n'),
      'models.yaml': MODELS,
    })
  })
  afterAll(async () => {
    removeFolder(folder)
    await endpoint.close()
  })
  const run = (model: string, ...argv: readonly string[]) =>
    inside(['run', 'c.yaml', '--base-url', endpoint.url, '--model', model, ...argv], folder)

  it.each<[string, number, string | null]>([
    ['plain', 0, null],
    ['dated', 0, null],
    ['listed', 0, null],
    ['other', 0, 'other was asked, and another model answered: another-q4 9 calls.'],
    ['mixed', 3, 'Not decided: 2 models answered as mixed: mixed 6 calls, another-q4 3 calls'],
    ['wrong', 1, '2 models answered as wrong: wrong 6 calls, another-q4 3 calls.'],
  ])('%s: exit %i', async (model, exit, says) => {
    const { code, stdout } = await run(model)
    expect(code, stdout).toBe(exit)
    const first = stdout.split('\n').slice(0, 6).join('\n')
    if (says === null) expect(stdout).not.toContain('was asked')
    else expect(first).toContain(says)
    if (says !== null)
      expect(textOf(folder, 'modelgate-report/report.md').split('\n').slice(0, 8).join('\n')).toContain('another-q4')
    await inside(['rejudge', 'modelgate-report/journal.jsonl', '--report-dir', 'again'], folder)
    expect(textOf(folder, 'again/report.json')).toBe(textOf(folder, 'modelgate-report/report.json'))
  })

  it('two names of one entry are one model', async () => {
    expect((await run('both')).code).toBe(0)
    expect(reportOf(folder).warnings.map(({ code }) => code)).not.toContain('models-mixed')
  })

  it('as severe as the policy says', async () => {
    const other = await run('other', '--policy', 'fail.yaml')
    expect([other.code, other.stdout.split('\n')[1]]).toEqual([
      1,
      '❌ other was asked, and another model answered: another-q4 9 calls',
    ])
    const mixed = await run('mixed', '--policy', 'fail.yaml')
    expect(mixed.code).toBe(1)
  })

  it('a candidate that is shut down is not called, and the first line says when, what follows and where that stands', async () => {
    const before = endpoint.heard.length
    const { code, stdout } = await run('gone')
    expect(endpoint.heard.length).toBe(before)
    expect(code).toBe(1)
    expect(stdout.split('\n')[1]).toMatch(
      /gone was shut down on 2026-01-31; its provider names gpt-new \(https:\/\/platform\.openai\.com\/docs\/deprecations, read on 2026-11-01\)/,
    )
  })
})
