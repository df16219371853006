import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Endpoint, echo, echoContract, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { folderOf, removeFolder, reportOf, textOf } from './process.ts'

const policy = (url: string): string => `version: 1
contracts: ['*-contract.yaml']
providers: { here: { preset: compatible, base_url: ${url} } }
candidate: { provider: here, model: new }
baseline: { provider: here, model: old }
prices:
  new: { input: 1, output: 2, per: 1M tokens, source: "https://example.com", checked: 2026-11-01 }
  old: { input: 10, output: 20, per: 1M tokens, source: "https://example.com", checked: 2026-11-01 }
`

/** 10 tokens of input and 5 of output a call: 20 dollars a million calls of the new model, 200 of the old one. */
describe('dollars a month by owner', () => {
  let endpoint: Endpoint
  let folder: string
  beforeAll(async () => {
    endpoint = await startEndpoint(echo)
    folder = folderOf({
      'a-contract.yaml': echoContract(3, 'volume: 2M/month\nowner: search\n', 'a'),
      'b-contract.yaml': echoContract(3, 'volume: 1M/month\nowner: search\n', 'b'),
      'c-contract.yaml': echoContract(3, 'volume: 1M/month\nowner: "Équipe données"\n', 'c'),
      'd-contract.yaml': echoContract(3, 'volume: 500k/month\n', 'd'),
      'e-contract.yaml': echoContract(3, 'owner: search\n', 'e'),
      'modelgate.yaml': policy(endpoint.url),
    })
  })
  afterAll(async () => {
    removeFolder(folder)
    await endpoint.close()
  })

  it('are summed in every report, the same again from the journal', async () => {
    const { code, stdout } = await inside(['run'], folder)
    expect(code).toBe(0)
    expect(reportOf(folder).costs_by_owner).toEqual({
      owners: [
        { owner: 'search', contracts: ['a', 'b'], unpriced: ['e'], calls_per_month: 3e6, old_usd: 600, new_usd: 60 },
        { owner: 'Équipe données', contracts: ['c'], unpriced: [], calls_per_month: 1e6, old_usd: 200, new_usd: 20 },
        { owner: null, contracts: ['d'], unpriced: [], calls_per_month: 5e5, old_usd: 100, new_usd: 10 },
      ],
      total: { calls_per_month: 4.5e6, old_usd: 900, new_usd: 90 },
    })
    expect(stdout).toContain('search: $60.00 a month, was $600, −$540 (−90 %)')
    expect(stdout).toContain('in all: $90.00 a month, was $900')
    expect(textOf(folder, 'modelgate-report/costs.csv')).toContain('total,a b c d,4500000,900,90,-810,e\n')
    expect((await inside(['rejudge', 'modelgate-report/journal.jsonl'], folder)).code).toBe(0)
    for (const file of ['report.json', 'report.md', 'costs.csv'])
      expect(textOf(folder, `modelgate-rejudge/${file}`)).toBe(textOf(folder, `modelgate-report/${file}`))
  })

  it('are planned before a call, and from a journal as they were', async () => {
    const { stdout } = await inside(['plan', '--quiet'], folder)
    expect(stdout).toMatch(/search +3,000,000 +≤ \$[\d,]+ +≤ \$[\d,]+\n/)
    expect(stdout).toContain('Without e: no volume or no price.')
    const planned = await inside(['plan', '--format', 'json', '--replay', 'modelgate-report/journal.jsonl'], folder)
    const { total, owners } = JSON.parse(planned.stdout).costs_by_owner
    expect(total).toMatchObject({ calls_per_month: 4.5e6, new_usd: { about: 90 } })
    expect(total.new_usd.at_most).toBeGreaterThan(90)
    expect(owners.map(({ owner }: { owner: string }) => owner)).toEqual(['search', 'Équipe données', null])
  })

  it('are told of a contract that names an owner alone, and an owner is one line', async () => {
    const { code, stdout } = await inside(['check'], folder)
    expect(code).toBe(0)
    expect(stdout.match(/names an owner and no volume/g)).toHaveLength(1)
    const bad = folderOf({ 'bad.yaml': echoContract(1, 'owner: "two\\nlines"\n', 'bad') })
    const refused = await inside(['check', 'bad.yaml'], bad)
    expect(refused.code).toBe(2)
    expect(refused.stdout + refused.stderr).toContain('a line of 1 to 100 characters')
    removeFolder(bad)
  })

  it('stand beside the headline of a swap', async () => {
    const { stdout } = await inside(['swap', 'old', '--to', 'new', '--report-dir', 'swapped'], folder)
    expect(stdout).toContain('dollars a month by owner:\n  search: $60.00 (was $600, −$540 (−90 %))')
    const json = await inside(['swap', 'old', '--to', 'new', '--report-dir', 'swapped', '--format', 'json'], folder)
    expect(JSON.parse(json.stdout).costs_by_owner.total).toEqual({ calls_per_month: 4.5e6, old_usd: 900, new_usd: 90 })
  })
})
