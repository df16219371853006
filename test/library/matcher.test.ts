import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import '../../src/vitest.ts'

const folder = mkdtempSync(join(tmpdir(), 'modelgate-matcher-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = join(folder, 'flow.yaml')
writeFileSync(
  file,
  `version: 1
name: flow
request: { messages: [] }
expect: { schema: { type: object, required: [a] } }
cases:
  - { id: one, turns: [{ user: hello }] }
`,
)
const contract = 'examples/vitest/contracts/triage.yaml'

test('a passing and a failing answer, and both denied', () => {
  expect('{"category":"billing"}').toMeetContract(contract, { case: 'double-charge' })
  expect({ role: 'assistant', content: '{"category":"other"}' }).not.toMeetContract(contract, { case: 'crash' })
  expect(() => expect('{"category":"other"}').toMeetContract(contract, { case: 'crash' })).toThrow(
    `expected the answer to meet ${contract}: mismatch: /category is "other", expected "technical"`,
  )
  expect(() => expect('{"category":"technical"}').not.toMeetContract(contract, { case: 'crash' })).toThrow(
    `expected the answer not to meet ${contract}, and it does`,
  )
})

test.each([
  ['a flow', '{}', file, 'one', 'case one is a flow'],
  ['no answer', 7, contract, 'crash', 'the answer is none that is read'],
  ['a case that is not there', '{}', contract, 'crsh', 'crsh'],
])('%s is an error, whether it is denied or not', (_, answer, path, id, said) => {
  expect(() => expect(answer).toMeetContract(path, { case: id })).toThrow(said)
  expect(() => expect(answer).not.toMeetContract(path, { case: id })).toThrow(said)
})
