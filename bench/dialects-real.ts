/**
 * The dialect rules against the engine itself: compiles schemas of MaskBench with the real XGrammar (0.1.27, in wasm)
 * and counts where what is told and what it does differ.
 *
 *   node bench/dialects-real.ts [--count 600] [--archive ../shared/suites/maskbench-schemas-with-instances.tar.gz]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { engineFindings } from '../src/provider/engines/engine-findings.ts'
import { XGRAMMAR_0_1 } from '../src/provider/engines/xgrammar-0-1.ts'
import { maskbench, type Specimen } from './dialects/corpus.ts'
import { type Outcome, runXgrammar } from './dialects/xgrammar.ts'

const suites = new URL('../../shared/suites/', import.meta.url).pathname
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '600' },
    archive: { type: 'string', default: join(suites, 'maskbench-schemas-with-instances.tar.gz') },
    quiet: { type: 'boolean', default: false },
  },
})

const specimens = maskbench(values.archive, Number(values.count))
const folder = mkdtempSync(join(tmpdir(), 'dialects-'))
const file = join(folder, 'schemas.jsonl')
const lines = specimens.map(({ schema, tests }) =>
  JSON.stringify({ schema, texts: tests.map(({ data }) => JSON.stringify(data)) }),
)
writeFileSync(file, `${lines.join('\n')}\n`)
const outcomes = await runXgrammar(file, specimens.length)
rmSync(folder, { recursive: true })

type Fate = 'refused' | 'ignored' | 'nothing lost'

/** What the instances show: one that is not valid and is accepted was not held off. */
const shown = ({ tests }: Specimen, outcome: Outcome): Fate => {
  if (outcome === null) return 'refused'
  return tests.some(({ valid }, index) => !valid && outcome[index] === true) ? 'ignored' : 'nothing lost'
}

const told = ({ schema }: Specimen): Fate => {
  const effects = engineFindings(schema, XGRAMMAR_0_1).map(({ effect }) => effect)
  return effects.includes('refused') ? 'refused' : effects.includes('ignored') ? 'ignored' : 'nothing lost'
}

const counts = new Map<string, string[]>()
for (const [index, specimen] of specimens.entries()) {
  const outcome = outcomes[index]
  if (outcome === 'too slow' || outcome === undefined) continue
  const key = `told ${told(specimen)}, shown ${shown(specimen, outcome)}`
  counts.set(key, [...(counts.get(key) ?? []), specimen.id])
}
const slow = outcomes.filter((outcome) => outcome === 'too slow').length
console.log(`${specimens.length} schemas, ${slow} of them too slow to compile`)
for (const [key, ids] of [...counts].sort()) console.log(`${ids.length} × ${key}`)
if (!values.quiet)
  for (const [key, ids] of counts)
    if (key.startsWith('told nothing') !== key.endsWith('shown nothing lost'))
      for (const id of ids) console.log(`  ${key}: ${id}`)
