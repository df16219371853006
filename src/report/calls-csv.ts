import type { OutcomeKind } from '../outcome/outcome.ts'
import type { Report, ReportCall, ReportedOutcome } from './report.ts'
import { differenceWhere } from './text/failure-kinds.ts'
import { failureRow } from './text/failure-row.ts'
import { type Inline, plainText } from './text/inline.ts'
import { visible } from './text/visible.ts'

type Evidence<Kind extends OutcomeKind> = Extract<ReportedOutcome, { readonly outcome: Kind }>['evidence']

/** In a word why a call came to its outcome, and where in the answer. */
interface CallCells<Kind extends OutcomeKind> {
  readonly reason?: (evidence: Evidence<Kind>) => string
  readonly pointer?: (evidence: Evidence<Kind>) => string
}

const differing = {
  pointer: ({ differences: [first] }: Evidence<'mismatch' | 'wrong-arguments'>) =>
    first === undefined ? '' : differenceWhere(first),
}

const CELLS: { readonly [Kind in OutcomeKind]: CallCells<Kind> } = {
  ok: {},
  mismatch: differing,
  'wrong-arguments': differing,
  'wrong-calls': { reason: ({ fault }) => fault.kind },
  'schema-violation': {
    reason: ({ keyword }) => keyword ?? '',
    pointer: ({ pointer = '', tool }) => differenceWhere(tool === undefined ? { pointer } : { pointer, tool }),
  },
  unparsable: { reason: ({ fault }) => fault.kind },
  truncated: { reason: ({ finish }) => finish.unified },
  refused: { reason: ({ finish }) => finish.unified },
  rejected: { reason: ({ code, status }) => code ?? String(status), pointer: ({ param }) => param ?? '' },
  unmeasured: { reason: ({ failure }) => failure },
  'not-run': { reason: ({ reason }) => reason },
}

/** The cast is what TypeScript can't follow: the cells are those of the outcome's own kind. */
const cellsOf = ({ outcome }: ReportedOutcome): CallCells<OutcomeKind> => CELLS[outcome] as CallCells<OutcomeKind>

const worded = (failure: ReportedOutcome | null, part: 'expected' | 'found'): string => {
  const text: Inline = failure === null ? [] : failureRow(failure)[part]
  return plainText(text)
}

/** The columns of docs/reports.md#callscsv, in its order: latency in ms, tokens of prompt and answer together. */
const COLUMNS: Readonly<Record<string, (call: ReportCall) => string>> = {
  contract: (call) => visible(call.contract),
  case: (call) => visible(call.case),
  group: (call) => visible(call.group ?? ''),
  sample: (call) => String(call.sample),
  turn: (call) => figure(call.turn),
  role: (call) => call.role,
  outcome: (call) => call.outcome,
  reason: ({ failure }) => visible((failure && cellsOf(failure).reason?.(failure.evidence)) ?? ''),
  pointer: ({ failure }) => visible((failure && cellsOf(failure).pointer?.(failure.evidence)) ?? ''),
  expected: ({ failure }) => worded(failure, 'expected'),
  found: ({ failure }) => worded(failure, 'found'),
  latency: (call) => figure(call.latency_ms),
  tokens: (call) => figure(call.tokens),
  dollars: (call) => (call.cost_usd === null ? '' : call.cost_usd.toFixed(12).replace(/\.?0+$/, '')),
}

const figure = (value: number | null): string => (value === null ? '' : String(value))

/** What a spreadsheet takes for a formula (owasp.org, "CSV Injection", read 2026-11). */
const FORMULA = /^[=+\-@\t\r]/
const QUOTED = /[",\r\n]/

/** One cell (RFC 4180 §2): text that a spreadsheet would calculate stands behind an apostrophe. */
export function csvCell(text: string): string {
  const inert = FORMULA.test(text) ? `'${text}` : text
  return QUOTED.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

/** Rows of a piece: a million of them are never in memory at once. */
const ROWS = 1_000

/** `calls.csv`, whole lines at a time: a row a call. A cell of what is not known is empty. */
export function* renderCallsCsv(report: Report): Generator<string> {
  const columns = Object.values(COLUMNS)
  let piece = `${Object.keys(COLUMNS).join(',')}\n`
  let rows = 0
  for (const call of report.calls?.() ?? []) {
    piece += `${columns.map((column) => csvCell(column(call))).join(',')}\n`
    if (++rows % ROWS !== 0) continue
    yield piece
    piece = ''
  }
  yield piece
}
