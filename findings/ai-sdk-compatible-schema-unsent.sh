#!/usr/bin/env bash
# What: the schema of a structured output never reaches an OpenAI-compatible endpoint, in no member and no message.
# Where: npm ai 7.0.173 with @ai-sdk/openai-compatible 3.0.92, Node 20 or newer.
# Seen: `Output.object({ schema })` sends `response_format: {"type": "json_object"}` and the prompt alone; one line on
#       the console says that schemas are "only supported with structuredOutputs". With `supportsStructuredOutputs: true`
#       the schema is sent. Moving from `@ai-sdk/openai` to a server of one's own so loses constrained decoding, and
#       what the answer should look like is told to the model by nobody.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ai@7.0.173 @ai-sdk/openai@4.0.118 @ai-sdk/openai-compatible@3.0.92 zod@4.6.7
cat >look.mjs <<'JS'
import { createServer } from 'node:http'
import { createOpenAI } from '@ai-sdk/openai'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { generateText, Output } from 'ai'
import { z } from 'zod'

const body = { id: 'c', object: 'chat.completion', created: 1, model: 'm', choices: [{ index: 0, message: { role: 'assistant', content: '{"invoice_total":1}' }, finish_reason: 'stop' }], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } }
let sent
const server = createServer((request, response) => {
  sent = ''
  request.on('data', (part) => { sent += part })
  request.on('end', () => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)))
})
await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
const baseURL = `http://127.0.0.1:${server.address().port}/v1`
const compatible = (more) => createOpenAICompatible({ name: 'own', baseURL, apiKey: 'none', ...more })('m')
const MODELS = [
  ['@ai-sdk/openai', createOpenAI({ baseURL, apiKey: 'none' }).chat('m'), 'json_schema', true],
  ['@ai-sdk/openai-compatible', compatible({}), 'json_object', false],
  ['@ai-sdk/openai-compatible, supportsStructuredOutputs', compatible({ supportsStructuredOutputs: true }), 'json_schema', true],
]
const schema = z.strictObject({ invoice_total: z.number() })
let changed = 0
for (const [name, model, format, named] of MODELS) {
  await generateText({ model, prompt: 'Read the invoice.', maxRetries: 0, output: Output.object({ schema }) })
  const found = [JSON.parse(sent).response_format.type, sent.includes('invoice_total')]
  const same = found[0] === format && found[1] === named
  console.log(`${name}: ${found[0]}, the schema is ${found[1] ? '' : 'not '}in the request${same ? '' : ' (CHANGED)'}`)
  if (!same) changed++
}
server.close()
process.exit(changed === 0 ? 0 : 1)
JS
node look.mjs 2>/dev/null
