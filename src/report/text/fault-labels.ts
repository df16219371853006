import type { NotRunReason, ParseFaultKind } from '../../outcome/outcome.ts'

export const PARSE_FAULTS: Readonly<Record<ParseFaultKind, string>> = {
  fenced: 'inside a code fence',
  'prose-around': 'words around the value',
  'several-values': 'several values',
  'trailing-text': 'text after the value',
  'single-quoted': 'single quotes',
  'trailing-comma': 'a trailing comma',
  'python-literal': 'a Python literal',
  'duplicate-key': 'a key twice',
  'not-a-number': 'a number that JSON does not have',
  'cut-off': 'cut off in the middle',
  empty: 'an empty answer',
  'not-json': 'not JSON',
  envelope: 'not as OpenAI documents',
}

export const NOT_RUN_REASONS: Readonly<Record<NotRunReason, string>> = {
  'stopped-early': 'everything was decided before',
  budget: 'the cost limit was reached',
  'call-limit': 'the limit on calls was reached',
  deadline: 'the deadline was reached',
  cancelled: 'the run was cancelled',
  'stopped-run': 'the endpoint stopped the run',
  missing: 'its shard or journal is missing',
  waiting: 'its batch is under way',
}
