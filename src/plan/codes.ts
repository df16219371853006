import type { Words } from '../problem/words.ts'

export type PlanCode = 'case-not-found' | 'nothing-to-run' | 'budget-below-one-call' | 'no-model' | 'too-many-calls'

export const PLAN_WORDS: Readonly<Record<PlanCode, Words>> = {
  'case-not-found': {
    title: 'no contract has a case {id}',
    hint: 'case ids are compared as they are written in the contract or case file',
    doc: 'docs/contracts.md',
  },
  'nothing-to-run': {
    title: 'no case is left to run',
    hint: 'a run without a case proves nothing, so it is an error rather than a pass',
    doc: 'docs/contracts.md',
  },
  'no-model': {
    title: 'no model to try',
    hint: 'name it with --model, or as candidate in modelgate.yaml',
    doc: 'README.md',
  },
  'budget-below-one-call': {
    title: 'the cost limit of ${limit} is below the worst price of one call, ${worst}',
    hint: 'raise limits.max_cost, or set max_tokens in the request so that a call can cost less',
    doc: 'docs/limits.md',
  },
  'too-many-calls': {
    title: 'the plan has {planned} calls, and limits.max_calls allows {limit}',
    hint: 'calls beyond the limit are reported as not run, which leaves the result inconclusive',
    doc: 'docs/limits.md',
  },
}
