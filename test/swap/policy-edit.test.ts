import { expect, it } from 'vitest'
import { statesJudge, withCandidate } from '../../src/swap/policy-edit.ts'

const next = { provider: 'openai', model: 'gpt-new' }

const rows: readonly (readonly [before: string, after: string])[] = [
  [
    'candidate: { provider: openai,  model: gpt-old } # why\n',
    'candidate: { provider: openai,  model: gpt-new } # why\n',
  ],
  [
    "candidate:\n  # a\n  provider: openai\n  model: 'gpt-old' # b\n",
    "candidate:\n  # a\n  provider: openai\n  model: 'gpt-new' # b\n",
  ],
  ['# a\nversion: 1 # b\n', '# a\nversion: 1 # b\ncandidate: { provider: openai, model: gpt-new }\n'],
  [
    'candidate: # a\n  provider: azure-openai\n  model: gpt-old # b\n  request: { temperature: 1 }\n# c\nversion: 1\n',
    'candidate:\n  # a\n  provider: openai\n  model: gpt-new # b\n# c\nversion: 1\n',
  ],
]

it.each(rows)('%j', (before, after) => {
  expect(withCandidate(before, next).text).toBe(after)
})

it('a name that YAML would read as something else is quoted', () => {
  const { text } = withCandidate('candidate: { provider: openai, model: gpt-old }\n', { ...next, model: 'a, b: c' })
  expect(text).toBe('candidate: { provider: openai, model: "a, b: c" }\n')
})

it('a request that was made for the old model goes, and that is told', () => {
  expect(withCandidate(rows[3]?.[0] ?? '', next).dropsRequest).toBe(true)
  expect(withCandidate(rows[0]?.[0] ?? '', next).dropsRequest).toBe(false)
})

it('whether a policy says what decides', () => {
  expect([statesJudge('version: 1\n'), statesJudge('judge: both\n')]).toEqual([false, true])
})
