import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { falseAlarmTable } from './false-alarms.ts'
import { headlineTables } from './headlines.ts'

/** `node bench/verdict/comparison-page.ts` writes the tables of a comparison into docs/statistics.md; a test holds them. */
export const PAGE = join(import.meta.dirname, '..', '..', 'docs', 'statistics.md')

const PARTS: readonly (readonly [name: string, text: () => string])[] = [
  ['headlines', headlineTables],
  ['false alarms', falseAlarmTable],
]

/** The page with its generated parts as the code makes them. */
export function withTables(page: string): string {
  return PARTS.reduce((text, [name, table]) => {
    const [start, end] = [`<!-- ${name}: generated -->`, `<!-- ${name}: end -->`]
    const [from, to] = [text.indexOf(start), text.indexOf(end)]
    if (from < 0 || to < from) throw new Error(`docs/statistics.md has no place for ${name}`)
    return `${text.slice(0, from + start.length)}\n${table()}\n${text.slice(to)}`
  }, page)
}

if (import.meta.main) writeFileSync(PAGE, withTables(readFileSync(PAGE, 'utf8')))
