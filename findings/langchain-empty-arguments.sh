#!/usr/bin/env bash
# What: a tool call without arguments becomes an invalid one, and the warning blames the version of the package.
# Where: npm @langchain/openai 1.5.8 with @langchain/core 1.4.0, Node 20 or newer.
# Seen: `arguments: ""`, which several servers send for a tool without parameters, comes to no tool call but to one in
#       `invalid_tool_calls`, with the advice to upgrade to "versions that set message tool calls", which this one is.
#       No error is thrown: an agent that reads `tool_calls` takes the empty text for the answer. `"{}"` is one call.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @langchain/openai@1.5.8 @langchain/core@1.4.0 zod@4
cat >look.mjs <<'JS'
import { createServer } from 'node:http'
import { ChatOpenAI } from '@langchain/openai'
import { z } from 'zod'

const answers = async (text) => {
  const call = { id: 'call_1', type: 'function', function: { name: 'now', arguments: text } }
  const message = { role: 'assistant', content: null, tool_calls: [call] }
  const body = { id: 'c', object: 'chat.completion', created: 1, model: 'm', choices: [{ index: 0, message, finish_reason: 'tool_calls' }], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } }
  const server = createServer((_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)))
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  const configuration = { baseURL: `http://127.0.0.1:${server.address().port}/v1` }
  const model = new ChatOpenAI({ model: 'm', apiKey: 'none', maxRetries: 0, configuration })
  const said = await model.bindTools([{ name: 'now', description: 'The time.', schema: z.object({}) }]).invoke('What time is it?')
  server.close()
  return { calls: said.tool_calls.length, invalid: said.invalid_tool_calls?.length ?? 0, content: said.content }
}
let changed = 0
for (const [text, calls, invalid] of [['{}', 1, 0], ['', 0, 1]]) {
  const found = await answers(text)
  console.log(`arguments ${JSON.stringify(text)}: ${JSON.stringify(found)}${found.calls === calls && found.invalid === invalid ? '' : ' (CHANGED)'}`)
  if (found.calls !== calls || found.invalid !== invalid) changed++
}
process.exit(changed === 0 ? 0 : 1)
JS
node look.mjs
