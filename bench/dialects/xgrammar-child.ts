/**
 * Compiles schemas with the real XGrammar, one JSON line each, until one ends the module: node xgrammar-child.ts FILE
 * START. FILE holds lines of `{schema, texts}`, or of `{grammar, texts}` with a grammar in place of a schema.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface Asked {
  readonly schema?: unknown
  readonly grammar?: string
  readonly texts: readonly string[]
}

const [file = '', start = '0'] = process.argv.slice(2)
// The package is UMD under `"type": "module"`: it loads under a name that says CommonJS.
const folder = mkdtempSync(join(tmpdir(), 'xgrammar-'))
const script = join(folder, 'xgrammar.cjs')
copyFileSync(fileURLToPath(import.meta.resolve('@mlc-ai/web-xgrammar')), script)
const { Grammar, Testings } = createRequire(import.meta.url)(script)
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const lines = readFileSync(file, 'utf8').split('\n').slice(Number(start))
for (const [index, line] of lines.entries()) {
  if (line === '') continue
  const { schema, grammar: ebnf, texts } = JSON.parse(line) as Asked
  process.stdout.write(`${JSON.stringify({ at: Number(start) + index })}\n`)
  const grammar =
    ebnf === undefined ? await Grammar.fromJSONSchema(JSON.stringify(schema)) : await Grammar.fromEBNF(ebnf)
  const accepted: boolean[] = []
  for (const text of texts) accepted.push(await Testings.isGrammarAcceptString(grammar, text))
  grammar.dispose()
  process.stdout.write(`${JSON.stringify({ at: Number(start) + index, accepted })}\n`)
}
