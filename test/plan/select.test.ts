import { describe, expect, it } from 'vitest'
import { selectCases } from '../../src/plan/select.ts'
import { loadOne } from '../contract/reading.ts'

const contract = loadOne(`version: 1
name: good
request: { messages: [{ role: user, content: hi }] }
cases:
  - { id: a, group: x, expect: { match: { n: 1 } } }
  - { id: b, group: y }
  - { id: c, expect: { tool_calls: [] } }
  - { id: d, turns: [{ user: hi, expect: { match: 1 } }] }
`)
const other = { ...contract, name: 'other', cases: { ...contract.cases, length: 1 } }

const ids = (selection: Parameters<typeof selectCases>[1], contracts = [contract]): unknown => {
  const selected = selectCases(contracts, selection)
  if (!selected.ok) return selected.problems.map(({ code, args }) => `${code} ${args.id}`)
  return selected.value.map(({ name, cases }) => [
    name,
    Array.from({ length: cases.length }, (_, at) => cases.at(at).id).join(''),
  ])
}

describe('a selection', () => {
  it.each([
    ['everything', { cases: [] }, [['good', 'abcd']]],
    ['by id, in the order of the contract', { cases: ['d', 'a'] }, [['good', 'ad']]],
    ['the first so many', { cases: [], maxCases: 2 }, [['good', 'ab']]],
    ['more than there are', { cases: [], maxCases: 9 }, [['good', 'abcd']]],
    ['the first so many of those', { cases: ['b', 'c', 'd'], maxCases: 1 }, [['good', 'b']]],
    ['an id that nobody has', { cases: ['a', 'A', 'toString'] }, ['case-not-found A', 'case-not-found toString']],
  ])('%s', (_, selection, expected) => {
    expect(ids(selection)).toEqual(expected)
  })

  it('drops a contract that is left without a case', () => {
    expect(ids({ cases: ['c'] }, [contract, other])).toEqual([['good', 'c']])
  })

  it('counts what is left', () => {
    const selected = selectCases([contract], { cases: ['a', 'd'] })
    expect(selected.ok && selected.value[0]?.cases).toMatchObject({
      length: 2,
      groups: ['x'],
      counts: { expectValues: 2, expectCalls: 0, flows: 1 },
    })
  })
})
