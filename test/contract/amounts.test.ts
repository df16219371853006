import { expect, test } from 'vitest'
import { type Bound, wholeRun } from '../../src/contract/bounds.ts'
import { type Files, GOOD, load, problemsOf } from './reading.ts'

const MIB = 1024 * 1024
const long = 'x'.repeat(MIB)
const named = (times: number): string =>
  GOOD.replace('{{text}}', '{{text}}'.repeat(times)).replace('hi', '{ $file: long.txt }')
const rows = (count: number): string =>
  Array.from({ length: count }, (_, row) => `{"id":"r${row}","vars":{"text":{"$file":"f.txt"}}}\n`).join('')

/** `name` and 10 MiB of it, `count` times, each a variable of the contract. */
const including = (count: number): string =>
  `version: 1
name: many
vars:
${Array.from({ length: count }, (_, index) => `  v${index}: { $file: f.txt }`).join('\n')}
request:
  messages: [{ role: user, content: "${Array.from({ length: Math.min(count, 3) }, (_, index) => `{{v${index}}}`).join('')}" }]
cases:
  - { id: one }
`

test.each<[string, Files, readonly string[]]>([
  ['a variable of 1 MiB, 600 times', { 'c.yaml': named(600), 'long.txt': long }, ['request-too-large c.yaml:6:5']],
  ['the same, 30 times', { 'c.yaml': named(30), 'long.txt': long }, []],
  ['100 files of 10 MiB', { 'c.yaml': including(100), 'f.txt': long.repeat(10) }, ['files-too-large c.yaml:16:17']],
  [
    '20 rows of 10 MiB, one at a time',
    {
      'c.yaml': GOOD.replace('- { id: one, vars: { text: hi } }', '- from: r.jsonl'),
      'r.jsonl': rows(20),
      'f.txt': long.repeat(10),
    },
    [],
  ],
])('%s', (_, files, expected) => {
  const found = problemsOf(load(files)).filter((problem) => !problem.startsWith('variable-unused'))
  expect(found).toEqual(expected)
})

/** Two contracts and their rows. */
const two = (rest: string, rows = ''): Files => ({
  'a.yaml': GOOD.replace('name: good', 'name: a').replace('- { id: one, vars: { text: hi } }', rest),
  'b.yaml': GOOD.replace('name: good', 'name: b').replace('- { id: one, vars: { text: hi } }', rest),
  'r.jsonl': rows,
  'f.txt': 'x'.repeat(100),
  'f.json': `[${'1,'.repeat(50)}1]`,
  's.json': `{"enum":[${'1,'.repeat(50)}1]}`,
})
const fromRows = (count: number, row: (nth: number) => object): Files =>
  two(
    '- from: r.jsonl',
    Array.from({ length: count }, (_, nth) => `${JSON.stringify({ id: `r${nth}`, ...row(nth) })}\n`).join(''),
  )
const text = { vars: { text: 'a' } }

test.each<[string, Partial<Record<Bound, number>>, Files, readonly string[]]>([
  [
    'tokens of a contract and the next',
    { yamlTokens: 300 },
    two('- { id: one, vars: { text: hi } }'),
    ['contracts-too-large b.yaml:4:11'],
  ],
  ['tokens within the bound', { yamlTokens: 400 }, two('- { id: one, vars: { text: hi } }'), []],
  [
    'a text that each contract keeps',
    { keptBytes: 150 },
    two('- { id: one, vars: { text: { $file: f.txt } } }'),
    ['files-too-large b.yaml:6:39'],
  ],
  [
    'a value of JSON counts beside its bytes',
    { keptBytes: 800 },
    two('- { id: one, vars: { text: { $file: f.json } } }'),
    ['files-too-large a.yaml:6:39', 'files-too-large b.yaml:6:39'],
  ],
  [
    'a text that each row includes',
    { rowBytes: 1050, keptBytes: 0 },
    fromRows(6, () => ({ vars: { text: { $file: 'f.txt' } } })),
    ['rows-too-large r.jsonl:5:36'],
  ],
  [
    'schemas in rows',
    { schemaCharacters: 900 },
    fromRows(6, (nth) => ({ ...text, expect: { schema: { title: `s${nth}`, enum: ['x'.repeat(100)] } } })),
    ['schemas-too-large r.jsonl:1:51'],
  ],
  [
    'a schema that rows share counts once',
    { schemaCharacters: 300 },
    fromRows(60, () => ({ ...text, expect: { schema: './s.json' } })),
    [],
  ],
  [
    'variables that requests name',
    { caseVariables: 50 },
    fromRows(30, () => text),
    ['variables-too-many r.jsonl:21:1'],
  ],
])('%s, over the contracts of a run', (_, bounds, files, expected) => {
  expect(problemsOf(load(files, ['*.yaml'], {}, { ...wholeRun(), ...bounds }))).toEqual(expected)
})

test.each([
  ['take over', '{ id: two, vars: { text: a } }, ', ['variables-too-many']],
  ['share', '', [] as string[]],
])('variables that cases written in a contract %s from it', (_, second, expected) => {
  const cases = `cases: [{ id: one, vars: { text: a } }, ${second}{ id: three }]\n`
  const contract = GOOD.slice(0, GOOD.indexOf('cases:')).concat('vars: { text: b }\n', cases)
  const found = problemsOf(load({ 'c.yaml': contract }, ['*.yaml'], {}, { ...wholeRun(), keptVariables: 1 }))
  expect(found.map((problem) => problem.split(' ')[0])).toEqual(expected)
})
