#!/usr/bin/env bash
# What: `chat.completions.parse` reads an answer in the older form, `function_call`, as an answer that says nothing.
# Where: npm openai 7.57.0, Node 20 or newer.
# Seen: the same call as `tool_calls` is parsed; as `function_call` there is no tool call, no parsed value, no error.
#       Empty arguments (`""`) of a tool call end in a SyntaxError of JSON.parse, not in `{}`.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund openai@7.57.0 zod@4
cat >look.mjs <<'JS'
import { createServer } from 'node:http'
import OpenAI from 'openai'
import { zodFunction } from 'openai/helpers/zod'
import { z } from 'zod'

const made = (text) => ({ name: 'find', arguments: text })
const SHAPES = [
  ['tool_calls', { tool_calls: [{ id: 'call_1', type: 'function', function: made('{"city":"Oslo"}') }] }, 'call {"city":"Oslo"}'],
  ['function_call', { function_call: made('{"city":"Oslo"}') }, 'nothing'],
  ['tool_calls, arguments ""', { tool_calls: [{ id: 'call_1', type: 'function', function: made('') }] }, 'SyntaxError'],
]
const read = async (shape) => {
  const message = { role: 'assistant', content: null, ...shape }
  const body = { id: 'c', object: 'chat.completion', created: 1, model: 'm', choices: [{ index: 0, message, finish_reason: 'tool_calls' }] }
  const server = createServer((_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)))
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  const client = new OpenAI({ baseURL: `http://127.0.0.1:${server.address().port}/v1`, apiKey: 'none', maxRetries: 0 })
  const tools = [zodFunction({ name: 'find', parameters: z.object({ city: z.string().nullish() }) })]
  try {
    const { choices } = await client.chat.completions.parse({ model: 'm', messages: [{ role: 'user', content: 'Where?' }], tools })
    const [call] = choices[0].message.tool_calls ?? []
    return call ? `call ${JSON.stringify(call.function.parsed_arguments)}` : choices[0].message.content === null ? 'nothing' : 'text'
  } catch (error) {
    return error.name
  } finally {
    server.close()
  }
}
let changed = 0
for (const [name, shape, seen] of SHAPES) {
  const found = await read(shape)
  console.log(`${name}: ${found}${found === seen ? '' : ` (CHANGED, was ${seen})`}`)
  if (found !== seen) changed++
}
process.exit(changed === 0 ? 0 : 1)
JS
node look.mjs
