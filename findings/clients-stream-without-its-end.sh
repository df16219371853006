#!/usr/bin/env bash
# What: a streamed answer that stops in the middle, without finish reason and end mark, ends like a whole one for most.
# Where: npm openai 7.59.0, ai 7.0.173 with @ai-sdk/openai 4.0.118, @langchain/openai 1.6.0 with @langchain/core 1.4.0,
#        Node 20 or newer.
# Seen: the connection is closed in order after `{"amount":12` (a proxy's limit does that). Reading the stream of
#       `chat.completions.create`, LangChain's stream and the `text` of `streamText` come to that text without an error,
#       the last with `finishReason` "interrupted". Only `chat.completions.stream()` throws.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund openai@7.59.0 ai@7.0.173 @ai-sdk/openai@4.0.118 @langchain/openai@1.6.0 @langchain/core@1.4.0
cat >look.mjs <<'JS'
import { createServer } from 'node:http'
import { createOpenAI } from '@ai-sdk/openai'
import { ChatOpenAI } from '@langchain/openai'
import { streamText } from 'ai'
import OpenAI from 'openai'

const chunk = (content) => `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta: { role: 'assistant', content }, finish_reason: null }] })}\n\n`
const server = createServer((_, response) => response.setHeader('content-type', 'text/event-stream').end(chunk('{"amount":1') + chunk('2')))
await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
const baseURL = `http://127.0.0.1:${server.address().port}/v1`
const { completions } = new OpenAI({ baseURL, apiKey: 'none', maxRetries: 0 }).chat
const body = { model: 'm', messages: [{ role: 'user', content: 'x' }] }
const joined = async (chunks, textOf) => {
  let text = ''
  for await (const one of chunks) text += textOf(one) ?? ''
  return text
}
const langchain = new ChatOpenAI({ model: 'm', apiKey: 'none', maxRetries: 0, configuration: { baseURL } })
const READERS = [
  ['openai, create with stream', '{"amount":12', async () => joined(await completions.create({ ...body, stream: true }), ({ choices }) => choices[0]?.delta.content)],
  ['openai, stream()', 'OpenAIError', () => completions.stream(body).finalContent()],
  ['langchain, stream()', '{"amount":12', async () => joined(await langchain.stream('x'), ({ content }) => content)],
  ['ai, streamText', '{"amount":12 (interrupted)', async () => {
    const answer = streamText({ model: createOpenAI({ baseURL, apiKey: 'none' }).chat('m'), prompt: 'x', maxRetries: 0, onError: () => {} })
    return `${await answer.text} (${await answer.finishReason})`
  }],
]
let changed = 0
for (const [name, seen, read] of READERS) {
  const found = await read().catch((error) => error.constructor.name)
  console.log(`${name}: ${found}${found === seen ? '' : ' (CHANGED)'}`)
  if (found !== seen) changed++
}
server.close()
process.exit(changed === 0 ? 0 : 1)
JS
node look.mjs 2>/dev/null
