#!/usr/bin/env bash
# What: two streamed tool calls with one index become a single call of the second tool with the first one's arguments.
# Where: npm openai 7.59.0, Node 20 or newer; beside it ai 7.0.173 with @ai-sdk/openai-compatible 3.0.92.
# Seen: `refund {"order":"A-7"}` and then `list_orders` without arguments, each with an id of its own and both with
#       `index: 0`, as reported of Gemini behind its OpenAI-compatible route (NousResearch/hermes-agent, issue 62940).
#       `chat.completions.stream()` hands out one call, list_orders({"order":"A-7"}); the refund is gone without an error.
#       The AI SDK hands out both.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund openai@7.59.0 ai@7.0.173 @ai-sdk/openai-compatible@3.0.92
cat >look.mjs <<'JS'
import { createServer } from 'node:http'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { jsonSchema, streamText, tool } from 'ai'
import OpenAI from 'openai'

const chunk = (delta, finish_reason = null) => `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta, finish_reason }] })}\n\n`
const call = (id, name, text) => chunk({ tool_calls: [{ index: 0, id, type: 'function', function: { name, arguments: text } }] })
const stream = [chunk({ role: 'assistant' }), call('call_1', 'refund', '{"order":"A-7"}'), call('call_2', 'list_orders', ''), chunk({}, 'tool_calls'), 'data: [DONE]\n\n'].join('')
const server = createServer((_, response) => response.setHeader('content-type', 'text/event-stream').end(stream))
await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
const baseURL = `http://127.0.0.1:${server.address().port}/v1`
const parameters = { type: 'object', properties: {} }
const CLIENTS = [
  ['openai', 'list_orders {"order":"A-7"}', async () => {
    const tools = ['refund', 'list_orders'].map((name) => ({ type: 'function', function: { name, parameters } }))
    const whole = await new OpenAI({ baseURL, apiKey: 'none', maxRetries: 0 }).chat.completions.stream({ model: 'm', messages: [{ role: 'user', content: 'x' }], tools }).finalChatCompletion()
    return whole.choices[0].message.tool_calls.map(({ function: { name, arguments: text } }) => `${name} ${text}`)
  }],
  ['ai', 'refund {"order":"A-7"}, list_orders {}', async () => {
    const one = tool({ inputSchema: jsonSchema(parameters) })
    const answer = streamText({ model: createOpenAICompatible({ name: 'own', baseURL, apiKey: 'none' })('m'), prompt: 'x', maxRetries: 0, tools: { refund: one, list_orders: one } })
    return (await answer.toolCalls).map(({ toolName, input }) => `${toolName} ${JSON.stringify(input)}`)
  }],
]
let changed = 0
for (const [client, seen, read] of CLIENTS) {
  const found = (await read()).join(', ')
  console.log(`${client}: ${found}${found === seen ? '' : ' (CHANGED)'}`)
  if (found !== seen) changed++
}
server.close()
process.exit(changed === 0 ? 0 : 1)
JS
node look.mjs
