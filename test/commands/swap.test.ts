import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startSimulator } from '../../src/simulator/simulator.ts'
import { folderWith } from './command-line.ts'

let simulator: Awaited<ReturnType<typeof startSimulator>>
beforeAll(async () => {
  simulator = await startSimulator({ host: '127.0.0.1' })
})
afterAll(() => simulator.close())

const folders: { readonly remove: () => void }[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove()
})

const SOURCE = 'source: "https://developers.openai.com/api/docs/deprecations.md", checked: 2026-11-01'
const CONTRACT = `version: 1
name: triage
volume: 100k/month
request:
  temperature: 0
  response_format: json_schema
  messages:
    - { role: system, content: "Label the message. category is billing: charges, refunds, invoices; technical: crashes, errors; other: anything else." }
    - { role: user, content: "{{ticket}}" }
expect:
  schema:
    type: object
    required: [category]
    additionalProperties: false
    properties: { category: { enum: [billing, technical, other] } }
cases:
  - { id: refund, vars: { ticket: "Where is my refund?" }, expect: { match: { category: billing } } }
  - { id: crash, vars: { ticket: "The app crashes on start." }, expect: { match: { category: technical } } }
thresholds: { schema_rate: 1 }
`
const policy = (model: string) => `version: 1
contracts: [contracts/*.yaml]
models: models.yaml
# What production calls.
candidate: { provider: sim, model: ${model} } # keep me
providers:
  sim: { preset: compatible, base_url: ${simulator.url} }
`
const models = (old: string, next: string) => `version: 1
models:
  sim/${old}:
    shutdown: 2027-01-14
    replacement: ${next}
    price: { input: 0.60, output: 2.40 }
    ${SOURCE.replace(', ', '\n    ')}
  sim/${next}:
    features: { temperature: false }
    price: { input: 0.10, output: 0.50 }
    ${SOURCE.replace(', ', '\n    ')}
`
const small = (old: string, next: string): Readonly<Record<string, string>> => ({
  'modelgate.yaml': policy(old),
  'models.yaml': models(old, next),
  'contracts/triage.yaml': CONTRACT,
  'src/triage.ts': `export const ask = (ticket: string) =>\n  client.chat.completions.create({ model: '${old}', messages: [{ role: 'user', content: ticket }] })\n`,
  '.env': `TRIAGE_MODEL=${old}\n`,
  'litellm/config.yaml': `model_list:\n  - model_name: triage\n    litellm_params: { model: openai/${old} }\n`,
})
function repository(files: Readonly<Record<string, string>>, environment = {}, today?: string) {
  const made = folderWith(files, today, environment)
  folders.push(made)
  return { ...made, text: (path: string) => readFileSync(join(made.cwd, path), 'utf8') }
}

/** The demo of docs/swap.md: its files and what it prints. */
const page = readFileSync(new URL('../../docs/swap.md', import.meta.url), 'utf8')
const shown = (command: string): string => {
  const start = page.indexOf(`$ ${command}\n`)
  return page.slice(start + command.length + 3, page.indexOf('```', start))
}

describe('swap', () => {
  it('a retiring model: its replacement from the registry, both run, one headline, the policy written, as the page shows it', async () => {
    const { modelgate, text } = repository(small('sim-sloppy', 'sim-steady'))
    const check = await modelgate('models', 'check', '--quiet')
    expect([check.code, check.out]).toEqual([0, '4 files, 1 model at 4 places: 4 warnings\n'])
    const { code, out, err } = await modelgate('swap', '--write', '--samples', '5')
    expect([code, err]).toEqual([0, 'reports: modelgate-report/\n'])
    expect(out).toBe(shown('modelgate swap --write --samples 5'))
    expect(text('modelgate.yaml')).toBe(policy('sim-steady'))
    expect(JSON.parse(text('modelgate-report/report.json')).comparison.judge).toBe('relative')
  })

  it('where the gate does not pass, nothing is written', async () => {
    const { modelgate, text } = repository(small('sim-steady', 'sim-sloppy'))
    const { code, out } = await modelgate('swap', '--write', '--samples', '20')
    expect(code).toBe(1)
    expect(out).toContain('modelgate.yaml: candidate sim/sim-sloppy: not written, the gate did not pass')
    expect(text('modelgate.yaml')).toBe(policy('sim-steady'))
  })

  it('a bot names both models and where the receipt goes; the policy may say what decides', async () => {
    const files = small('sim-flaky', 'sim-flaky-2')
    const environment = {
      MODEL_EOL_OLD_ID: 'sim-sloppy',
      MODEL_EOL_NEW_ID: 'sim-steady',
      MODEL_EOL_REPORT: 'receipt.md',
    }
    const { modelgate, text } = repository(
      { ...files, 'modelgate.yaml': `${policy('sim-flaky')}judge: both\n` },
      environment,
    )
    const { code, out } = await modelgate('swap', '--samples', '2', '--format', 'json')
    expect(code).toBe(0)
    const said = JSON.parse(out)
    expect(said).toMatchObject({
      result: 'pass',
      old: { model: 'sim-sloppy', shutdown: null },
      new: { model: 'sim-steady', price: null },
      files: [],
      policy: { file: 'modelgate.yaml', state: 'not-asked' },
    })
    expect(JSON.parse(text('modelgate-report/report.json')).comparison.judge).toBe('both')
    expect(text('receipt.md')).toContain(said.headline)
  })

  it('a model that is gone is not called', async () => {
    const { modelgate } = repository(small('sim-sloppy', 'sim-steady'), {}, '2027-02-01')
    const { code, out } = await modelgate('swap', '--samples', '2')
    expect([code, out.split('\n')[1]]).toEqual([0, expect.stringContaining('sim-sloppy is shut down on 2027-01-14')])
  })

  const refused: readonly (readonly [name: string, argv: readonly string[], says: string])[] = [
    ['without a replacement', ['sim-steady'], 'no replacement of sim-steady is known'],
    ['onto itself', ['sim-sloppy', '--to', 'sim-sloppy'], 'sim-sloppy and sim-sloppy are one model'],
    ['onto another name of itself', ['gpt-4o', '--to', 'gpt-4o-2024-08-06', '--provider', 'openai'], 'are one model'],
    [
      'onto a retired one',
      ['gpt-4o', '--to', 'gpt-4', '--provider', 'openai'],
      'gpt-4 was shut down on 2026-10-23; its provider names gpt-5.6-sol',
    ],
  ]
  it.each(refused)('%s: refused before any call', async (_, argv, says) => {
    const { code, err } = await repository(small('sim-sloppy', 'sim-steady')).modelgate('swap', ...argv)
    expect([code, err]).toEqual([2, expect.stringContaining(says)])
  })

  it('a repository without contracts is told how to get the first one', async () => {
    const { 'contracts/triage.yaml': _, ...files } = small('sim-sloppy', 'sim-steady')
    const policyAlone = files['modelgate.yaml']?.replace(/^contracts:.*\n/m, '') ?? ''
    const { code, err } = await repository({ ...files, 'modelgate.yaml': policyAlone }).modelgate('swap')
    expect([code, err]).toEqual([2, expect.stringContaining('modelgate init writes the first one')])
  })

  it('a repository without a policy names no model to move away from', async () => {
    const { code, err } = await repository({}).modelgate('swap')
    expect([code, err]).toEqual([2, expect.stringContaining('no model is named to move away from')])
  })
})
