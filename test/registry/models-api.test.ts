import { describe, expect, it } from 'vitest'
import { listDifferences } from '../../src/registry/list-differences.ts'
import { readModelsList } from '../../src/registry/models-api.ts'
import { vendorOf } from '../../src/registry/vendors.ts'

const entries = (vendor: string) => vendorOf(vendor)?.entries ?? []
const list = (...data: readonly object[]): string => JSON.stringify({ object: 'list', data })

describe('what a list says', () => {
  const rows: readonly (readonly [vendor: string, entry: object, read: object])[] = [
    ['openai', { id: 'a', object: 'model', shutdown_date: '2027-01-14' }, { model: 'a', shutdown: '2027-01-14' }],
    ['openai', { id: 'a', shutdown_date: null }, { model: 'a', shutdown: null }],
    [
      'mistral',
      { id: 'a', deprecation: '2027-03-31T12:00:00Z', deprecation_replacement_model: 'b', max_context_length: 32768 },
      { model: 'a', shutdown: '2027-03-31', replacement: 'b', contextWindow: 32768 },
    ],
    [
      'openrouter',
      { id: 'x/a', expiration_date: '2027-02-01', context_length: 8192 },
      { model: 'x/a', shutdown: '2027-02-01', contextWindow: 8192 },
    ],
    [
      'anthropic',
      { id: 'a', max_input_tokens: 200000, max_tokens: 64000 },
      { model: 'a', contextWindow: 200000, maxOutput: 64000 },
    ],
    [
      'openrouter',
      {
        id: 'x/a',
        expiration_date: null,
        pricing: { prompt: '0.00000015', completion: '0.0000006', input_cache_read: '0.000000075', request: '0' },
      },
      { model: 'x/a', shutdown: null, price: { input: 0.15, output: 0.6, cachedInput: 0.075 } },
    ],
    // A router's price depends on where it goes.
    [
      'openrouter',
      { id: 'x/auto', expiration_date: null, pricing: { prompt: '-1', completion: '-1' } },
      { model: 'x/auto' },
    ],
    [
      'together',
      { id: 'o/a', context_length: 4096, pricing: { hourly: 0, input: 0.18, output: 0.6, base: 0, finetune: 0 } },
      { model: 'o/a', contextWindow: 4096, price: { input: 0.18, output: 0.6 } },
    ],
    [
      'xai',
      {
        id: 'grok-a',
        aliases: ['grok-a-latest'],
        prompt_text_token_price: 2000,
        completion_text_token_price: 10000,
        cached_prompt_token_price: 500,
      },
      { model: 'grok-a', aliases: ['grok-a-latest'], price: { input: 0.2, output: 1, cachedInput: 0.05 } },
    ],
    ['groq', { id: 'a', owned_by: 'Meta' }, { model: 'a' }],
    ['compatible', { id: 'a', shutdown_date: '2027-01-14' }, { model: 'a', shutdown: '2027-01-14' }],
  ]
  it.each(rows)('%s: %j', (vendor, entry, read) => {
    expect(readModelsList(list(entry), vendor, 'l.json')).toMatchObject({ ok: true, value: [read] })
  })

  const refused: readonly (readonly [vendor: string, text: string, says: string, line: number])[] = [
    ['openai', '<!doctype html>', 'it is a page, and no JSON', 1],
    ['openai', '{"data":[{"id":"a",\n"shutdown_date":null},', '', 2],
    ['openai', '{"error":{"message":"no key"}}', 'it has no list `data`', 1],
    ['openai', list({ id: 'a', retires: '2027-01-14' }), 'no entry has `shutdown_date`', 1],
    ['openai', list({ id: 'a', shutdown_date: '14 Jan 2027' }), '`shutdown_date` of a is no day', 1],
    ['openai', list({ id: 'a', shutdown_date: '2027-02-30' }), '`shutdown_date` of a is no day', 1],
    ['openai', list({ name: 'a', shutdown_date: null }), 'entry 1 has no `id`', 1],
    ['anthropic', '{"data":[{"id":"a"}],"has_more":true}', 'it is a part of the list: has_more is true', 1],
    [
      'openrouter',
      list({ id: 'a', expiration_date: null, pricing: { prompt: '0.15', completion: '0.60' } }),
      'another unit',
      1,
    ],
    ['together', list({ id: 'a', pricing: { input: 0.00000018, output: 0.0000006 } }), 'another unit', 1],
    ['together', list({ id: 'a', pricing: { input: '0.18 EUR', output: 0.6 } }), 'no number', 1],
    ['together', list({ id: 'a', pricing: { input: 0.18, output: 0.6, currency: 'EUR' } }), 'currency "EUR"', 1],
    ['together', list({ id: 'a', pricing: { input: 0.18, output: 0.6, unit: '1K tokens' } }), 'unit "1K tokens"', 1],
    ['groq', '{"data":[{"id":"a"}],"next_page_token":"b"}', 'it is a part of the list: next_page_token is "b"', 1],
    ['groq', '{"models":3}', 'it has no list `data`', 1],
  ]
  it.each(refused)('%s: %j is refused', (vendor, text, says, line) => {
    const read = readModelsList(text, vendor, 'l.json')
    expect(read).toMatchObject({
      ok: false,
      problems: [
        { code: 'models-list-form', args: { says: expect.stringContaining(says) }, place: { file: 'l.json', line } },
      ],
    })
  })
})

it('differences: a day that moved, a model that came, one that is gone, and nothing of what is past', () => {
  const kept = entries('openai').filter(({ model }) => ['gpt-4o-mini', 'gpt-4', 'gpt-5'].includes(model))
  const listed = [
    { model: 'gpt-4o-mini-2024-07-18', shutdown: '2027-02-01' },
    { model: 'gpt-9', shutdown: null },
  ]
  expect(listDifferences(kept, listed, '2026-11-22')).toEqual([
    { model: 'gpt-4o-mini-2024-07-18', member: 'shutdown', was: '2027-01-14', now: '2027-02-01' },
    { model: 'gpt-9', member: 'listed', was: false, now: true },
    { model: 'gpt-5', member: 'listed', was: true, now: false },
  ])
})
