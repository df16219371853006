import type { Pointer } from '../json/value.ts'
import type { CallFault, Difference, Outcome, OutcomeKind, OutcomeOf, ParseFault } from './outcome.ts'
import { HIDDEN } from './shown.ts'

/** Where in an answer an outcome's fault stands. */
export type FaultPlace =
  | { readonly kind: 'pointer'; readonly pointer: Pointer }
  | { readonly kind: 'span'; readonly span: ParseFault['span'] }
  | { readonly kind: 'end' }

/** All that is known of one kind of outcome beside its evidence and its sentence (report/text/failure-row.ts). */
interface KindEntry<Kind extends OutcomeKind> {
  readonly title: string
  /** What it means and what to do about it (docs/outcomes.md), for legends, JUnit types and SARIF rules. */
  readonly help: string
  /** Whether it says something of the model. */
  readonly measured: boolean
  /** How many stages of the funnel (`STAGES`) it passed: 0 where nothing was measured, 6 for ok. */
  readonly stages: (outcome: OutcomeOf<Kind>) => number
  /** Without any text that the model or its endpoint wrote; places, keywords and names stay. */
  readonly hide: (outcome: OutcomeOf<Kind>) => OutcomeOf<Kind>
  /** null: the fault is the answer as a whole. */
  readonly locate: (outcome: OutcomeOf<Kind>) => FaultPlace | null
}

/**
 * What our own transport says of a call; every other failure's message is the endpoint's, which may repeat the request.
 */
const OWN_WORDS: ReadonlySet<string> = new Set(['network', 'not-recorded', 'timeout', 'cut', 'too-large', 'aborted'])

const withoutFound = <Found extends { readonly differences: readonly Difference[] }>(outcome: Found): Found => ({
  ...outcome,
  differences: outcome.differences.map((one) => ({ ...one, found: one.found && HIDDEN })),
})

const firstDifference = ({ differences }: { readonly differences: readonly Difference[] }): FaultPlace => ({
  kind: 'pointer',
  pointer: differences[0]?.pointer ?? '',
})

function withoutAnswerText(fault: CallFault): CallFault {
  if (fault.kind === 'unknown-tool') return { ...fault, name: HIDDEN }
  if ('text' in fault) return { ...fault, text: fault.text && HIDDEN }
  return 'arguments' in fault ? { ...fault, arguments: HIDDEN } : fault
}

/**
 * The one table of outcomes, in the order of docs/outcomes.md. Columns, funnel, titles, SARIF rules and the report's
 * evidence read it; its order is that of the published report and of the ledger's codes.
 */
export const OUTCOMES: { readonly [Kind in OutcomeKind]: KindEntry<Kind> } = {
  ok: {
    title: 'as the contract asks',
    help: 'The answer conforms and every expected value holds.',
    measured: true,
    stages: () => 6,
    hide: (outcome) => outcome,
    locate: () => null,
  },
  mismatch: {
    title: 'an expected value does not hold',
    help: 'The answer conforms to its schema, but a value that the case expects differs. Check the prompt, or the label.',
    measured: true,
    stages: () => 5,
    hide: withoutFound,
    locate: firstDifference,
  },
  'wrong-arguments': {
    title: 'the right calls with a wrong argument',
    help: 'The model called the right tools, but an expected argument does not hold. Check the tool description.',
    measured: true,
    stages: () => 5,
    hide: withoutFound,
    locate: firstDifference,
  },
  'wrong-calls': {
    title: 'a tool call is missing, unexpected or unknown',
    help: 'The calls that were made are not those that the case expects, or name a tool that was not declared.',
    measured: true,
    stages: ({ fault }) => (fault.kind === 'unknown-tool' ? 3 : 4),
    hide: (outcome) => ({ ...outcome, fault: withoutAnswerText(outcome.fault) }),
    locate: () => null,
  },
  'schema-violation': {
    title: 'the answer does not conform to its schema',
    help: 'The answer is JSON, but its shape is not what production reads. Ask the endpoint to enforce the schema, or say the rule in the prompt.',
    measured: true,
    stages: () => 3,
    hide: (outcome) => ({
      ...outcome,
      violations: outcome.violations.map((one) => ({ ...one, found: HIDDEN, message: HIDDEN })),
    }),
    locate: ({ violations }) => ({ kind: 'pointer', pointer: violations[0]?.pointer ?? '' }),
  },
  unparsable: {
    title: 'the answer is not exactly one JSON value',
    help: "Production's parser would not read this answer. A code fence or words around the value are common; `parser: fenced` accepts a fence.",
    measured: true,
    stages: () => 2,
    hide: ({ fault, ...outcome }) => ({ ...outcome, fault: { ...fault, span: { ...fault.span, text: HIDDEN } } }),
    locate: ({ fault }) => ({ kind: 'span', span: fault.span }),
  },
  truncated: {
    title: 'the model stopped at its token limit',
    help: 'The answer was cut at the token limit. Raise max_tokens; reasoning models need room for their thoughts too.',
    measured: true,
    stages: () => 1,
    hide: (outcome) => outcome,
    locate: () => ({ kind: 'end' }),
  },
  refused: {
    title: 'the model or its filter refused',
    help: 'A refusal or a content filter took the place of an answer. A case that wants a refusal says `expect: { outcome: refused }`.',
    measured: true,
    stages: () => 1,
    hide: (outcome) => ({ ...outcome, text: outcome.text && HIDDEN }),
    locate: () => null,
  },
  rejected: {
    title: 'the endpoint does not take this request',
    help: 'The endpoint answered 400, 413 or 422: a parameter or schema that this model does not support, or a prompt that is too long.',
    measured: true,
    stages: () => 1,
    hide: (outcome) => ({ ...outcome, message: HIDDEN }),
    locate: () => null,
  },
  unmeasured: {
    title: 'no model answer',
    help: 'Network, time-out, rate limit or server error: nothing is known about the model. Re-run; the journal is resumed.',
    measured: false,
    stages: () => 0,
    hide: (outcome) => (OWN_WORDS.has(outcome.failure) ? outcome : { ...outcome, message: HIDDEN }),
    locate: () => null,
  },
  'not-run': {
    title: 'the call was not made',
    help: 'The run stopped early, reached its budget or deadline, was cancelled, or an earlier turn of the flow failed.',
    measured: false,
    stages: () => 0,
    hide: (outcome) => outcome,
    locate: () => null,
  },
}

export const OUTCOME_KINDS = Object.keys(OUTCOMES) as readonly OutcomeKind[]

/** The table's entry of an outcome; the cast is what TypeScript can't follow: the entry is that of its own kind. */
const entryOf = (outcome: Outcome): KindEntry<OutcomeKind> => OUTCOMES[outcome.kind] as KindEntry<OutcomeKind>

export const stagesPassed = (outcome: Outcome): number => entryOf(outcome).stages(outcome)
export const withoutValues = (outcome: Outcome): Outcome => entryOf(outcome).hide(outcome)
export const faultPlace = (outcome: Outcome): FaultPlace | null => entryOf(outcome).locate(outcome)
