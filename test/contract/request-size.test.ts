import { expect, test } from 'vitest'
import { memoryFiles } from '../../src/contract/files/memory.ts'
import { readContracts } from '../../src/contract/load.ts'
import { requestCharacters } from '../../src/contract/request-size.ts'
import { renderRequest, renderTurn } from '../../src/contract/template.ts'

const HEAD = 'version: 1\nname: sized\n'

/** What a case sends, and that it is known before it is made. */
const SIZES: readonly (readonly [string, string])[] = [
  ['a text', 'request: { messages: [{ role: user, content: "say hello" }] }\ncases: [{ id: a }]'],
  [
    'a variable as often as it is named',
    'request: { messages: [{ role: user, content: "{{t}} {{t}} {{t}}" }] }\ncases: [{ id: a, vars: { t: "0123456789012345678901234567890123456789" } }]',
  ],
  [
    'a variable that is a list',
    'request: { messages: "{{m}}" }\ncases: [{ id: a, vars: { m: [{ role: user, content: "a long text" }] } }]',
  ],
  [
    'what is said in turns',
    'request: { messages: [{ role: system, content: "be brief" }] }\ncases: [{ id: a, vars: { t: "0123456789" }, turns: [{ user: "{{t}}{{t}}" }, { user: "and {{t}}?" }] }]',
  ],
]

test.each(SIZES)('%s', (_, text) => {
  const port = memoryFiles({ '/c.yaml': HEAD + text })
  const { contracts, problems } = readContracts(['c.yaml'], { port, cwd: '/', seed: 1 })
  expect(problems).toEqual([])
  const contract = contracts[0]
  if (!contract) throw new Error('not read')
  const one = contract.cases.at(0)
  const turns = (one.turns ?? []).map((_turn, index) => renderTurn(one, index))
  const made = JSON.stringify([renderRequest(contract, one), turns]).length
  const known = requestCharacters(contract, one)
  // The list's own brackets are not counted, the names of variables are.
  expect(known).toBeGreaterThan(made - 20)
  expect(known).toBeLessThan(made * 1.5)
})
