import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/value.ts'
import { jsonOf, jsonSchema, record, user, withSimulator } from './endpoint.ts'

const { ask } = withSimulator()

const item = record({
  description: { type: 'string' },
  quantity: { type: 'integer', minimum: 1 },
  unit_price: { type: 'number' },
})
const text = { type: 'string' }

const cases: readonly { name: string; properties: JsonObject; system?: string; said: string; expected: JsonObject }[] =
  [
    {
      name: 'an invoice',
      properties: {
        invoice_number: { type: 'string', pattern: '^INV-\\d+$' },
        vendor: text,
        date: { type: 'string', format: 'date' },
        due_date: { type: 'string', format: 'date' },
        currency: { enum: ['EUR', 'USD', 'GBP'] },
        total: { type: 'number' },
        line_items: { type: 'array', items: item },
      },
      said:
        'Invoice INV-2041 from Acme GmbH, dated 14 March 2026, due 2026-04-13: ' +
        '3 x Desk lamp at 29.90 EUR, 1 x Office chair at 120.00 EUR. Total: 209.70 EUR.',
      expected: {
        invoice_number: 'INV-2041',
        vendor: 'Acme GmbH',
        date: '2026-03-14',
        due_date: '2026-04-13',
        currency: 'EUR',
        total: 209.7,
        line_items: [
          { description: 'Desk lamp', quantity: 3, unit_price: 29.9 },
          { description: 'Office chair', quantity: 1, unit_price: 120 },
        ],
      },
    },
    {
      name: 'a ticket whose labels the system message explains',
      system:
        'Label the ticket.\nbilling: charges, refunds, invoices\nshipping: parcels, delivery\ntechnical: errors, crashes',
      properties: {
        category: { enum: ['billing', 'shipping', 'technical', 'other'] },
        priority: { enum: ['low', 'normal', 'high', 'urgent'] },
        order_id: { type: ['string', 'null'] },
      },
      said: 'I was charged twice for order 1189.',
      expected: { category: 'billing', priority: 'normal', order_id: '1189' },
    },
    {
      name: 'a value that is not there',
      properties: {
        order_id: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        topics: { type: 'array', items: text },
      },
      said: 'Hello!',
      expected: { order_id: null, topics: [] },
    },
    {
      name: 'quotes, names, mail, numbers beside their nouns',
      properties: {
        title: text,
        customer_name: text,
        email: { type: 'string', format: 'email' },
        guests: { type: 'integer' },
        nights: { type: 'integer' },
        smoking: { type: 'boolean' },
      },
      said: 'My name is Ada Lovelace (ada@example.org). 4 guests, 2 nights, no smoking please: "The sea view".',
      expected: {
        title: 'The sea view',
        customer_name: 'Ada Lovelace',
        email: 'ada@example.org',
        guests: 4,
        nights: 2,
        smoking: false,
      },
    },
  ]

describe('sim-steady says what the message says', () => {
  it.each(cases)('$name', async ({ properties, system, said, expected }) => {
    const messages = [...(system === undefined ? [] : [{ role: 'system', content: system }]), user(said)]
    const heard = await ask({ messages, response_format: jsonSchema(record(properties)) })
    expect(jsonOf(heard)).toEqual(expected)
  })
})

describe('JSON that is asked for in words', () => {
  const asked: readonly { said: string; expected: JsonValue }[] = [
    {
      said: 'Answer with JSON like {"name": "x", "level": "low|high"}. My name is Ada Lovelace, level high.',
      expected: { name: 'Ada Lovelace', level: 'high' },
    },
    {
      said: 'Return JSON with the keys city and currency. I paid 20 EUR in Paris.',
      expected: { city: 'Paris', currency: 'EUR' },
    },
  ]
  it.each(asked)('$said', async ({ said, expected }) => {
    expect(jsonOf(await ask({ messages: [user(said)] }))).toEqual(expected)
  })

  it('is an object where nothing is said of it', async () => {
    const heard = await ask({ messages: [user('Anything as JSON.')], response_format: { type: 'json_object' } })
    expect(jsonOf(heard)).toEqual({ answer: 'unknown answer' })
  })
})
