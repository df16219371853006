import { expect, test } from 'vitest'
import { GOOD, load, problemsOf, warningsOf } from './reading.ts'

const FLOW = `version: 1
name: flow
request: { messages: [{ role: system, content: "{{text}}" }] }
cases:
  - id: one
    vars: { text: hi, city: Rome }
    turns:
      - { user: "Weather in {city}, not {{city}}?", expect: { text: { $contains: "{{city}}" } } }
`

/** Where a variable in braces is not filled, and is warned of. */
test.each([
  ['nothing', GOOD, {}, []],
  [
    'single braces in what the user says, any in what a turn expects',
    FLOW,
    {},
    ['variable-in-expect c.yaml:8', 'variable-braces c.yaml:8'],
  ],
  [
    'a value that a case expects',
    GOOD.replace('{ text: hi }', '{ text: hi }, expect: { match: { said: "{{text}}" } }'),
    {},
    ['variable-in-expect c.yaml:6'],
  ],
  [
    'a value that the contract expects, once for all cases',
    `${GOOD}  - { id: two, vars: { text: ho } }\nexpect: { match: { said: "{text}" } }\n`,
    {},
    ['variable-in-expect c.yaml:8'],
  ],
  [
    'a name that is no variable',
    GOOD.replace('{ text: hi }', '{ text: hi }, expect: { match: { said: "{name}" } }'),
    {},
    [],
  ],
  [
    'a schema’s own braces',
    GOOD.replace('{ text: hi }', '{ text: hi }, expect: { schema: { type: string, pattern: "^a{text}$" } }'),
    {},
    [],
  ],
  [
    'rows, once a file',
    GOOD.replace(/ {2}- .*/, '  - from: rows.jsonl'),
    {
      'rows.jsonl': Array.from({ length: 3 }, (_, n) =>
        JSON.stringify({ id: `r${n}`, vars: { text: 'a' }, expect: { match: { said: '{text}' } } }),
      ).join('\n'),
    },
    ['variable-in-expect rows.jsonl:1'],
  ],
])('%s', (_, contract, files, expected) => {
  const loaded = load({ 'c.yaml': contract, ...files })
  expect(problemsOf(loaded)).toEqual([])
  expect(warningsOf(loaded).flatMap((one) => (one.startsWith('variable-') ? one.replace(/:\d+$/, '') : []))).toEqual(
    expected,
  )
})

test.each([
  ['of the contract', 'expect: { envelope: strict, schema: { type: object } }', ['envelope-api c.yaml:7:1']],
  ['leniently', 'expect: { envelope: lenient, schema: { type: object } }', []],
])('envelope: strict is refused for the Responses API: %s', (_, line, expected) => {
  const contract = `version: 1
name: responses
api: responses
request: { input: "{{text}}" }
cases: [{ id: one, vars: { text: a } }, { id: two, vars: { text: b } }]

${line}
`
  expect(problemsOf(load({ 'c.yaml': contract })).map((one) => one.replace(/:\d+$/, ':1'))).toEqual(expected)
})
