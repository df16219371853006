export interface CsvRow {
  readonly cells: readonly string[]
  /** The line on which the row begins; a quoted cell may go over several. */
  readonly line: number
}

export type CsvRead =
  | { readonly ok: true; readonly header: readonly string[]; readonly rows: readonly CsvRow[] }
  | { readonly ok: false; readonly message: string; readonly line: number }

/**
 * CSV with a header (RFC 4180): cells in quotes may hold commas, quotes (doubled) and line breaks; a byte order mark is
 * passed over, blank lines too. A quote inside an unquoted cell is taken as it stands, as spreadsheets do.
 */
export function readCsv(text: string): CsvRead {
  const rows: CsvRow[] = []
  let cells: string[] = []
  let cell = ''
  let [line, rowLine, isQuoted, wasQuoted] = [1, 1, false, false]
  const endCell = (): void => {
    cells.push(cell)
    cell = ''
    wasQuoted = false
  }
  const endRow = (): void => {
    const isBlank = cells.length === 0 && cell === '' && !wasQuoted
    endCell()
    if (!isBlank) rows.push({ cells, line: rowLine })
    cells = []
  }
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; at++) {
    const char = text[at] as string
    if (char === '\n') line++
    if (isQuoted) {
      if (char !== '"') cell += char
      else if (text[at + 1] === '"') cell += text[++at]
      else isQuoted = false
    } else if (char === '"' && cell === '') {
      isQuoted = true
      wasQuoted = true
    } else if (char === ',') endCell()
    else if (char === '\n') {
      endRow()
      rowLine = line
    } else if (char !== '\r' || text[at + 1] !== '\n') cell += char
  }
  if (isQuoted) return { ok: false, message: 'a quoted cell has no end', line: rowLine }
  if (cell !== '' || cells.length > 0 || wasQuoted) endRow()
  const [header, ...body] = rows
  if (!header) return { ok: false, message: 'there is no header', line: 1 }
  return { ok: true, header: header.cells.map((name) => name.trim()), rows: body }
}
