import type { ProblemTable } from '../problem-table.ts'

const doc = 'docs/swap.md#from-one-model-to-another'

export const SWAP_PROBLEMS = {
  'swap-without-old': {
    title: 'no model is named to move away from, and the policy runs none',
    hint: 'modelgate swap OLD --to NEW, or a candidate in modelgate.yaml',
    doc,
  },
  'swap-without-contracts': {
    title: 'there is no contract here that could prove a move away from {old}',
    hint: 'modelgate init writes the first one from a call in this repository; modelgate models check lists every place that names {old}',
    doc,
  },
  'swap-without-replacement': {
    title: 'no replacement of {model} is known',
    hint: 'name one with --to; modelgate models list shows what is known',
    doc,
  },
  'swap-onto-itself': {
    title: '{new} and {old} are one model: nothing would be swapped',
    hint: 'name another one with --to',
    doc,
  },
  'swap-onto-retired': {
    title: '{model} was shut down on {shutdown}; {meant}',
    hint: 'name a model that answers with --to',
    doc,
  },
} satisfies ProblemTable
