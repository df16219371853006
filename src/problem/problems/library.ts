import type { ProblemTable } from '../problem-table.ts'

const doc = 'docs/library.md#judge'

export const LIBRARY_PROBLEMS = {
  'answer-shape': {
    title: 'the answer is none that is read: {reason}',
    hint: "give its text, or the message or response object that the model's API returned",
    doc,
  },
  'case-unnamed': {
    title: '{file} has several cases, and none is named',
    hint: 'name one by its id',
    doc,
  },
  'case-is-flow': {
    title: 'case {id} is a flow: its turns are judged by a run, not one answer by itself',
    hint: 'name a case without turns',
    doc,
  },
} satisfies ProblemTable
