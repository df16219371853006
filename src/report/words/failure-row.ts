import { OUTCOMES } from '../../outcome/kinds.ts'
import type { CallFault, Difference, OutcomeKind, ToolPlace } from '../../outcome/outcome.ts'
import type { ReportedOutcome } from '../report.ts'
import { NOT_RUN_REASONS, PARSE_FAULTS } from './fault-words.ts'
import type { Phrase } from './phrase.ts'
import { code, joinPhrases, phrase } from './phrase.ts'

/** A failing call as a row: where it went wrong, what was wanted there and what was found. `more` counts further faults. */
export interface FailureRow {
  readonly where: Phrase
  readonly expected: Phrase
  readonly found: Phrase
  readonly more: number
}

type Evidence<Kind extends OutcomeKind> = Extract<ReportedOutcome, { readonly outcome: Kind }>['evidence']

/** How the failures of one outcome are put into words. */
interface FailureWords<Kind extends OutcomeKind> {
  readonly row: (evidence: Evidence<Kind>) => FailureRow
  /** One failing call in one line: `/priority` is `"high"`, expected `"urgent"`. */
  readonly line: (row: FailureRow, evidence: Evidence<Kind>) => Phrase
  /** What several failures of one row have in common. */
  readonly same: (row: Pick<FailureRow, 'where' | 'expected' | 'found'>) => Phrase
}

const WHOLE = phrase`the whole value`
const NOTHING = phrase`nothing`

const titled = (kind: OutcomeKind) => (row: FailureRow) => phrase`${OUTCOMES[kind].title}: ${row.found}`
const sameTitle = (kind: OutcomeKind) => () => phrase`the same: ${OUTCOMES[kind].title}`

const value: Pick<FailureWords<'mismatch' | 'wrong-arguments'>, 'row' | 'line' | 'same'> = {
  row: ({ differences }) => differenceRow(differences),
  line: ({ where, found, expected, more }) => phrase`${where} is ${found}, expected ${expected}${andMore(more)}`,
  same: ({ where, found, expected }) => phrase`one value: ${where} is ${found}, expected ${expected}`,
}

const WORDS: { readonly [Kind in OutcomeKind]: FailureWords<Kind> } = {
  ok: {
    row: () => ({ where: WHOLE, expected: NOTHING, found: phrase`as expected`, more: 0 }),
    line: titled('ok'),
    same: sameTitle('ok'),
  },
  mismatch: value,
  'wrong-arguments': value,
  'wrong-calls': {
    row: ({ fault }) => ({ where: phrase`calls`, more: 0, ...callsRow(fault) }),
    line: ({ found, expected }, { fault }) =>
      withText(phrase`${found}, expected ${expected}`, 'text' in fault ? fault.text : null),
    same: ({ found, expected }) => phrase`the same: ${found} made, ${expected} expected`,
  },
  'schema-violation': {
    row: violationRow,
    line: ({ where, found, expected, more }) => phrase`${where} is ${found}, against ${expected}${andMore(more)}`,
    same: ({ where, found, expected }) => phrase`one violation: ${where} is ${found}, against ${expected}`,
  },
  unparsable: {
    row: ({ fault, tool }) => ({
      where:
        fault.kind === 'envelope'
          ? phrase`the shape`
          : tool === undefined
            ? phrase`the text`
            : phrase`arguments of ${code(tool.name)}`,
      expected: fault.kind === 'envelope' ? phrase`one that common clients read` : phrase`one JSON value`,
      found:
        fault.around === undefined ? [PARSE_FAULTS[fault.kind]] : phrase`${PARSE_FAULTS[fault.kind]} (${fault.around})`,
      more: 0,
    }),
    line: ({ where, found, expected }, { fault }) =>
      withText(phrase`${where}: ${found}, expected ${expected}`, fault.span.text),
    same: ({ found, expected }) => phrase`${found}, where production reads ${expected}`,
  },
  truncated: {
    row: ({ complete }) => ({
      where: phrase`the end`,
      expected: phrase`a whole answer`,
      found: complete ? phrase`a whole value, yet cut at the token limit` : phrase`cut at the token limit`,
      more: 0,
    }),
    line: titled('truncated'),
    same: ({ found }) => phrase`${found}`,
  },
  refused: {
    row: ({ finish }) => ({
      where: phrase`the answer`,
      expected: phrase`an answer`,
      found: finish.unified === 'content-filter' ? phrase`stopped by the content filter` : phrase`a refusal`,
      more: 0,
    }),
    line: (row, { text }) => withText(titled('refused')(row), text),
    same: sameTitle('refused'),
  },
  rejected: {
    row: ({ status, code: word, param, message }) => ({
      where: param === null ? phrase`the request` : [code(param)],
      expected: phrase`a request it takes`,
      found: endpointSaid(status, word === null ? null : [code(word)], message),
      more: 0,
    }),
    line: titled('rejected'),
    same: sameTitle('rejected'),
  },
  unmeasured: {
    row: ({ status, failure, message }) => ({
      where: phrase`the endpoint`,
      expected: phrase`an answer`,
      found: endpointSaid(status, [failure], message),
      more: 0,
    }),
    line: titled('unmeasured'),
    same: sameTitle('unmeasured'),
  },
  'not-run': {
    row: ({ reason }) => ({
      where: phrase`the run`,
      expected: phrase`a call`,
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

/** The same words in every format; which parts are quoted, and so escaped, is up to the phrase. */
export const failureLine = (failure: ReportedOutcome): Phrase =>
  wordsOf(failure).line(failureRow(failure), failure.evidence)

export const sameFailure = (
  row: Pick<FailureRow, 'where' | 'expected' | 'found'> & { readonly outcome: OutcomeKind },
): Phrase => wordsOf(row).same(row)

/** The same for a list of calls, where a flow's turn is not told beside it. */
export const callLine = (failure: ReportedOutcome & { readonly turn: number | null }): Phrase =>
  failure.turn === null ? failureLine(failure) : phrase`turn ${failure.turn + 1}: ${failureLine(failure)}`

const andMore = (more: number): string => (more === 0 ? '' : `, and ${more} more`)

const withText = (line: Phrase, text: string | null): Phrase =>
  text === null || text === '' ? line : phrase`${line} (${code(text)})`

const place = (pointer: string, tool: ToolPlace | undefined): Phrase => {
  const here = pointer === '' ? WHOLE : [code(pointer)]
  if (tool === undefined) return here
  return pointer === '' ? phrase`arguments of ${code(tool.name)}` : phrase`${code(tool.name)} ${here}`
}

const orNothing = (text: string | null): Phrase => (text === null ? NOTHING : [code(text)])

const names = (list: readonly string[]): Phrase =>
  list.length === 0
    ? phrase`no call`
    : joinPhrases(
        list.map((name) => [code(name)]),
        ', ',
      )

export function differenceRow(differences: readonly Difference[]): FailureRow {
  const [first] = differences
  return {
    where: place(first?.pointer ?? '', first?.tool),
    expected: orNothing(first?.expected ?? null),
    found: orNothing(first?.found ?? null),
    more: Math.max(0, differences.length - 1),
  }
}

export function violationRow({ violations, omitted, tool }: Evidence<'schema-violation'>): FailureRow {
  const [first] = violations
  return {
    where: place(first?.pointer ?? '', tool),
    expected: first === undefined ? phrase`the schema` : phrase`${code(first.keyword)}: ${code(first.allowed)}`,
    found: first === undefined ? phrase`a violation` : [code(first.found)],
    more: Math.max(0, violations.length - 1) + omitted,
  }
}

function callsRow(fault: CallFault): Pick<FailureRow, 'expected' | 'found'> {
  switch (fault.kind) {
    case 'unknown-tool':
      return { expected: phrase`a declared tool`, found: phrase`unknown tool ${code(fault.name)}` }
    case 'duplicated':
      return { expected: phrase`${code(fault.name)} once`, found: names(fault.made) }
    case 'parallel':
      return { expected: phrase`one call at a time`, found: names(fault.made) }
    case 'no-call':
      return { expected: phrase`a call`, found: phrase`text in place of a call` }
    case 'unforeseen':
      return { expected: phrase`a call that the flow foresees`, found: [code(fault.name)] }
    case 'order':
      return { expected: phrase`${names(fault.expected)}, in this order`, found: names(fault.made) }
    case 'missing':
    case 'unexpected':
      return { expected: names(fault.expected), found: names(fault.made) }
  }
}

function endpointSaid(status: number | null, word: Phrase | null, message: string): Phrase {
  const parts: Phrase[] = []
  if (status !== null) parts.push([`HTTP ${status}`])
  if (word !== null) parts.push(word)
  if (message !== '') parts.push([code(message)])
  return parts.length === 0 ? phrase`no answer` : joinPhrases(parts, ' ')
}
