import { lastKept } from '../json/last-kept.ts'
import type { Report, ReportCall, ReportedOutcome } from './report.ts'
import { failurePointer, failureReason, failureRow } from './text/failure-row.ts'
import { type Inline, plainText } from './text/inline.ts'
import { visible } from './text/visible.ts'

const worded = (failure: ReportedOutcome | null, part: 'expected' | 'found'): string => {
  const text: Inline = failure === null ? [] : failureRow(failure)[part]
  return plainText(text)
}

const cell = (text: string): string => (text === '' ? '' : csvCell(visible(text)))
const figure = (value: number | null): string => (value === null ? '' : String(value))
const dollars = (usd: number): string => usd.toFixed(12).replace(/\.?0+$/, '')

/** The columns of docs/reports.md#callscsv, in its order: latency in ms, tokens of prompt and answer together. */
const COLUMNS =
  'contract,case,group,sample,turn,role,outcome,reason,pointer,expected,found,latency,tokens,dollars' as const

/** The cells of how a call failed; most did not. */
function failureCells(failure: ReportedOutcome | null): string {
  if (failure === null) return ',,,'
  const cells = [failureReason(failure), failurePointer(failure)]
  const words = [worded(failure, 'expected'), worded(failure, 'found')]
  return [...cells.map(cell), ...words.map(csvCell)].join(',')
}

/** A call's line. What neighbours have in common, a contract, a case and often a price, is written once for all of them. */
function lineWriter(): (call: ReportCall) => string {
  const [contract, single, group] = [lastKept(cell), lastKept(cell), lastKept(cell)]
  const paid = lastKept(dollars)
  return (call) => {
    const unit = `${contract(call.contract)},${single(call.case)},${group(call.group ?? '')},${call.sample}`
    const outcome = `${figure(call.turn)},${call.role},${call.outcome},${failureCells(call.failure)}`
    const cost = call.cost_usd === null ? '' : paid(call.cost_usd)
    return `${unit},${outcome},${figure(call.latency_ms)},${figure(call.tokens)},${cost}\n`
  }
}

/** What a spreadsheet takes for a formula (owasp.org, "CSV Injection", read 2026-11). */
const FORMULA = /^[=+\-@\t\r]/
const QUOTED = /[",\r\n]/

/** One cell (RFC 4180 §2): text that a spreadsheet would calculate stands behind an apostrophe. */
export function csvCell(text: string): string {
  const inert = FORMULA.test(text) ? `'${text}` : text
  return QUOTED.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

/** Lines of a piece: a million of them are never in memory at once. */
const LINES = 2_000
/** Lines that are joined at once: each is a tree of its parts until then, and those would outgrow the young generation. */
const JOINED = 50

/** `calls.csv`, whole lines at a time: a row a call. A cell of what is not known is empty. */
export function* renderCallsCsv(report: Report): Generator<string> {
  const line = lineWriter()
  let lines = [`${COLUMNS}\n`]
  let piece: string[] = []
  for (const call of report.calls?.() ?? []) {
    lines.push(line(call))
    if (lines.length < JOINED) continue
    piece.push(lines.join(''))
    lines = []
    if (piece.length * JOINED < LINES) continue
    yield piece.join('')
    piece = []
  }
  yield piece.join('') + lines.join('')
}
