#!/usr/bin/env bash
# What: XGrammar turns bounds of numbers (type: number) into a grammar that lets numbers outside of them be written.
# Where: npm @mlc-ai/web-xgrammar 0.1.27 (the engine in wasm), Node 20 or newer.
# Seen: with {minimum: 0, maximum: 1} the text 1.5 is accepted; with {exclusiveMinimum: 0} the text 0 is accepted.
#       With type: integer the same bounds hold. Whoever reads "the engine enforces the schema" as "the value is in
#       range" is wrong for numbers and right for integers.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @mlc-ai/web-xgrammar@0.1.27
cp node_modules/@mlc-ai/web-xgrammar/lib/index.js xgrammar.cjs # UMD under "type": "module"
cat >look.cjs <<'JS'
const { Grammar, Testings } = require('./xgrammar.cjs')
const ROWS = [
  // schema of member n, text, valid by JSON Schema, accepted by the engine
  [{ type: 'number', minimum: 0, maximum: 1 }, '1.5', false, true],
  [{ type: 'number', minimum: 0, maximum: 1 }, '0.5', true, true],
  [{ type: 'number', exclusiveMinimum: 0 }, '0', false, true],
  [{ type: 'integer', minimum: 0, maximum: 1 }, '2', false, false],
  [{ type: 'integer', exclusiveMinimum: 0 }, '0', false, false],
]
async function main() {
  let changed = 0
  for (const [n, text, valid, seen] of ROWS) {
    const schema = { type: 'object', properties: { n }, required: ['n'], additionalProperties: false }
    const grammar = await Grammar.fromJSONSchema(JSON.stringify(schema))
    const accepted = await Testings.isGrammarAcceptString(grammar, `{"n": ${text}}`)
    grammar.dispose()
    console.log(`${JSON.stringify(n)} ${text}: valid ${valid}, accepted ${accepted}${accepted === seen ? '' : ' (CHANGED)'}`)
    if (accepted !== seen) changed++
  }
  process.exit(changed === 0 ? 0 : 1)
}
main()
JS
node look.cjs
