import type { ProblemTable } from '../problem-table.ts'

const doc = 'docs/policy.md#lowering-a-bar'
const APPROVE = '{approval}'
const LOOK = 'it can not be told which of the two asks for more: please look'

export const WEAKENED_PROBLEMS = {
  'weakened-contract-removed': { title: 'the contract `{contract}` is gone', hint: APPROVE, doc },
  'weakened-threshold': { title: '`{contract}`: `{what}` asks for {now}, and asked for {was}', hint: APPROVE, doc },
  'weakened-threshold-dropped': {
    title: '`{contract}`: `{what}` is not asked any more, was {was}',
    hint: APPROVE,
    doc,
  },
  'weakened-parser': { title: '`{contract}`: the parser is `{now}`, and was `{was}`', hint: APPROVE, doc },
  'weakened-envelope': { title: '`{contract}`: the envelope is `lenient`, and was `strict`', hint: APPROVE, doc },
  'weakened-schema-dropped': { title: '`{contract}`: {schema} is held to no schema any more', hint: APPROVE, doc },
  'weakened-schema-type': { title: '`{contract}`: {schema} takes {now} at `{at}`, and took {was}', hint: APPROVE, doc },
  'weakened-schema-enum': { title: '`{contract}`: {schema} also takes {now} at `{at}`', hint: APPROVE, doc },
  'weakened-schema-required': {
    title: '`{contract}`: {schema} does not require {members} at `{at}` any more',
    hint: APPROVE,
    doc,
  },
  'weakened-schema-bound': {
    title: '`{contract}`: {schema} has `{keyword}` {now} at `{at}`, and had {was}',
    hint: APPROVE,
    doc,
  },
  'weakened-schema-open': {
    title: '`{contract}`: {schema} lets other members in at `{at}` (`{keyword}` is {now})',
    hint: APPROVE,
    doc,
  },
  'weakened-schema-removed': {
    title: '`{contract}`: {schema} has no `{keyword}` at `{at}` any more, was {was}',
    hint: APPROVE,
    doc,
  },
  'changed-schema': {
    title: '`{contract}`: {schema} has another `{keyword}` at `{at}`: {now}, was {was}',
    hint: LOOK,
    doc,
  },
  'weakened-samples': { title: '`{contract}`: `samples` is {now}, and was {was}', hint: APPROVE, doc },
  'weakened-load': { title: '`{contract}`: `load.{what}` is {now}, and was {was}', hint: APPROVE, doc },
  'weakened-cases': { title: '`{contract}`: {count} of {was} cases are gone: {cases}', hint: APPROVE, doc },
  'weakened-expectation': { title: '`{contract}`: less is expected in {cases}', hint: APPROVE, doc },
  'changed-expectation': { title: '`{contract}`: something else is expected in {cases}', hint: LOOK, doc },
  'weakened-group': { title: '`{contract}`: another group, or none, holds {cases}', hint: APPROVE, doc },
  'changed-group': { title: '`{contract}`: another group, or none, holds {cases}', hint: LOOK, doc },
  'changed-tool': { title: '`{contract}`: the tool `{tool}` is {what}', hint: LOOK, doc },
  'weakened-tool-choice': { title: '`{contract}`: `tool_choice` is {now}, and was {was}', hint: APPROVE, doc },
  'changed-tool-choice': { title: '`{contract}`: `tool_choice` is {now}, and was {was}', hint: LOOK, doc },
  'weakened-parallel-calls': {
    title: '`{contract}`: several calls may be made at once (`parallel_tool_calls: false` is gone)',
    hint: APPROVE,
    doc,
  },
  'weakened-candidate-request': {
    title: 'the `request` of the candidate `{model}` says other `{member}` in every contract’s place',
    hint: APPROVE,
    doc,
  },
  'changed-candidate-request': {
    title: 'the `request` of the candidate `{model}` sends another `{member}` in every contract’s place',
    hint: LOOK,
    doc,
  },
  'weakened-policy': { title: 'the policy’s `{what}` is {now}, and was {was}', hint: APPROVE, doc },
  'weakened-input': {
    title: '{what} is {now}, where the policy and the contracts ask for {was}',
    hint: 'the workflow or the command line loosens what the repository asks for; take it out, or change the policy',
    doc,
  },
  'gate-adopted': {
    title: 'the base branch has no contract and no policy: nothing to compare with',
    hint: 'from the next change on, a lowered bar is shown first',
    doc,
  },
} satisfies ProblemTable
