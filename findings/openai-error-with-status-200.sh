#!/usr/bin/env bash
# What: an endpoint's error in a body with status 200 is handed out as a completion, or as a response without text.
# Where: npm openai 7.59.0, Node 20 or newer.
# Seen: OpenRouter documents errors that come after the status was sent: {"error": {"code": 502, "message": …}}.
#       `chat.completions.create` resolves with it, without `choices`; `chat.completions.parse` ends in a TypeError that
#       does not name the endpoint's words; `responses.create` resolves, its `output_text` undefined. No error says 502.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund openai@7.59.0
cat >look.mjs <<'JS'
import { createServer } from 'node:http'
import OpenAI from 'openai'

const body = JSON.stringify({ error: { code: 502, message: 'Provider returned error' }, user_id: 'user_1' })
const server = createServer((_, response) => response.setHeader('content-type', 'application/json').end(body))
await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
const client = new OpenAI({ baseURL: `http://127.0.0.1:${server.address().port}/v1`, apiKey: 'none', maxRetries: 0 })
const messages = [{ role: 'user', content: 'x' }]
const CALLS = [
  ['chat.completions.create', 'resolves, choices undefined', () => client.chat.completions.create({ model: 'm', messages }).then(({ choices }) => `resolves, choices ${choices}`)],
  ['chat.completions.parse', 'TypeError', () => client.chat.completions.parse({ model: 'm', messages }).then(() => 'resolves')],
  ['responses.create', 'resolves, output_text undefined', () => client.responses.create({ model: 'm', input: 'x' }).then(({ output_text }) => `resolves, output_text ${output_text}`)],
]
let changed = 0
for (const [name, seen, call] of CALLS) {
  const found = await call().catch((error) => error.constructor.name)
  console.log(`${name}: ${found}${found === seen ? '' : ' (CHANGED)'}`)
  if (found !== seen) changed++
}
server.close()
process.exit(changed === 0 ? 0 : 1)
JS
node look.mjs
