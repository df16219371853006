#!/usr/bin/env bash
# What: what an engine enforces is narrower than what the same zod schema accepts: flags of a pattern are dropped.
# Where: npm zod 4.6.7, with @mlc-ai/web-xgrammar 0.1.27 as the engine, Node 20 or newer.
# Seen: z.string().regex(/^[a-z]{2}-\d+$/i) becomes {"pattern": "^[a-z]{2}-\\d+$"} in z.toJSONSchema, without a word:
#       "AB-12" is right by zod, wrong by its JSON Schema, and can't be written under XGrammar.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund zod@4.6.7 @mlc-ai/web-xgrammar@0.1.27
cp node_modules/@mlc-ai/web-xgrammar/lib/index.js xgrammar.cjs # UMD under "type": "module"
cat >look.cjs <<'JS'
const { z } = require('zod')
const { Grammar, Testings } = require('./xgrammar.cjs')
const schema = z.string().regex(/^[a-z]{2}-\d+$/i)
async function main() {
  let changed = 0
  const written = z.toJSONSchema(schema)
  const grammar = await Grammar.fromJSONSchema(JSON.stringify(written))
  for (const [text, byZod, byPattern, byEngine] of [['ab-12', true, true, true], ['AB-12', true, false, false]]) {
    const found = [schema.safeParse(text).success, new RegExp(written.pattern).test(text), await Testings.isGrammarAcceptString(grammar, JSON.stringify(text))]
    const same = found.join() === [byZod, byPattern, byEngine].join()
    console.log(`${text}: zod ${found[0]}, its JSON Schema ${found[1]}, XGrammar ${found[2]}${same ? '' : ' (CHANGED)'}`)
    if (!same) changed++
  }
  process.exit(changed === 0 ? 0 : 1)
}
main()
JS
node look.cjs
