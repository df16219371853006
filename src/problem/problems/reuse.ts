import type { ProblemTable } from '../problem-table.ts'

const doc = 'docs/journal.md#reuse-answers'

export const REUSE_PROBLEMS = {
  'reuse-with-recordings': {
    title: '`--reuse` is given beside `--replay` or `--baseline-replay`',
    hint: 'A comparison with a journal asks what is served now: drop `--reuse`, or the recording',
    doc,
  },
  'reuse-without-folder': {
    title: 'The input `reuse` is given, and the runner names no folder for temporary files',
    hint: 'A runner sets RUNNER_TEMP; or name the journal: `args: --reuse FILE`',
    doc,
  },
  'reuse-absent': {
    title: 'Nothing is reused: there is no journal {file} yet',
    hint: 'All calls are made. The next run can reuse them where the base branch’s run keeps its journal.',
    doc,
  },
  'reuse-too-old': {
    title: 'Nothing of {file} is reused: it is of {day}, older than `reuse.max_age` ({limit} days)',
    hint: 'All calls are made. Keep the journal of the last run on the base branch.',
    doc,
  },
  'reuse-elsewhere': {
    title: 'Nothing of {file} is reused: it was asked of {was}',
    hint: 'An answer counts only for the provider and the endpoint that gave it. All calls are made.',
    doc,
  },
  'reuse-other-criteria': {
    title: 'Nothing of {file} is reused for {names}: it was asked for other thresholds, confidence, cases or seed',
    hint: 'At a confidence, a bar that was chosen after its answers were seen proves nothing: these calls are made.',
    doc,
  },
  'reuse-timed': {
    title: 'Nothing is reused for {names}: speeds are measured on calls of this run alone',
    hint: 'All its calls are made.',
    doc,
  },
  'reuse-same-model': {
    title: 'Nothing is reused for {names}: the same model stands on both sides',
    hint: 'Whether a model still answers as it did is asked anew. All its calls are made.',
    doc,
  },
} satisfies ProblemTable
