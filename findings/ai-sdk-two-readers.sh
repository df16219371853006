#!/usr/bin/env bash
# What: two providers of the AI SDK for the same protocol read different answers: one refuses what the other reads.
# Where: npm ai 6.0.326 with @ai-sdk/openai 3.0.141 and @ai-sdk/openai-compatible 2.0.92, Node 20 or newer.
# Seen: content as a list of text parts, and a tool call without `type`: the OpenAI provider fails the whole call with a
#       type validation error, the compatible one reads both.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ai@6.0.326 @ai-sdk/openai@3.0.141 @ai-sdk/openai-compatible@2.0.92 zod@4
cat >look.mjs <<'JS'
import { createServer } from 'node:http'
import { createOpenAI } from '@ai-sdk/openai'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { generateText, tool } from 'ai'
import { z } from 'zod'

const SHAPES = [
  ['content as parts', { content: [{ type: 'text', text: 'Oslo' }] }, 'stop'],
  ['call without type', { content: null, tool_calls: [{ id: 'call_1', function: { name: 'find', arguments: '{"city":"Oslo"}' } }] }, 'tool_calls'],
]
const PROVIDERS = [
  ['@ai-sdk/openai', (baseURL) => createOpenAI({ baseURL, apiKey: 'none' }).chat('m'), false],
  ['@ai-sdk/openai-compatible', (baseURL) => createOpenAICompatible({ name: 'own', baseURL, apiKey: 'none' })('m'), true],
]
let changed = 0
for (const [shape, message, finish] of SHAPES) {
  const body = { id: 'c', object: 'chat.completion', created: 1, model: 'm', choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } }
  const server = createServer((_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)))
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  for (const [provider, modelAt, seen] of PROVIDERS) {
    const model = modelAt(`http://127.0.0.1:${server.address().port}/v1`)
    const tools = { find: tool({ inputSchema: z.object({ city: z.string().nullish() }) }) }
    const reads = await generateText({ model, messages: [{ role: 'user', content: 'Where?' }], tools, maxRetries: 0 }).then(
      ({ text, toolCalls }) => text === 'Oslo' || toolCalls[0]?.input?.city === 'Oslo',
      () => false,
    )
    console.log(`${shape}, ${provider}: ${reads ? 'read' : 'refused'}${reads === seen ? '' : ' (CHANGED)'}`)
    if (reads !== seen) changed++
  }
  server.close()
}
process.exit(changed === 0 ? 0 : 1)
JS
node look.mjs
