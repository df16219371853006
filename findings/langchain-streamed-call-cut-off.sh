#!/usr/bin/env bash
# What: a tool call that the token limit cuts off becomes a whole one when it is streamed, with a cut value in it.
# Where: npm @langchain/openai 1.6.0 with @langchain/core 1.4.0, Node 20 or newer.
# Seen: arguments `{"order":"A-7","amount":12` with finish reason `length`. As one body: no tool call, one in
#       `invalid_tool_calls`. As a stream: one tool call {order: "A-7", amount: 12} and nothing invalid, although the
#       model was about to write 1200. Only `finish_reason` in `response_metadata` still tells.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @langchain/openai@1.6.0 @langchain/core@1.4.0
cat >look.mjs <<'JS'
import { createServer } from 'node:http'
import { ChatOpenAI } from '@langchain/openai'

const PARTS = ['{"order":"A-7",', '"amount":12']
const call = (text) => ({ index: 0, id: 'call_1', type: 'function', function: { name: 'refund', arguments: text } })
const usage = { prompt_tokens: 1, completion_tokens: 9, total_tokens: 10 }
const body = { id: 'c', object: 'chat.completion', created: 1, model: 'm', usage, choices: [{ index: 0, message: { role: 'assistant', content: null, tool_calls: [call(PARTS.join(''))] }, finish_reason: 'length' }] }
const chunk = (delta, finish_reason = null) => `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta, finish_reason }] })}\n\n`
const stream = [
  chunk({ role: 'assistant', tool_calls: [call('')] }),
  ...PARTS.map((text) => chunk({ tool_calls: [{ index: 0, function: { arguments: text } }] })),
  chunk({}, 'length'),
  `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [], usage })}\n\n`,
  'data: [DONE]\n\n',
].join('')
const server = createServer((request, response) => {
  let text = ''
  request.on('data', (part) => { text += part })
  request.on('end', () => {
    const streamed = JSON.parse(text).stream === true
    response.setHeader('content-type', streamed ? 'text/event-stream' : 'application/json').end(streamed ? stream : JSON.stringify(body))
  })
})
await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
const tool = { type: 'function', function: { name: 'refund', parameters: { type: 'object', properties: { order: { type: 'string' }, amount: { type: 'number' } }, required: ['order', 'amount'] } } }
async function whole(chunks) {
  let all
  for await (const one of chunks) all = all === undefined ? one : all.concat(one)
  return all
}
let changed = 0
for (const [streaming, calls, invalid] of [[false, [], 1], [true, [{ order: 'A-7', amount: 12 }], 0]]) {
  const configuration = { baseURL: `http://127.0.0.1:${server.address().port}/v1` }
  const model = new ChatOpenAI({ model: 'm', apiKey: 'none', maxRetries: 0, configuration }).bindTools([tool])
  const answer = streaming ? await whole(await model.stream('Refund.')) : await model.invoke('Refund.')
  const found = [answer.tool_calls.map(({ args }) => args), answer.invalid_tool_calls?.length ?? 0]
  const same = JSON.stringify(found) === JSON.stringify([calls, invalid])
  console.log(`${streaming ? 'streamed' : 'one body'}: calls ${JSON.stringify(found[0])}, invalid ${found[1]}${same ? '' : ' (CHANGED)'}`)
  if (!same) changed++
}
server.close()
process.exit(changed === 0 ? 0 : 1)
JS
node look.mjs
