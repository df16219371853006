#!/usr/bin/env bash
# What: of a JSON Schema only the shape is sent; what it says of values is moved into words, and never checked afterwards.
# Where: npm @anthropic-ai/sdk 1.14.0, Node 20 or newer.
# Seen: `jsonSchemaOutputFormat(schema)` sends `oneOf` as `anyOf`, `additionalProperties: true` as `false`, and `pattern`,
#       `minimum`, `maximum`, `multipleOf`, `minItems`, `uniqueItems` as a text in `description`. `messages.parse` then
#       hands out an answer that breaks all of them, without an error. The same limits in zod do make it fail.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @anthropic-ai/sdk@1.14.0 zod@4.6.7
cat >look.mjs <<'JS'
import { createServer } from 'node:http'
import Anthropic from '@anthropic-ai/sdk'
import { jsonSchemaOutputFormat } from '@anthropic-ai/sdk/helpers/json-schema'
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod'
import { z } from 'zod'

const answer = '{"order":"B-1","amount":1200,"items":["x"]}'
let sent
const server = createServer((request, response) => {
  let text = ''
  request.on('data', (part) => { text += part })
  request.on('end', () => {
    sent = JSON.parse(text).output_config.format.schema
    const message = { id: 'm', type: 'message', role: 'assistant', model: 'm', content: [{ type: 'text', text: answer }], stop_reason: 'end_turn', stop_sequence: null, usage: { input_tokens: 1, output_tokens: 1 } }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(message))
  })
})
await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
const client = new Anthropic({ apiKey: 'none', baseURL: `http://127.0.0.1:${server.address().port}`, maxRetries: 0 })
const ask = (format) =>
  client.messages
    .parse({ model: 'm', max_tokens: 50, messages: [{ role: 'user', content: 'x' }], output_config: { format } })
    .then(({ parsed_output }) => JSON.stringify(parsed_output), () => 'error')

const asJsonSchema = {
  type: 'object',
  properties: {
    order: { oneOf: [{ type: 'string', pattern: '^A' }, { type: 'integer' }] },
    amount: { type: 'number', minimum: 1, maximum: 10 },
    items: { type: 'array', items: { type: 'string' }, minItems: 2, uniqueItems: true },
  },
  required: ['order', 'amount', 'items'],
  additionalProperties: true,
}
const asZod = z.object({ order: z.string().startsWith('A'), amount: z.number().min(1).max(10), items: z.array(z.string()).min(2) })
const byJsonSchema = await ask(jsonSchemaOutputFormat(asJsonSchema))
const ROWS = [
  ['oneOf', Object.keys(sent.properties.order).join(), 'anyOf'],
  ['additionalProperties', String(sent.additionalProperties), 'false'],
  ['keywords of amount', Object.keys(sent.properties.amount).join(), 'type,description'],
  ['keywords of items', Object.keys(sent.properties.items).join(), 'type,items,description'],
  ['the answer, by JSON Schema', byJsonSchema, answer],
  ['the answer, by zod', await ask(zodOutputFormat(asZod)), 'error'],
]
server.close()
let changed = 0
for (const [what, found, seen] of ROWS) {
  console.log(`${what}: ${found}${found === seen ? '' : ' (CHANGED)'}`)
  if (found !== seen) changed++
}
process.exit(changed === 0 ? 0 : 1)
JS
node look.mjs
