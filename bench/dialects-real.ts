/**
 * The dialect rules against the engines themselves, on schemas of MaskBench: what is told of a schema, and what the
 * engine then lets be written of texts that break it in one place each. XGrammar (0.1.27) runs in wasm; llama-server is
 * asked for the grammar that it makes, which XGrammar's matcher then reads.
 *
 *   node bench/dialects-real.ts [--count 600] [--archive ../shared/suites/maskbench-schemas-with-instances.tar.gz]
 *   node bench/dialects-real.ts --llama ../shared/llama/up.sh
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { engineFindings } from '../src/provider/engines/engine-findings.ts'
import { LLAMACPP } from '../src/provider/engines/llamacpp.ts'
import { XGRAMMAR_0_1 } from '../src/provider/engines/xgrammar-0-1.ts'
import { maskbench, type Specimen } from './dialects/corpus.ts'
import { type LlamaGrammar, llamaGrammars } from './dialects/llama-server.ts'
import { inSchemaOrder, invalidMutants } from './dialects/mutants.ts'
import { type Outcome, runXgrammar } from './dialects/xgrammar.ts'

const suites = new URL('../../shared/suites/', import.meta.url).pathname
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '600' },
    archive: { type: 'string', default: join(suites, 'maskbench-schemas-with-instances.tar.gz') },
    llama: { type: 'string' },
    quiet: { type: 'boolean', default: false },
  },
})

const engine = values.llama === undefined ? XGRAMMAR_0_1 : LLAMACPP
const specimens = maskbench(values.archive, Number(values.count))

/** Texts that the schema forbids. */
const forbidden = specimens.map(({ schema, tests }) => [
  ...tests.filter(({ valid }) => !valid).map(({ data }) => JSON.stringify(inSchemaOrder(data, schema, schema))),
  ...invalidMutants(
    schema,
    tests.filter(({ valid }) => valid).map(({ data }) => data),
  ),
])

const grammars =
  values.llama === undefined
    ? []
    : await llamaGrammars(
        values.llama,
        specimens.map(({ schema }) => schema),
      )
const isAsked = (grammar: LlamaGrammar | undefined): boolean => grammar !== null && grammar !== 'ended'
const asked = specimens.flatMap((_, at) => (isAsked(grammars[at]) ? [at] : []))
const folder = mkdtempSync(join(tmpdir(), 'dialects-'))
const file = join(folder, 'schemas.jsonl')
const lines = asked.map((at) =>
  JSON.stringify({
    ...(grammars[at] ? { grammar: grammars[at] } : { schema: specimens[at]?.schema }),
    texts: forbidden[at],
  }),
)
writeFileSync(file, `${lines.join('\n')}\n`)
const answers = await runXgrammar(file, asked.length)
rmSync(folder, { recursive: true })

type Fate = 'refused' | 'ended' | 'ignored' | 'nothing lost' | 'not read'

/** A text that is forbidden and accepted was not held off. A grammar that the matcher can't read shows nothing; nor does `ended`: the server ended. */
function shown(at: number): Fate {
  if (grammars[at] === null) return 'refused'
  if (grammars[at] === 'ended') return 'ended'
  const outcome: Outcome | 'too slow' | undefined = answers[asked.indexOf(at)]
  if (outcome === undefined || outcome === 'too slow') return 'not read'
  if (outcome === null) return values.llama === undefined ? 'refused' : 'not read'
  return outcome.includes(true) ? 'ignored' : 'nothing lost'
}

function told({ schema }: Specimen): Fate {
  const effects = engineFindings(schema, engine).map(({ effect }) => effect)
  return effects.includes('refused') ? 'refused' : effects.includes('ignored') ? 'ignored' : 'nothing lost'
}

const isLost = (fate: Fate): boolean => fate === 'refused' || fate === 'ignored'
const rows = specimens
  .map((specimen, at) => ({ id: specimen.id, at, told: told(specimen), shown: shown(at) }))
  .filter((row) => row.shown !== 'not read' && row.shown !== 'ended')
const texts = forbidden.reduce((sum, own) => sum + own.length, 0)
console.log(`${engine.title}: ${rows.length} of ${specimens.length} schemas read, ${texts} texts that they forbid`)
const counts = Map.groupBy(rows, (row) => `told ${row.told}, shown ${row.shown}`)
for (const [key, own] of [...counts].toSorted()) console.log(`${own.length} × ${key}`)
const both = rows.filter((row) => isLost(row.told) && isLost(row.shown)).length
const share = (all: number): string => (all === 0 ? 'none' : (both / all).toFixed(3))
console.log(`recall ${share(rows.filter((row) => isLost(row.shown)).length)}`)
console.log(`precision at least ${share(rows.filter((row) => isLost(row.told)).length)}: texts may lack what was told`)
if (!values.quiet)
  for (const row of rows.filter((one) => isLost(one.told) !== isLost(one.shown)))
    console.log(`  told ${row.told}, shown ${row.shown}: ${row.id}${evidence(row.at)}`)

/** What was let through, or what was told. */
function evidence(at: number): string {
  const outcome = answers[asked.indexOf(at)]
  const accepted = Array.isArray(outcome) ? forbidden[at]?.[outcome.indexOf(true)] : undefined
  if (accepted !== undefined) return `: ${accepted.slice(0, 200)}`
  const findings = engineFindings(specimens[at]?.schema ?? null, engine).filter(({ effect }) => effect !== 'stricter')
  return `: ${findings.map(({ effect, keyword, pointer }) => `${effect} ${keyword} ${pointer}`).join(', ')}`
}
