#!/usr/bin/env bash
# What: of two members for a schema, one drops `additionalProperties: false` on the way to the endpoint, without a word.
# Where: npm @google/genai 3.3.0, Node 20 or newer.
# Seen: the same JSON Schema as `responseJsonSchema` is sent as it is; as `responseSchema` it is sent with upper-case
#       types and without `additionalProperties`, while `pattern`, `multipleOf` and `const` beside it go through. An
#       answer with members that the caller's schema forbids then fits the schema that was asked for.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @google/genai@3.3.0
cat >look.mjs <<'JS'
import { createServer } from 'node:http'
import { GoogleGenAI } from '@google/genai'

const answer = JSON.stringify({ candidates: [{ content: { role: 'model', parts: [{ text: '{"code":"A1"}' }] }, finishReason: 'STOP' }] })
let sent
const server = createServer((request, response) => {
  let text = ''
  request.on('data', (part) => { text += part })
  request.on('end', () => {
    sent = JSON.parse(text).generationConfig
    response.setHeader('content-type', 'application/json').end(answer)
  })
})
await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
const client = new GoogleGenAI({ apiKey: 'none', httpOptions: { baseUrl: `http://127.0.0.1:${server.address().port}` } })
const schema = { type: 'object', properties: { code: { type: 'string', pattern: '^[A-Z]\\d$' } }, required: ['code'], additionalProperties: false }
const ROWS = [
  ['responseJsonSchema', schema],
  ['responseSchema', { type: 'OBJECT', properties: { code: { type: 'STRING', pattern: '^[A-Z]\\d$' } }, required: ['code'] }],
]
let changed = 0
for (const [member, seen] of ROWS) {
  await client.models.generateContent({ model: 'm', contents: 'x', config: { responseMimeType: 'application/json', [member]: schema } })
  const found = JSON.stringify(sent[member], Object.keys({ ...schema, ...schema.properties.code, code: 0 }))
  const same = found === JSON.stringify(seen, Object.keys({ ...schema, ...schema.properties.code, code: 0 }))
  console.log(`${member}: ${found}${same ? '' : ' (CHANGED)'}`)
  if (!same) changed++
}
server.close()
process.exit(changed === 0 ? 0 : 1)
JS
node look.mjs
