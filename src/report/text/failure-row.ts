import { OUTCOMES } from '../../outcome/kinds.ts'
import type { CallFault, Difference, OutcomeKind, ToolPlace } from '../../outcome/outcome.ts'
import type { ReportedOutcome } from '../reported-call.ts'
import { NOT_RUN_REASONS, PARSE_FAULTS } from './fault-labels.ts'
import type { Inline } from './inline.ts'
import { code, inline, joinInline } from './inline.ts'

/** A failing call as a row: where it went wrong, what was wanted there and what was found. `more` counts further faults. */
export interface FailureRow {
  readonly where: Inline
  readonly expected: Inline
  readonly found: Inline
  readonly more: number
}

type Evidence<Kind extends OutcomeKind> = Extract<ReportedOutcome, { readonly outcome: Kind }>['evidence']

/** How the failures of one outcome are put into words. */
interface FailureWords<Kind extends OutcomeKind> {
  readonly row: (evidence: Evidence<Kind>) => FailureRow
  /** One failing call in one line: `/priority` is `"high"`, expected `"urgent"`. */
  readonly line: (row: FailureRow, evidence: Evidence<Kind>) => Inline
  /** What several failures of one row have in common. */
  readonly same: (row: Pick<FailureRow, 'where' | 'expected' | 'found'>) => Inline
  /** In a word why a call came to its outcome. */
  readonly reason?: (evidence: Evidence<Kind>) => string
  /** Where in the answer. */
  readonly pointer?: (evidence: Evidence<Kind>) => string
  /** Where several places can be wrong at once: a row for each of the first `most`. */
  readonly rows?: (evidence: Evidence<Kind>, most: number) => readonly FailureRow[]
}

const WHOLE = inline`the whole value`
const NOTHING = inline`nothing`

const titled = (kind: OutcomeKind) => (row: FailureRow) => inline`${OUTCOMES[kind].title}: ${row.found}`
const sameTitle = (kind: OutcomeKind) => () => inline`the same: ${OUTCOMES[kind].title}`

const value: Omit<Required<FailureWords<'mismatch' | 'wrong-arguments'>>, 'reason'> = {
  row: ({ differences }) => differenceRow(differences),
  line: ({ where, found, expected, more }) => inline`${where} is ${found}, expected ${expected}${andMore(more)}`,
  same: ({ where, found, expected }) => inline`one value: ${where} is ${found}, expected ${expected}`,
  pointer: ({ differences: [first] }) => (first === undefined ? '' : differenceWhere(first)),
  rows: ({ differences }, most) => differences.slice(0, most).map((one) => differenceRow([one])),
}

const WORDS: { readonly [Kind in OutcomeKind]: FailureWords<Kind> } = {
  ok: {
    row: () => ({ where: WHOLE, expected: NOTHING, found: inline`as expected`, more: 0 }),
    line: titled('ok'),
    same: sameTitle('ok'),
  },
  mismatch: value,
  'wrong-arguments': value,
  'wrong-calls': {
    row: ({ fault }) => ({ where: inline`the calls`, more: 0, ...callsRow(fault) }),
    line: ({ found, expected }, { fault }) =>
      withText(inline`${found}, expected ${expected}`, 'text' in fault ? fault.text : null),
    same: ({ found, expected }) => inline`the same: ${found} made, ${expected} expected`,
    reason: ({ fault }) => fault.kind,
  },
  'schema-violation': {
    row: violationRow,
    line: ({ where, found, expected, more }) => inline`${where} is ${found}, against ${expected}${andMore(more)}`,
    same: ({ where, found, expected }) => inline`one violation: ${where} is ${found}, against ${expected}`,
    reason: ({ keyword }) => keyword ?? '',
    pointer: ({ pointer = '', tool }) => differenceWhere(tool === undefined ? { pointer } : { pointer, tool }),
    rows: ({ violations, ...rest }, most) =>
      violations.slice(0, most).map((one) => violationRow({ ...rest, violations: [one] })),
  },
  unparsable: {
    row: ({ fault, tool }) => ({
      where:
        fault.kind === 'envelope'
          ? inline`the shape`
          : tool === undefined
            ? inline`the text`
            : inline`arguments of ${code(tool.name)}`,
      expected: fault.kind === 'envelope' ? inline`one that common clients read` : inline`one JSON value`,
      found:
        fault.around === undefined ? [PARSE_FAULTS[fault.kind]] : inline`${PARSE_FAULTS[fault.kind]} (${fault.around})`,
      more: 0,
    }),
    line: ({ where, found, expected }, { fault }) =>
      withText(inline`${where}: ${found}, expected ${expected}`, fault.span.text),
    same: ({ found, expected }) => inline`${found}, where production reads ${expected}`,
    reason: ({ fault }) => fault.kind,
  },
  truncated: {
    row: ({ complete }) => ({
      where: inline`the end`,
      expected: inline`a whole answer`,
      found: complete ? inline`a whole value, yet cut at the token limit` : inline`cut at the token limit`,
      more: 0,
    }),
    line: titled('truncated'),
    same: ({ found }) => inline`${found}`,
    reason: ({ finish }) => finish.unified,
  },
  refused: {
    row: ({ finish }) => ({
      where: inline`the answer`,
      expected: inline`an answer`,
      found: finish.unified === 'content-filter' ? inline`stopped by the content filter` : inline`a refusal`,
      more: 0,
    }),
    line: (row, { text }) => withText(titled('refused')(row), text),
    same: sameTitle('refused'),
    reason: ({ finish }) => finish.unified,
  },
  rejected: {
    row: ({ status, code: word, param, message }) => ({
      where: param === null ? inline`the request` : [code(param)],
      expected: inline`a request it takes`,
      found: endpointError(status, word === null ? null : [code(word)], message),
      more: 0,
    }),
    line: titled('rejected'),
    same: sameTitle('rejected'),
    reason: ({ code: word, status }) => word ?? String(status),
    pointer: ({ param }) => param ?? '',
  },
  unmeasured: {
    row: ({ status, failure, message }) => ({
      where: inline`the endpoint`,
      expected: inline`an answer`,
      found: endpointError(status, [failure], message),
      more: 0,
    }),
    line: titled('unmeasured'),
    same: sameTitle('unmeasured'),
    reason: ({ failure }) => failure,
  },
  'not-run': {
    row: ({ reason }) => ({
      where: inline`the run`,
      expected: inline`a call`,
      found: [NOT_RUN_REASONS[reason]],
      more: 0,
    }),
    line: titled('not-run'),
    same: sameTitle('not-run'),
    reason: ({ reason }) => reason,
  },
}

/** The cast is what TypeScript can't follow: the words are those of the outcome's own kind. */
const wordsOf = ({ outcome }: { readonly outcome: OutcomeKind }): FailureWords<OutcomeKind> =>
  WORDS[outcome] as FailureWords<OutcomeKind>

export const failureRow = (failure: ReportedOutcome): FailureRow => wordsOf(failure).row(failure.evidence)

/** A row for each place that is wrong, at most `most`. */
export const failureRows = (failure: ReportedOutcome, most: number): readonly FailureRow[] =>
  wordsOf(failure).rows?.(failure.evidence, most) ?? [failureRow(failure)]

/** In a word why, and where in the answer; empty where the outcome's name says it all. */
export const failureReason = (failure: ReportedOutcome): string => wordsOf(failure).reason?.(failure.evidence) ?? ''
export const failurePointer = (failure: ReportedOutcome): string => wordsOf(failure).pointer?.(failure.evidence) ?? ''

/** The same words in every format; which parts are quoted, and so escaped, is up to the text. */
export const failureLine = (failure: ReportedOutcome): Inline =>
  wordsOf(failure).line(failureRow(failure), failure.evidence)

export const sameFailure = (
  row: Pick<FailureRow, 'where' | 'expected' | 'found'> & { readonly outcome: OutcomeKind },
): Inline => wordsOf(row).same(row)

/** The same for a list of calls, where a flow's turn is not told beside it. */
export const callLine = (failure: ReportedOutcome & { readonly turn: number | null }): Inline =>
  failure.turn === null ? failureLine(failure) : inline`turn ${failure.turn + 1}: ${failureLine(failure)}`

const andMore = (more: number): string => (more === 0 ? '' : `, and ${more} more`)

const withText = (line: Inline, text: string | null): Inline =>
  text === null || text === '' ? line : inline`${line} (${code(text)})`

/** Where a value differs: a JSON Pointer, for arguments after the tool's name (`book_flight /id`). */
export const differenceWhere = ({ tool, pointer }: Pick<Difference, 'tool' | 'pointer'>): string =>
  tool === undefined ? pointer : `${tool.name} ${pointer}`.trimEnd()

const place = (pointer: string, tool: ToolPlace | undefined): Inline => {
  const here = pointer === '' ? WHOLE : [code(pointer)]
  if (tool === undefined) return here
  return pointer === '' ? inline`arguments of ${code(tool.name)}` : inline`${code(tool.name)} ${here}`
}

const codeOrNothing = (text: string | null): Inline => (text === null ? NOTHING : [code(text)])

const names = (list: readonly string[]): Inline =>
  list.length === 0
    ? inline`no call`
    : joinInline(
        list.map((name) => [code(name)]),
        ', ',
      )

function differenceRow(differences: readonly Difference[]): FailureRow {
  const [first] = differences
  return {
    where: place(first?.pointer ?? '', first?.tool),
    expected: codeOrNothing(first?.expected ?? null),
    found: codeOrNothing(first?.found ?? null),
    more: Math.max(0, differences.length - 1),
  }
}

function violationRow({ violations, omitted, tool }: Evidence<'schema-violation'>): FailureRow {
  const [first] = violations
  return {
    where: place(first?.pointer ?? '', tool),
    expected: first === undefined ? inline`the schema` : inline`${code(first.keyword)}: ${code(first.allowed)}`,
    found: first === undefined ? inline`a violation` : [code(first.found)],
    more: Math.max(0, violations.length - 1) + omitted,
  }
}

function callsRow(fault: CallFault): Pick<FailureRow, 'expected' | 'found'> {
  switch (fault.kind) {
    case 'unknown-tool':
      return { expected: inline`a declared tool`, found: inline`unknown tool ${code(fault.name)}` }
    case 'duplicated':
      return { expected: inline`${code(fault.name)} once`, found: names(fault.made) }
    case 'parallel':
      return { expected: inline`one call at a time`, found: names(fault.made) }
    case 'no-call':
      return { expected: inline`a call`, found: inline`text in place of a call` }
    case 'unforeseen':
      return { expected: inline`a call that the flow foresees`, found: [code(fault.name)] }
    case 'order':
      return { expected: inline`${names(fault.expected)}, in this order`, found: names(fault.made) }
    case 'missing':
    case 'unexpected':
      return { expected: names(fault.expected), found: names(fault.made) }
  }
}

function endpointError(status: number | null, word: Inline | null, message: string): Inline {
  const parts: Inline[] = []
  if (status !== null) parts.push([`HTTP ${status}`])
  if (word !== null) parts.push(word)
  if (message !== '') parts.push([code(message)])
  return parts.length === 0 ? inline`no answer` : joinInline(parts, ' ')
}
