import { OUTCOMES } from '../../outcome/kinds.ts'
import type { CallFault, Difference, OutcomeKind, ToolPlace } from '../../outcome/outcome.ts'
import type { ReportedOutcome } from '../report.ts'
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
}

const WHOLE = inline`the whole value`
const NOTHING = inline`nothing`

const titled = (kind: OutcomeKind) => (row: FailureRow) => inline`${OUTCOMES[kind].title}: ${row.found}`
const sameTitle = (kind: OutcomeKind) => () => inline`the same: ${OUTCOMES[kind].title}`

const value: Pick<FailureWords<'mismatch' | 'wrong-arguments'>, 'row' | 'line' | 'same'> = {
  row: ({ differences }) => differenceRow(differences),
  line: ({ where, found, expected, more }) => inline`${where} is ${found}, expected ${expected}${andMore(more)}`,
  same: ({ where, found, expected }) => inline`one value: ${where} is ${found}, expected ${expected}`,
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
  },
  'schema-violation': {
    row: violationRow,
    line: ({ where, found, expected, more }) => inline`${where} is ${found}, against ${expected}${andMore(more)}`,
    same: ({ where, found, expected }) => inline`one violation: ${where} is ${found}, against ${expected}`,
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
  },
}

/** The cast is what TypeScript can't follow: the words are those of the outcome's own kind. */
const wordsOf = ({ outcome }: { readonly outcome: OutcomeKind }): FailureWords<OutcomeKind> =>
  WORDS[outcome] as FailureWords<OutcomeKind>

export const failureRow = (failure: ReportedOutcome): FailureRow => wordsOf(failure).row(failure.evidence)

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

export function differenceRow(differences: readonly Difference[]): FailureRow {
  const [first] = differences
  return {
    where: place(first?.pointer ?? '', first?.tool),
    expected: codeOrNothing(first?.expected ?? null),
    found: codeOrNothing(first?.found ?? null),
    more: Math.max(0, differences.length - 1),
  }
}

export function violationRow({ violations, omitted, tool }: Evidence<'schema-violation'>): FailureRow {
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
