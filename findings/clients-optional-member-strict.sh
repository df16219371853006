#!/usr/bin/env bash
# What: one zod schema with an optional member: one client refuses to send it, another sends it as `strict`.
# Where: npm openai 7.59.0, and ai 7.0.173 with @ai-sdk/openai 4.0.118, zod 4.6.7, Node 20 or newer.
# Seen: `zodResponseFormat` of openai throws: an optional member without `nullable` is not supported by the API, which
#       wants every member in `required`. `Output.object` of the AI SDK sends it with `strict: true` and the member left
#       out of `required`, and without a warning: what the API says to it shows at run time.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund openai@7.59.0 ai@7.0.173 @ai-sdk/openai@4.0.118 zod@4.6.7
cat >look.mjs <<'JS'
import { createServer } from 'node:http'
import { createOpenAI } from '@ai-sdk/openai'
import { generateText, Output } from 'ai'
import { zodResponseFormat } from 'openai/helpers/zod'
import { z } from 'zod'

const schema = z.object({ order: z.string(), note: z.string().optional() })
const viaOpenai = () => {
  try {
    zodResponseFormat(schema, 'refund')
    return 'sent'
  } catch (error) {
    return /optional/.test(error.message) ? 'refused' : error.message
  }
}
const viaAiSdk = async () => {
  let sent
  const body = { id: 'c', object: 'chat.completion', created: 1, model: 'm', choices: [{ index: 0, message: { role: 'assistant', content: '{"order":"A-7"}' }, finish_reason: 'stop' }], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } }
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (part) => { text += part })
    request.on('end', () => {
      sent = JSON.parse(text).response_format.json_schema
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    })
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  const model = createOpenAI({ baseURL: `http://127.0.0.1:${server.address().port}/v1`, apiKey: 'none' }).chat('m')
  const { warnings } = await generateText({ model, prompt: 'x', maxRetries: 0, output: Output.object({ schema }) })
  server.close()
  return `strict ${sent.strict}, required ${JSON.stringify(sent.schema.required)}, ${warnings?.length ?? 0} warnings`
}
let changed = 0
for (const [client, found, seen] of [['openai', viaOpenai(), 'refused'], ['ai', await viaAiSdk(), 'strict true, required ["order"], 0 warnings']]) {
  console.log(`${client}: ${found}${found === seen ? '' : ' (CHANGED)'}`)
  if (found !== seen) changed++
}
process.exit(changed === 0 ? 0 : 1)
JS
node look.mjs
