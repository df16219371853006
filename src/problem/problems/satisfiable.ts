import type { ProblemTable } from '../problem-table.ts'

const doc = 'docs/contracts.md#what-can-never-hold'

export const SATISFIABLE_PROBLEMS = {
  'expected-never': {
    title: '{where} is expected to be {expected}, and the schema forbids it',
    hint: 'allowed: {allowed}',
    doc,
  },
  'arguments-never': {
    title: '{where} of a call to {tool} is expected to be {expected}, and the tool’s parameters forbid it',
    hint: 'allowed: {allowed}',
    doc,
  },
} satisfies ProblemTable
