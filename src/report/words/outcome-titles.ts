import type { OutcomeKind, ParseFaultKind } from '../../outcome/outcome.ts'

/** What each outcome means (verdict.md §1), for legends, JUnit types and SARIF rules. */
export const OUTCOME_TITLES: Readonly<Record<OutcomeKind, { readonly title: string; readonly help: string }>> = {
  ok: {
    title: 'as the contract asks',
    help: 'The answer conforms and every expected value holds.',
  },
  mismatch: {
    title: 'an expected value does not hold',
    help: 'The answer conforms to its schema, but a value that the case expects differs. Check the prompt, or the label.',
  },
  'wrong-arguments': {
    title: 'the right calls with a wrong argument',
    help: 'The model called the right tools, but an expected argument does not hold. Check the tool description.',
  },
  'wrong-calls': {
    title: 'a tool call is missing, unexpected or unknown',
    help: 'The calls that were made are not those that the case expects, or name a tool that was not declared.',
  },
  'schema-violation': {
    title: 'the answer does not conform to its schema',
    help: 'The answer is JSON, but its shape is not what production reads. Ask the endpoint to enforce the schema, or say the rule in the prompt.',
  },
  unparsable: {
    title: 'the answer is not exactly one JSON value',
    help: "Production's parser would not read this answer. A code fence or words around the value are common; `parser: fenced` accepts a fence.",
  },
  truncated: {
    title: 'the model stopped at its token limit',
    help: 'The answer was cut at the token limit. Raise max_tokens; reasoning models need room for their thoughts too.',
  },
  refused: {
    title: 'the model or its filter refused',
    help: 'A refusal or a content filter took the place of an answer. A case that wants a refusal says `expect: { outcome: refused }`.',
  },
  rejected: {
    title: 'the endpoint does not take this request',
    help: 'The endpoint answered 400, 413 or 422: a parameter or schema that this model does not support, or a prompt that is too long.',
  },
  unmeasured: {
    title: 'no model answer',
    help: 'Network, time-out, rate limit or server error: nothing is known about the model. Re-run; the journal is resumed.',
  },
  'not-run': {
    title: 'the call was not made',
    help: 'The run stopped early, reached its budget or deadline, was cancelled, or an earlier turn of the flow failed.',
  },
}

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
}

export const NOT_RUN_REASONS: Readonly<Record<string, string>> = {
  'stopped-early': 'everything was decided before',
  budget: 'the cost limit was reached',
  'call-limit': 'the limit on calls was reached',
  deadline: 'the deadline was reached',
  cancelled: 'the run was cancelled',
  'stopped-run': 'the endpoint stopped the run',
  missing: 'its shard or journal is missing',
}
