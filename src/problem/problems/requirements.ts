import type { ProblemTable } from '../problem-table.ts'

export const REQUIREMENTS_PROBLEMS = {
  'requirement-not-asked': {
    title: '{id} is not judged: no case here can be asked',
    hint: 'give cases an expected value or expected calls, or set it to null',
    doc: 'docs/contracts.md#thresholds',
  },
  'requirement-without-groups': {
    title: '{id} is not judged: no case names a group',
    hint: 'give cases a group, or set it to null',
    doc: 'docs/contracts.md#thresholds',
  },
  'regression-against-golden': {
    title: '{id} is not judged: golden outputs have no times and no price',
    hint: 'name a model with --baseline to compare times and costs',
    doc: 'docs/contracts.md#against-a-baseline',
  },
  'regression-golden-right': {
    title: '{id} is not judged: golden outputs are right by definition, so nothing regresses against them',
    hint: 'ask for `agreement` with them, or name a model with --baseline',
    doc: 'docs/contracts.md#against-a-baseline',
  },
  'regression-without-baseline': {
    title: '{id} is not judged: this run has no baseline',
    hint: 'name one with --baseline, --baseline-replay or baseline in modelgate.yaml',
    doc: 'docs/contracts.md#against-a-baseline',
  },
} satisfies ProblemTable
