#!/usr/bin/env bash
# What: a pattern with alternatives outside of brackets makes XGrammar force answers that are no JSON.
# Where: npm @mlc-ai/web-xgrammar 0.1.27 (the engine in wasm), Node 20 or newer.
# Seen: {type: string, pattern: "^cat$|^dog$"} accepts neither "cat" nor "dog", but the texts `"cat` and `dog"`, with
#       one quote each: the alternatives are put between the quotes without a group. "^(?:cat|dog)$" is right. What
#       zod 4.6.7 writes for z.base64() is such a pattern ("^$|^…$"): a valid base64 text can't be written.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @mlc-ai/web-xgrammar@0.1.27 zod@4.6.7
cp node_modules/@mlc-ai/web-xgrammar/lib/index.js xgrammar.cjs # UMD under "type": "module"
cat >look.cjs <<'JS'
const { z } = require('zod')
const { Grammar, Testings } = require('./xgrammar.cjs')
const base64 = z.toJSONSchema(z.base64()).pattern
const ROWS = [
  // pattern, what is written, accepted by the engine
  ['^cat$|^dog$', '"cat"', false],
  ['^cat$|^dog$', '"dog"', false],
  ['^cat$|^dog$', '"cat', true],
  ['^cat$|^dog$', 'dog"', true],
  ['^(?:cat|dog)$', '"cat"', true],
  ['^(?:cat|dog)$', '"cat', false],
  [base64, '"aGVsbG8="', false],
]
async function main() {
  let changed = 0
  for (const [pattern, text, seen] of ROWS) {
    const grammar = await Grammar.fromJSONSchema(JSON.stringify({ type: 'string', pattern }))
    const accepted = await Testings.isGrammarAcceptString(grammar, text)
    grammar.dispose()
    console.log(`${pattern} ${text}: accepted ${accepted}${accepted === seen ? '' : ' (CHANGED)'}`)
    if (accepted !== seen) changed++
  }
  process.exit(changed === 0 ? 0 : 1)
}
main()
JS
node look.cjs
