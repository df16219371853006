import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import type { ListedModel } from './models-api.ts'
import { type PageTable, pageTables, type TableRow } from './page-tables.ts'
import { type StatedDay, statedDay } from './stated-day.ts'

/** Vendors whose tables give the first day on which it may be (ai.google.dev, deprecations, read 2026-11). */
const EARLIEST_DAYS: ReadonlySet<string> = new Set(['gemini'])

/** Which columns of a table hold what; -1: none does. */
interface Columns {
  readonly model: number
  readonly day: number
  readonly replacement: number
}

/**
 * What a vendor's page on deprecations says, from its tables of shutdown dates. A page without such a table, a row that
 * lacks a cell, a date that is none and two dates of one model have another form than the one that is known: they are
 * told with their line, and nothing of the page is taken.
 *
 * @param file as it is shown to people
 */
export function readDeprecationPage(text: string, vendor: string, file: string): Result<readonly ListedModel[]> {
  const fault = (says: string, line: number): Problem => ({
    code: 'models-page-form',
    args: { vendor, says },
    place: { file, line, column: 1 },
  })
  const tables = pageTables(text)
  const known = tables.flatMap((table) => {
    const columns = columnsOf(table.head.cells)
    return columns === null ? [] : [{ table, columns }]
  })
  if (known.length === 0) {
    const [first] = tables
    const found =
      first === undefined
        ? 'it has no table'
        : `no table has dates of shutdowns beside models; this one has ${headsOf(first)}`
    return bad(fault(found, first?.head.line ?? 1))
  }
  const problems: Problem[] = []
  const byModel = new Map<string, ListedModel & { readonly line: number }>()
  for (const { table, columns } of known)
    for (const row of table.rows) {
      const read = readRow(row, columns, table.head.cells.length, EARLIEST_DAYS.has(vendor))
      if (typeof read === 'string') problems.push(fault(read, row.line))
      else
        for (const one of read) {
          const earlier = byModel.get(one.model)
          const both = earlier === undefined ? one : sameModel(earlier, one)
          if (both === null)
            problems.push(fault(`${one.model} has two dates: this one and that of line ${earlier?.line}`, row.line))
          else byModel.set(one.model, { ...both, line: earlier?.line ?? row.line })
        }
    }
  return problems.length > 0 ? bad(...problems) : good([...byModel.values()].map(({ line: _, ...one }) => one))
}

const headsOf = ({ head }: PageTable): string => head.cells.map((cell) => JSON.stringify(cell)).join(', ')

const DAY = /shut ?down|retire|removal|removed|sunset|end[- ]of[- ]life|\beol\b|discontinu/i
const REPLACEMENT = /replac|substitut|successor|alternativ|migrat|recommend/i
const MODEL = [
  /\b(model )?(id|slug)\b|api (model|names?|endpoint)/i,
  /deprecated model|affected model|legacy model/i,
  /\bmodels?\b/i,
]

function columnsOf(heads: readonly string[]): Columns | null {
  const replacement = heads.findIndex((head) => REPLACEMENT.test(head))
  const free = (pattern: RegExp, taken: readonly number[]): number =>
    heads.findIndex((head, at) => !taken.includes(at) && pattern.test(head))
  const stated = free(DAY, [replacement])
  const day = stated >= 0 ? stated : free(/deprecation date/i, [replacement])
  const model = MODEL.map((pattern) => free(pattern, [replacement, day])).find((at) => at >= 0) ?? -1
  return day < 0 || model < 0 ? null : { model, day, replacement }
}

/** The models of a row, or what is wrong with it. A row that names none, a feature's or an endpoint's, is left out. */
function readRow(
  { cells }: TableRow,
  columns: Columns,
  width: number,
  isEarliest: boolean,
): readonly ListedModel[] | string {
  if (cells.length < width) return `the row has ${cells.length} of ${width} cells`
  const models = idsIn(cells[columns.model] ?? '')
  if (models.length === 0) return []
  const written = cells[columns.day] ?? ''
  const day = statedDay(written)
  if (day === undefined) return `${JSON.stringify(written)} is no date`
  const named = columns.replacement < 0 ? [] : idsIn(cells[columns.replacement] ?? '')
  // Of two that are offered none is the one.
  const replacement = named.length === 1 ? named[0] : undefined
  const stated = day && isEarliest ? { ...day, precision: 'earliest' as const } : day
  return models.map((model) => ({ model, ...shutdownOf(stated), ...(replacement !== undefined && { replacement }) }))
}

const shutdownOf = (day: StatedDay | null): Pick<ListedModel, 'shutdown' | 'datePrecision'> =>
  day === null ? { shutdown: null } : { shutdown: day.day, datePrecision: day.precision }

/** An exact day outranks the earliest one, and any day none: pages tell of a model as it is, and of its end apart. */
function sameModel(one: ListedModel & { readonly line: number }, other: ListedModel): ListedModel | null {
  const rank = ({ shutdown, datePrecision }: ListedModel): number =>
    shutdown === null ? 0 : datePrecision === 'earliest' ? 1 : 2
  if (rank(one) === rank(other) && one.shutdown !== other.shutdown) return null
  const [more, less] = rank(other) > rank(one) ? [other, one] : [one, other]
  const replacement = more.replacement ?? less.replacement
  return { ...more, ...(replacement !== undefined && { replacement }) }
}

const ID = /^[A-Za-z0-9][\w.:@/-]*$/

/** A bare word that is one: `o3`, `whisper-1`, `command`, and not `API`. */
const BARE_ID = /[\d-]|^[a-z.]+$/

/** Ids in a cell: what is written as code, else what stands in brackets, else a list of words. Prose names none. */
function idsIn(cell: string): readonly string[] {
  const marked = [/`([^`]+)`/g, /\(([^()\s]*[-\d][^()\s]*)\)/g].map((mark) =>
    [...cell.matchAll(mark)].map((found) => (found[1] ?? '').trim()).filter((one) => ID.test(one)),
  )
  const found = marked.find((ids) => ids.length > 0)
  if (found !== undefined) return [...new Set(found)]
  const words = cell
    .split(/,|;|\s+or\s+|\s+and\s+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  return words.every((one) => ID.test(one) && BARE_ID.test(one)) ? [...new Set(words)] : []
}
