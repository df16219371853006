import type { ProblemTable } from '../problem-table.ts'

const doc = 'docs/probe.md'

export const PROBE_PROBLEMS = {
  'probe-over-limit': {
    title: '{says}, and --max-cost is {limit}',
    hint: 'raise --max-cost, or give the model a price in the policy',
    doc,
  },
  'probe-silent': {
    title: 'the endpoint answered nothing that tells of it: {reason}',
    hint: 'look at base URL, key and model; nothing was written',
    doc,
  },
  'probe-says': {
    title: '`{contract}`: {subject} {state} (probed {probed})',
    hint: '{file}',
    doc,
  },
  'probe-outdated': {
    title: 'the probe of {provider} of {probed} is out of date: {change}',
    hint: 'run modelgate probe --out {file} again',
    doc,
  },
} satisfies ProblemTable
