#!/usr/bin/env bash
# What: an answer that was cut off, or filtered, is an error to one `parse` and `null` without an error to the other.
# Where: npm openai 7.59.0, Node 20 or newer.
# Seen: the same structured output, cut by the token limit: `chat.completions.parse` throws LengthFinishReasonError,
#       `responses.parse` resolves with `output_parsed: null`. Filtered: ContentFilterFinishReasonError, and `null`. Code
#       that moves from Chat Completions to Responses with its `catch` has to ask for `status` from then on.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund openai@7.59.0 zod@4.6.7
cat >look.mjs <<'JS'
import { createServer } from 'node:http'
import OpenAI from 'openai'
import { zodResponseFormat, zodTextFormat } from 'openai/helpers/zod'
import { z } from 'zod'

const text = '{"amount":12'
const completion = (finish_reason) => ({ id: 'c', object: 'chat.completion', created: 1, model: 'm', choices: [{ index: 0, message: { role: 'assistant', content: text, refusal: null }, finish_reason }] })
const response = (reason) => ({ id: 'r', object: 'response', created_at: 1, model: 'm', status: 'incomplete', incomplete_details: { reason }, output: [{ type: 'message', id: 'm', role: 'assistant', status: 'incomplete', content: [{ type: 'output_text', text, annotations: [] }] }] })
const schema = z.object({ amount: z.number() })
const ROWS = [
  // how it ended, in the words of each API; what chat throws
  ['length', 'max_output_tokens', 'LengthFinishReasonError'],
  ['content_filter', 'content_filter', 'ContentFilterFinishReasonError'],
]
let changed = 0
for (const [finish, reason, thrown] of ROWS) {
  const server = createServer(({ url }, reply) => reply.setHeader('content-type', 'application/json').end(JSON.stringify(url.endsWith('/responses') ? response(reason) : completion(finish))))
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  const client = new OpenAI({ baseURL: `http://127.0.0.1:${server.address().port}/v1`, apiKey: 'none', maxRetries: 0 })
  const found = [
    await client.chat.completions.parse({ model: 'm', messages: [{ role: 'user', content: 'x' }], response_format: zodResponseFormat(schema, 'refund') }).then(() => 'resolves', (error) => error.constructor.name),
    await client.responses.parse({ model: 'm', input: 'x', text: { format: zodTextFormat(schema, 'refund') } }).then(({ output_parsed }) => `resolves with ${output_parsed}`, (error) => error.constructor.name),
  ]
  server.close()
  const same = found[0] === thrown && found[1] === 'resolves with null'
  console.log(`${finish}: chat ${found[0]}, responses ${found[1]}${same ? '' : ' (CHANGED)'}`)
  if (!same) changed++
}
process.exit(changed === 0 ? 0 : 1)
JS
node look.mjs
