#!/usr/bin/env bash
# What: a JSON Schema that is handed to two common clients is sent to the endpoint, and never held against the answer.
# Where: npm ai 7.0.173 with @ai-sdk/openai 4.0.118, and @langchain/openai 1.6.0 with @langchain/core 1.4.0, Node 20 or
#        newer.
# Seen: schema {order: string, amount: number <= 10}, answer {"order":"A-7","amount":1200,"note":1}: both give the
#       answer back as the structured output, without error. The same schema written in zod makes both fail. An endpoint
#       that takes the schema and does not enforce it is noticed by nobody.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ai@7.0.173 @ai-sdk/openai@4.0.118 @langchain/openai@1.6.0 @langchain/core@1.4.0 zod@4.6.7
cat >look.mjs <<'JS'
import { createServer } from 'node:http'
import { createOpenAI } from '@ai-sdk/openai'
import { ChatOpenAI } from '@langchain/openai'
import { generateText, jsonSchema, Output } from 'ai'
import { z } from 'zod'

const answer = '{"order":"A-7","amount":1200,"note":1}'
const body = { id: 'c', object: 'chat.completion', created: 1, model: 'm', choices: [{ index: 0, message: { role: 'assistant', content: answer }, finish_reason: 'stop' }], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } }
const server = createServer((_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)))
await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
const baseURL = `http://127.0.0.1:${server.address().port}/v1`

const asJsonSchema = { title: 'refund', type: 'object', properties: { order: { type: 'string' }, amount: { type: 'number', maximum: 10 } }, required: ['order', 'amount'], additionalProperties: false }
const asZod = z.strictObject({ order: z.string(), amount: z.number().max(10) })
const CLIENTS = [
  ['ai', (schema) => generateText({ model: createOpenAI({ baseURL, apiKey: 'none' }).chat('m'), prompt: 'x', maxRetries: 0, output: Output.object({ schema: schema === asZod ? schema : jsonSchema(schema) }) }).then(({ output }) => output)],
  ['langchain', (schema) => new ChatOpenAI({ model: 'm', apiKey: 'none', maxRetries: 0, configuration: { baseURL } }).withStructuredOutput(schema, { name: 'refund', method: 'jsonSchema' }).invoke('x')],
]
let changed = 0
for (const [client, ask] of CLIENTS) {
  for (const [form, schema, seen] of [['JSON Schema', asJsonSchema, answer], ['zod', asZod, 'error']]) {
    const found = await ask(schema).then((value) => JSON.stringify(value), () => 'error')
    console.log(`${client}, ${form}: ${found}${found === seen ? '' : ' (CHANGED)'}`)
    if (found !== seen) changed++
  }
}
server.close()
process.exit(changed === 0 ? 0 : 1)
JS
node look.mjs 2>/dev/null
