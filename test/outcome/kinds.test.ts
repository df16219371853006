import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { OUTCOME_KINDS, OUTCOMES } from '../../src/outcome/kinds.ts'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

it('the report’s schema knows the outcomes of the table, in its order', () => {
  const schema = JSON.parse(read('schema/report.schema.json'))
  expect(schema.$defs.outcome.enum).toEqual(OUTCOME_KINDS)
})

it('the documentation shows each outcome, and whether it counts against the model', () => {
  const rows = [...read('docs/outcomes.md').matchAll(/^\| `([a-z-]+)` \| .*\| (yes|no|–) \|$/gm)]
  const shown = rows.map(([, kind, counts]) => [kind, counts === 'yes'])
  expect(shown).toEqual(OUTCOME_KINDS.map((kind) => [kind, kind !== 'ok' && OUTCOMES[kind].measured]))
})

it('README tells of each outcome', () => {
  const section = read('README.md').split('## What came of a call')[1]?.split('\n## ')[0] ?? ''
  expect([...section.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, kind]) => kind)).toEqual(OUTCOME_KINDS)
})
