import type { ProblemTable } from '../problem-table.ts'

export const PLAN_PROBLEMS = {
  'case-not-found': {
    title: 'no contract has a case {id}',
    hint: 'case ids are compared as they are written in the contract or case file',
    doc: 'docs/contracts.md#cases-from-files',
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
    doc: 'docs/limits.md#the-worst-price-of-a-call',
  },
  'baseline-retired': {
    title: 'the baseline {model} was shut down on {shutdown} and is not called',
    hint: 'give a journal of its answers with --baseline-replay; without one golden outputs stand in, or thresholds alone',
    doc: 'docs/statistics.md#against-a-baseline',
  },
  'relative-without-baseline': {
    title: '{name} is judged relative to a baseline, and has none',
    hint: 'name a model with --baseline, or its journal with --baseline-replay; golden outputs are no model',
    doc: 'docs/statistics.md#against-a-baseline',
  },
  'load-above-limit': {
    title:
      'the load test of {name} asks for {asked} calls at once, and limits.concurrency of the policy allows {limit}',
    hint: 'a load test at less than it asks for would be another test: raise limits.concurrency, or lower load.concurrency',
    doc: 'docs/load-tests.md#how-it-is-driven',
  },
  'load-sharded': {
    title: '{name} is a load test, which can not be split over shards',
    hint: 'run it in a job of its own, without --shard: the load has to come from one place at a time',
    doc: 'docs/load-tests.md#how-it-is-driven',
  },
  'load-cap-by-the-hour': {
    title: '{model} is priced by the hour: limits.max_cost does not count its calls',
    hint: 'the hours are paid whether it is called or not; set limits.deadline to bound the run',
    doc: 'docs/load-tests.md#prices-by-the-hour',
  },
  'limit-of-policy': {
    title: '{flag} {asked} is looser than the policy, whose {limit} holds',
    hint: 'flags and inputs may only tighten what a policy limits; raise the limit in the policy',
    doc: 'docs/limits.md',
  },
  'too-many-calls': {
    title: 'the plan has {planned} calls, and limits.max_calls allows {limit}',
    hint: 'calls beyond the limit are reported as not run, which leaves the result inconclusive',
    doc: 'docs/limits.md',
  },
} satisfies ProblemTable
