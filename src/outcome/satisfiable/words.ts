import type { Words } from '../../problem/words.ts'

export type SatisfiableCode = 'expected-never' | 'arguments-never'

const doc = 'docs/contracts.md#what-can-never-hold'

/** Words of what is expected and can never hold. */
export const SATISFIABLE_WORDS: Readonly<Record<SatisfiableCode, Words>> = {
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
}
