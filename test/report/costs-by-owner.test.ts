import { describe, expect, it } from 'vitest'
import { type ContractCost, costsByOwner } from '../../src/report/costs-by-owner.ts'
import { renderCostsCsv } from '../../src/report/costs-csv.ts'
import { renderHtml } from '../../src/report/html/html.ts'
import { renderMarkdown } from '../../src/report/markdown/markdown.ts'
import { passing } from './fixtures/named.ts'

const cost = (contract: string, over: Partial<ContractCost> = {}): ContractCost => ({
  contract,
  owner: 'search',
  callsPerMonth: 1000,
  oldUsdPerCall: 0.2,
  newUsdPerCall: 0.1,
  ...over,
})

describe('dollars a month by owner', () => {
  it.each<[string, readonly ContractCost[], unknown]>([
    ['nobody owns anything', [cost('a', { owner: null })], null],
    [
      'one owner',
      [cost('a'), cost('b', { callsPerMonth: 500 })],
      {
        owners: [{ owner: 'search', contracts: ['a', 'b'], unpriced: [], old_usd: 300, new_usd: 150 }],
        total: { calls_per_month: 1500 },
      },
    ],
    [
      'owners by name, and last what nobody owns',
      [cost('a', { owner: null }), cost('b', { owner: 'z' }), cost('c', { owner: 'a' })],
      {
        owners: [{ owner: 'a' }, { owner: 'z' }, { owner: null }],
        total: { calls_per_month: 3000, old_usd: 600, new_usd: 300 },
      },
    ],
    [
      'a new price that is not known leaves the contract out, on both sides',
      [cost('a'), cost('b', { newUsdPerCall: null })],
      {
        owners: [{ contracts: ['a'], unpriced: ['b'], old_usd: 200, new_usd: 100 }],
        total: { old_usd: 200, new_usd: 100 },
      },
    ],
    [
      'an old price that is not known makes no sum of the others',
      [cost('a'), cost('b', { oldUsdPerCall: null })],
      { owners: [{ contracts: ['a', 'b'], old_usd: null, new_usd: 200 }], total: { old_usd: null, new_usd: 200 } },
    ],
    [
      'no volume is no zero',
      [cost('a', { callsPerMonth: null })],
      {
        owners: [{ contracts: [], unpriced: ['a'], old_usd: null, new_usd: null }],
        total: { calls_per_month: 0, new_usd: null },
      },
    ],
    [
      'what names neither owner nor volume is nobody’s',
      [cost('a'), cost('b', { owner: null, callsPerMonth: null })],
      { owners: [{ owner: 'search', unpriced: [] }] },
    ],
    ['a free model', [cost('a', { newUsdPerCall: 0 })], { total: { old_usd: 200, new_usd: 0 } }],
  ])('%s', (_, contracts, expected) => {
    const costs = costsByOwner(contracts)
    if (expected === null) expect(costs).toBeNull()
    else expect(costs).toMatchObject(expected as object)
  })

  const costs = costsByOwner([
    cost('a'),
    cost('b', { owner: '=cmd()|x', callsPerMonth: 2000 }),
    cost('c', { newUsdPerCall: null }),
  ])
  const report = { ...passing, ...(costs === null ? {} : { costs_by_owner: costs }) }

  it('stand in the comment, the page and costs.csv, with a total', () => {
    const markdown = renderMarkdown(report, { kind: 'comment' })
    expect(markdown).toContain('| `search` | 1,000 | $200 | $100 | −$100 (−50 %) |')
    expect(markdown).toContain('| **total** | 3,000 | $600 | $300 | −$300 (−50 %) |')
    expect(markdown).toContain('Left out, without a volume or a price: `c`.')
    const html = renderHtml(report)
    expect(html).toContain('<td><code>search</code></td><td>1,000</td><td>$200</td><td>$100</td>')
    expect(html).toContain('<td><b>total</b></td><td>3,000</td><td>$600</td><td>$300</td>')
    expect(renderCostsCsv(report)).toBe(
      [
        'owner,contracts,calls_per_month,old_usd,new_usd,change_usd,left_out',
        "'=cmd()|x,b,2000,400,200,-200,",
        'search,a,1000,200,100,-100,c',
        'total,b a,3000,600,300,-300,c',
        '',
      ].join('\n'),
    )
  })

  it('are nowhere where no contract names an owner', () => {
    expect(renderMarkdown(passing, { kind: 'comment' })).not.toContain('dollars a month')
    expect(renderHtml(passing)).not.toContain('id="costs"')
    expect(renderCostsCsv(passing)).toBe('owner,contracts,calls_per_month,old_usd,new_usd,change_usd,left_out\n')
  })
})
