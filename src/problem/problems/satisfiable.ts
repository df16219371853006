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
  'schema-never': {
    title: 'no value conforms to this schema: {why}',
    hint: 'every answer would be a schema violation',
    doc,
  },
  'schema-never-text': {
    title: 'parser: text reads an answer as a text, and the schema takes none',
    hint: 'leave the parser out where JSON is meant',
    doc,
  },
  'calls-never': { title: 'the expected calls can never be made: {why}', hint: 'change one of the two', doc },
} satisfies ProblemTable
