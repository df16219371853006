import { expect, test } from 'vitest'
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
