/** A row of a table as it is written: Markdown marks, or HTML tags, are gone but for code, which stays in backticks. */
export interface TableRow {
  /** 1-based. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface PageTable {
  readonly head: TableRow
  readonly rows: readonly TableRow[]
}

export const isHtml = (text: string): boolean => /<(!doctype html|html|table|body)\b/i.test(text)

/** The tables of a page, in its order: Markdown's pipes, or HTML. */
export const pageTables = (text: string): readonly PageTable[] =>
  isHtml(text) ? htmlTables(text) : markdownTables(text)

const SEPARATOR = /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/

function markdownTables(text: string): readonly PageTable[] {
  const lines = text.split(/\r?\n/)
  const tables: PageTable[] = []
  for (let at = 1; at < lines.length; at++) {
    if (!SEPARATOR.test(lines[at] ?? '') || !(lines[at - 1] ?? '').includes('|')) continue
    const head = markdownRow(lines, at - 1)
    const rows: TableRow[] = []
    for (let row = at + 1; (lines[row] ?? '').includes('|'); row++) rows.push(markdownRow(lines, row))
    tables.push({ head, rows })
  }
  return tables
}

function markdownRow(lines: readonly string[], at: number): TableRow {
  const inner = (lines[at] ?? '')
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  const cells = inner.split(/(?<!\\)\|/).map((cell) => markdownText(cell.replaceAll('\\|', '|')))
  return { line: at + 1, cells }
}

const markdownText = (cell: string): string =>
  cell
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<br\s*\/?>/gi, ', ')
    .replace(/<[^>]+>/g, '')
    .replace(/\*\*|__/g, '')
    .trim()

/**
 * A page's own tables: documentation writes them plainly, and what scripts hold is none of it. Not a parser of HTML: a
 * page whose tables are drawn by a script has none, which is told as such.
 */
function htmlTables(text: string): readonly PageTable[] {
  const blank = (part: string): string => part.replace(/[^\n]/g, ' ')
  const plain = text.replace(/<!--[\s\S]*?-->/g, blank).replace(/<(script|style|template)\b[\s\S]*?<\/\1\s*>/gi, blank)
  const tables: PageTable[] = []
  for (const table of plain.matchAll(/<table\b[\s\S]*?<\/table\s*>/gi)) {
    const rows = [...table[0].matchAll(/<tr\b[^>]*>([\s\S]*?)(?=<\/tr|<tr\b|<\/table|<\/tbody|<\/thead)/gi)].map(
      (row): TableRow => {
        const line = plain.slice(0, table.index + row.index).split('\n').length
        const cells = [...(row[1] ?? '').matchAll(/<t[hd]\b[^>]*>([\s\S]*?)(?=<\/t[hd]|<t[hd]\b|$)/gi)]
        return { line, cells: cells.map((cell) => htmlText(cell[1] ?? '')) }
      },
    )
    const [head, ...body] = rows.filter(({ cells }) => cells.length > 0)
    if (head !== undefined) tables.push({ head, rows: body })
  }
  return tables
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
}

const htmlText = (html: string): string =>
  html
    .replace(/<\/?code\b[^>]*>/gi, '`')
    .replace(/<(br|\/p|\/li|\/div)\b[^>]*>/gi, ', ')
    .replace(/<[^>]+>/g, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) =>
      decimal
        ? character(Number(decimal))
        : hex
          ? character(Number.parseInt(hex, 16))
          : (ENTITIES[name ?? ''] ?? whole),
    )
    .replace(/\s+/g, ' ')
    .replace(/(, )+$/, '')
    .trim()

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')
