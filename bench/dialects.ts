/**
 * How well the dialect rules know the engines: recall and precision per engine on rows that say what the engine did,
 * with the rows that differ.
 *
 *   node bench/dialects.ts [--rows ../shared/oracles/engines] [--half 0|1]
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { compare } from './dialects/compare.ts'
import { rowsOf } from './dialects/rows.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: new URL('../../shared/oracles/engines', import.meta.url).pathname },
    half: { type: 'string' },
    quiet: { type: 'boolean', default: false },
  },
})

for (const file of readdirSync(values.rows).filter((name) => name.endsWith('.jsonl'))) {
  const rows = rowsOf(readFileSync(join(values.rows, file), 'utf8')).filter(
    (_row, index) => values.half === undefined || index % 2 === Number(values.half),
  )
  const { engine, recall, precision, stricter, differing } = compare(file.replace('.jsonl', ''), rows)
  console.log(
    `${file}: ${rows.length} rows as ${engine}: recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}; stricter told ${stricter}`,
  )
  if (!values.quiet) for (const line of differing) console.log(`  ${line}`)
}
