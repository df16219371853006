import type { ProblemTable } from '../problem-table.ts'

export const PUBLISH_PROBLEMS = {
  'file-not-written': {
    title: '{target} was not written: {reason}',
    hint: 'the verdict stands; free some space or name another folder with --report-dir',
    doc: 'docs/reports.md',
  },
  'report-not-made': {
    title: '{target} was not written: {reason}',
    hint: 'a bug of modelgate: please report it; the verdict and the other files stand',
    doc: 'docs/reports.md',
  },
  'import-exists': {
    title: '{file} is there already',
    hint: 'nothing is written over: name another folder with --out, or take the file away',
    doc: 'docs/import.md',
  },
  'record-nothing': {
    title: 'Nothing that {file} holds can be made an expected answer',
    hint: 'Record the model in production first: `modelgate run --model MODEL --journal FILE`',
    doc: 'docs/init.md#record-what-production-answers',
  },
  'init-no-call': {
    title: 'no call to a model is written out at {from}',
    hint: 'without --from the first one that is found is taken',
    doc: 'docs/init.md#what-it-finds',
  },
  'stream-closed': {
    title: '{target} was closed: {reason}',
    hint: 'the verdict stands, and the report files hold all that was to be said',
    doc: 'docs/reports.md',
  },
} satisfies ProblemTable
