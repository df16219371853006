import type { ProblemTable } from '../problem-table.ts'

const doc = 'docs/github.md'

export const GITHUB_PROBLEMS = {
  'input-unreadable': { title: 'The input `{input}` is `{found}`: {wanted}', hint: 'Correct it under `with:`.', doc },
  'input-twice': {
    title: '`{input}` is given as an input and again in `args`',
    hint: 'Leave one of them out: neither outranks the other.',
    doc,
  },
  'args-unreadable': {
    title: '`args` can not be read: {reason}',
    hint: '`args` takes options of `modelgate run`, split as a shell splits words; no shell sees them.',
    doc,
  },
  'args-not-for-action': { title: '`{option}` has no place in `args`', hint: '{instead}', doc },
  'working-directory-absent': {
    title: 'There is no folder `{folder}`',
    hint: 'Set `working-directory` to a folder of the checkout, and check out before this step.',
    doc,
  },
  'event-unreadable': {
    title: 'The event {event} can not be read from GITHUB_EVENT_PATH: {reason}',
    hint: 'GitHub writes this file itself; outside GitHub use the command line.',
    doc,
  },
  'head-with-secrets': {
    title: '{event} with something other than the base commit checked out: {found}',
    hint: 'A stranger would run with this repository’s secrets. Use `pull_request`, or the maintainer-triggered workflow.',
    doc,
  },
  'github-left-out': {
    title: '{what} was left out: {reason}',
    hint: 'The verdict stands. {instead}',
    doc,
  },
  'comment-overwritten': {
    title: 'The comment on `{model}` replaced the one on `{other}` for the same commit',
    hint: 'Both steps have the `name` `{name}`. Give each leg of a matrix a `name` of its own: a comment stands for one.',
    doc,
  },
  'shard-foreign': {
    title: 'The journal {file} is not counted: {reason}',
    hint: 'Merge journals of the same run, commit, contracts and options, as their jobs wrote them.',
    doc,
  },
  'shard-lost': {
    title: 'There is no journal {file}',
    hint: 'Re-run the job that writes it; without its shard the result can not be complete.',
    doc,
  },
  'last-journal-absent': {
    title: 'There is no earlier journal {file} to compare with',
    hint: 'The first night has none. Upload this run’s journal for the next one.',
    doc,
  },
  'base-outside-git': {
    title: '`--base {ref}` can not be read: {folder} lies in no git repository',
    hint: 'Run in a checkout of the repository, with its `.git`.',
    doc: 'docs/ci.md#--base-ref',
  },
  'base-without-git': {
    title: '`--base {ref}` can not be read: git does not run in {folder}',
    hint: 'Install git in the job’s image; `git status` there says what else is wrong.',
    doc: 'docs/ci.md#--base-ref',
  },
  'base-ref-unknown': {
    title: '`--base {ref}`: this repository has no such commit',
    hint: 'Name a branch, tag or commit that `git rev-parse` knows, such as `origin/main`.',
    doc: 'docs/ci.md#--base-ref',
  },
  'base-ref-not-fetched': {
    title: '`--base {ref}`: this checkout is shallow and does not hold that commit',
    hint: 'Fetch it first: `git fetch --depth=1 origin main`, then `--base FETCH_HEAD`.',
    doc: 'docs/ci.md#--base-ref',
  },
  'base-ref-incomplete': {
    title: '`--base {ref}`: this clone lacks files of that commit',
    hint: 'A partial clone leaves them out: clone without `--filter`.',
    doc: 'docs/ci.md#--base-ref',
  },
  'base-ref-policy-broken': {
    title: '`--base {ref}`: the policy there can not be read: {reason}',
    hint: '{approval}',
    doc: 'docs/ci.md#--base-ref',
  },
  'base-not-compared': {
    title: 'The base branch can not be read, so the result is at best inconclusive: {reason}',
    hint: 'Check out with `fetch-depth: 0`, or give the job `permissions: contents: read`; then run it again.',
    doc,
  },
  'base-policy-broken': {
    title: 'The base branch’s policy can not be read, so the built-in defaults judge, at best inconclusively: {reason}',
    hint: '{approval}',
    doc,
  },
  'base-contract-broken': {
    title: 'A contract of the base branch can not be read and counts as absent: {reason}',
    hint: 'Look at what this change does to its thresholds, cases and schemas.',
    doc,
  },
  'journal-of-change': {
    title: 'The journal `{file}` comes with this change and is no evidence for it: {consequence}',
    hint: 'A journal counts that the base branch has, or that the job itself wrote or downloaded.',
    doc,
  },
  'contracts-left-out': {
    title: '`only-changed` left out {count} of {total} contracts: {names}',
    hint: 'Nothing that they are made of changed.',
    doc,
  },
  'not-evaluated-stranger': {
    title: '{who} gets no secrets: the offline checks ran, the model was not asked',
    hint: 'A maintainer can start the run by hand, after reading the change.',
    doc,
  },
  'not-evaluated-keyless': {
    title: 'This job has no key ({variables}): the offline checks ran, the model was not asked',
    hint: '`--without-key not-evaluated` is given; a job with the key can say more.',
    doc: 'docs/ci.md#--without-key-not-evaluated',
  },
  'not-evaluated-unchanged': {
    title: 'Nothing that this change touches belongs to a contract: no model was asked',
    hint: '`only-changed` is on; policy, model, provider and modelgate itself are unchanged too.',
    doc,
  },
} satisfies ProblemTable
