#!/usr/bin/env bash
# What: a streamed tool call that the token limit cuts off is handed out as a whole object, without what was being written.
# Where: npm @anthropic-ai/sdk 1.14.0, Node 20 or newer.
# Seen: input parts `{"order":"A-7","amount":12` and stop reason `max_tokens`: `finalMessage()` has the input
#       {order: "A-7"} and no error. A tool whose `amount` is optional (all of it, say) can't tell it from a whole call;
#       only `stop_reason` does.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @anthropic-ai/sdk@1.14.0
cat >look.mjs <<'JS'
import { createServer } from 'node:http'
import Anthropic from '@anthropic-ai/sdk'

const stream = (parts, stop_reason) => [
  { type: 'message_start', message: { id: 'm', type: 'message', role: 'assistant', model: 'm', content: [], stop_reason: null, stop_sequence: null, usage: { input_tokens: 1, output_tokens: 1 } } },
  { type: 'content_block_start', index: 0, content_block: { type: 'tool_use', id: 't', name: 'refund', input: {} } },
  ...parts.map((partial_json) => ({ type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json } })),
  { type: 'content_block_stop', index: 0 },
  { type: 'message_delta', delta: { stop_reason, stop_sequence: null }, usage: { output_tokens: 9 } },
  { type: 'message_stop' },
].map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('')
const ROWS = [
  [['{"order":"A-7",', '"amount":1200}'], 'tool_use', { order: 'A-7', amount: 1200 }],
  [['{"order":"A-7",', '"amount":12'], 'max_tokens', { order: 'A-7' }],
]
let changed = 0
for (const [parts, stopReason, seen] of ROWS) {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/event-stream').end(stream(parts, stopReason)))
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  const client = new Anthropic({ apiKey: 'none', baseURL: `http://127.0.0.1:${server.address().port}`, maxRetries: 0 })
  const tools = [{ name: 'refund', input_schema: { type: 'object', properties: { order: { type: 'string' }, amount: { type: 'number' } }, required: ['order'] } }]
  const message = await client.messages.stream({ model: 'm', max_tokens: 10, messages: [{ role: 'user', content: 'Refund.' }], tools }).finalMessage()
  server.close()
  const found = message.content[0].input
  const same = JSON.stringify(found) === JSON.stringify(seen)
  console.log(`${parts.join('')} (${stopReason}): ${JSON.stringify(found)}${same ? '' : ' (CHANGED)'}`)
  if (!same) changed++
}
process.exit(changed === 0 ? 0 : 1)
JS
node look.mjs
