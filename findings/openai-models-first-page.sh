#!/usr/bin/env bash
# What: `models.list()` ends after the first page of an endpoint whose list has more, and says nothing.
# Where: npm openai 7.57.0, Node 20 or newer; an endpoint that pages its list as Anthropic's GET /v1/models does
#        (20 a page, `has_more`, `last_id`, `after_id`); Anthropic's pages name the package as a client of that host.
# Seen: `for await` over `models.list()` makes one request and yields 2 of 5 models; `hasNextPage()` is false.
#       `files.list()` and `batches.list()` of the same package follow `has_more` to the end.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund openai@7.57.0
cat >look.mjs <<'JS'
import { createServer } from 'node:http'
import OpenAI from 'openai'

const IDS = ['a', 'b', 'c', 'd', 'e']
let asked = 0
const server = createServer((request, response) => {
  asked++
  const query = new URL(request.url, 'http://x').searchParams
  const after = query.get('after_id') ?? query.get('after')
  const start = after === null ? 0 : IDS.indexOf(after) + 1
  const data = IDS.slice(start, start + 2).map((id) => ({ id, object: 'model', created: 1, owned_by: 'x' }))
  const body = { object: 'list', data, first_id: data[0]?.id, last_id: data.at(-1)?.id, has_more: start + 2 < IDS.length }
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
})
await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
const client = new OpenAI({ baseURL: `http://127.0.0.1:${server.address().port}/v1`, apiKey: 'none', maxRetries: 0 })
const all = async (list) => {
  asked = 0
  const ids = []
  for await (const { id } of list) ids.push(id)
  return `${ids.join('')} in ${asked}`
}
const ROWS = [
  ['models.list()', await all(client.models.list()), 'ab in 1'],
  ['models.list().hasNextPage()', String((await client.models.list()).hasNextPage()), 'false'],
  ['batches.list()', await all(client.batches.list()), 'abcde in 3'],
]
server.close()
let changed = 0
for (const [name, found, seen] of ROWS) {
  console.log(`${name}: ${found}${found === seen ? '' : ` (CHANGED, was ${seen})`}`)
  if (found !== seen) changed++
}
process.exit(changed === 0 ? 0 : 1)
JS
node look.mjs
