import { type FileRecord, isBlank, isOfMark, type RecordFault, recordsOf, type Splitter } from './records.ts'

const [LF, CR, COMMA, QUOTE] = [0x0a, 0x0d, 0x2c, 0x22]

/** Where a reader of CSV stands (RFC 4180): before a cell, in one without quotes, in quotes, or behind a quote in them. */
type CellState = 'before' | 'bare' | 'quoted' | 'quote'

/** The same for bytes and for UTF-16: all that it looks for is ASCII. A quote inside a bare cell is taken as it stands. */
function behind(code: number, state: CellState): CellState {
  if (state === 'quoted') return code === QUOTE ? 'quote' : 'quoted'
  if (code === QUOTE && state !== 'bare') return 'quoted'
  return code === COMMA || code === LF ? 'before' : 'bare'
}

class CsvSplitter implements Splitter {
  line = 1
  readonly column = 1
  private state: CellState = 'before'
  private seen = 0

  get isOpen(): boolean {
    return this.state === 'quoted'
  }

  endIn(chunk: Uint8Array, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const code = chunk[at] as number
      if (this.seen++ < 3 && isOfMark(code)) continue
      const isQuoted = this.state === 'quoted'
      this.state = behind(code, this.state)
      if (code !== LF) continue
      this.line++
      if (!isQuoted) return at
    }
    return -1
  }
}

/** The rows of a CSV file that comes in pieces, its header among them. Blank lines are passed over. */
export function* csvRecordsOf(
  chunks: Iterable<Uint8Array>,
  limitBytes: number,
  seen: (chunk: Uint8Array) => void,
): Generator<FileRecord | RecordFault> {
  const splitter = new CsvSplitter()
  for (const record of recordsOf(chunks, limitBytes, seen, splitter)) {
    if (record.endedBy === null && splitter.isOpen)
      yield { fault: 'a quoted cell has no end', line: record.line, column: 1 }
    else if (!isBlank(record.bytes)) yield record
  }
}

export interface Cell {
  readonly text: string
  /** UTF-16, into the row's text. */
  readonly offset: number
}

/** The cells of one row: those in quotes may hold commas, quotes (doubled) and line breaks. */
export function cellsOf(row: string): readonly Cell[] {
  const cells: Cell[] = []
  const start = row.charCodeAt(0) === 0xfeff ? 1 : 0
  let [text, offset, state]: [string, number, CellState] = ['', start, 'before']
  const end = row.charCodeAt(row.length - 1) === CR ? row.length - 1 : row.length
  for (let at = start; at < end; at++) {
    const code = row.charCodeAt(at)
    const isSyntax = state === 'quoted' ? code === QUOTE : state === 'before' && code === QUOTE
    // The second of two quotes stands for one.
    if (!isSyntax && (code !== COMMA || state === 'quoted')) text += row[at]
    state = behind(code, state)
    if (state !== 'before') continue
    cells.push({ text, offset })
    text = ''
    offset = at + 1
  }
  return [...cells, { text, offset }]
}

export interface CsvRow {
  readonly cells: readonly string[]
  /** The line on which the row begins; a quoted cell may go over several. */
  readonly line: number
}

export type CsvRead =
  | { readonly ok: true; readonly header: readonly string[]; readonly rows: readonly CsvRow[] }
  | { readonly ok: false; readonly message: string; readonly line: number }

/** A whole CSV text with a header. A byte order mark is passed over. */
export function readCsv(text: string): CsvRead {
  const rows: CsvRow[] = []
  const bytes = new TextEncoder().encode(text)
  for (const record of csvRecordsOf([bytes], Number.POSITIVE_INFINITY, () => {})) {
    if ('fault' in record) return { ok: false, message: record.fault, line: record.line }
    const cells = cellsOf(new TextDecoder().decode(record.bytes)).map((cell) => cell.text)
    rows.push({ cells, line: record.line })
  }
  const [header, ...body] = rows
  if (!header) return { ok: false, message: 'there is no header', line: 1 }
  return { ok: true, header: header.cells.map((name) => name.trim()), rows: body }
}
