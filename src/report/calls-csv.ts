import { ByteText } from './byte-text.ts'
import type { Report } from './report.ts'
import type { CallsOfCase, ReportedOutcome } from './reported-call.ts'
import { failurePointer, failureReason, failureRow } from './text/failure-row.ts'
import { type Inline, plainText } from './text/inline.ts'
import { visible } from './text/visible.ts'

const worded = (failure: ReportedOutcome | null, part: 'expected' | 'found'): string => {
  const text: Inline = failure === null ? [] : failureRow(failure)[part]
  return plainText(text)
}

const cell = (text: string): string => (text === '' ? '' : csvCell(visible(text)))

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

/** A price's digits behind the point. */
const PICO = 12

/** Dollars to the last 1e-12 of them, which is what prices are counted in. */
function dollarsInto(rows: ByteText, usd: number): void {
  const units = Math.round(usd * 10 ** PICO)
  if (usd >= 0 && usd < 1000 && units / 10 ** PICO === usd) rows.decimal(units, PICO)
  else rows.text(usd.toFixed(PICO).replace(/\.?0+$/, ''))
}

/** Writes lines of a case. */
function linesWriter(rows: ByteText): (one: CallsOfCase) => void {
  const figure = (value: number | null): void => {
    if (value !== null) rows.number(value)
    rows.text(',')
  }
  return ({ contract, case: id, group, calls }) => {
    const head = `${cell(contract)},${cell(id)},${cell(group ?? '')},`
    for (const call of calls) {
      rows.text(head)
      figure(call.sample)
      figure(call.turn)
      rows.text(call.role)
      rows.text(',')
      rows.text(call.outcome)
      rows.text(',')
      rows.text(failureCells(call.failure))
      rows.text(',')
      figure(call.latency_ms)
      figure(call.tokens)
      if (call.cost_usd !== null) dollarsInto(rows, call.cost_usd)
      rows.text('\n')
    }
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

/** Lines of a piece, and what is left of a case: a million of them are never in memory at once. */
const LINES = 2_000

/** `calls.csv`, whole lines at a time: a row a call. A cell of what is not known is empty. */
export function* renderCallsCsv(report: Report): Generator<string> {
  const rows = new ByteText()
  const write = linesWriter(rows)
  rows.text(`${COLUMNS}\n`)
  let lines = 1
  for (const one of report.calls?.() ?? []) {
    write(one)
    lines += one.calls.length
    if (lines < LINES) continue
    yield rows.take()
    lines = 0
  }
  yield rows.take()
}
