import { readCsv } from '../contract/files/csv.ts'
import type { JsonValue } from '../json/value.ts'
import { caseId, uniqueIds } from './case-ids.ts'
import type { DraftCase } from './draft.ts'
import { Expectation } from './expectation.ts'
import type { ImportFormat } from './import-format.ts'
import { readConfig } from './promptfoo/read-config.ts'

/** CSV with a header: `id` and `group`, `expect.NAME` for what must come back, every other column a variable. */
export const csvCases: ImportFormat = {
  name: 'CSV',
  recognises: ({ file }) => /\.csv$/i.test(file.realPath),
  read: ({ file }, context) => {
    const { log } = context
    const top = { file: file.shown, line: 1 }
    const read = readCsv(file.text)
    if (!read.ok) {
      log.leftOut(file.shown, read.message, { file: file.shown, line: read.line })
      return { drafts: [], cases: 0 }
    }
    const { header, rows } = read
    const name = file.realPath.slice(file.realPath.lastIndexOf('/') + 1)
    if (header.some((column) => column.startsWith('__')))
      return readConfig({ ...context, file, root: { tests: `file://${name}` } })
    const names = variableNames(header)
    for (const [column, variable] of names)
      if (header[column] !== variable) log.changed(`column ${header[column]}`, `the variable ${variable}`, top)
    const unique = uniqueIds()
    const cases = rows.flatMap(({ cells, line }, index): readonly DraftCase[] => {
      const place = { file: file.shown, line }
      if (cells.length !== header.length) {
        log.leftOut(`row ${index + 1} with ${cells.length} cells`, `the header has ${header.length} columns`, place)
        return []
      }
      log.carried('case', place)
      const one = caseOf(header, names, cells)
      return [{ ...one, id: unique(caseId(one.id, `row-${index + 1}`)) }]
    })
    log.leftOut('no prompt', 'a table holds cases alone; the contract says where the prompt belongs', top)
    const request = {
      messages: { $todo: `the prompt, with ${[...names.values()].map((one) => `{{${one}}}`).join(', ')}` },
    }
    return {
      drafts: cases.length > 0 ? [{ title: name.replace(/\.csv$/i, ''), api: 'chat', request, cases }] : [],
      cases: cases.length,
    }
  },
}

/** A row as a case; its id as it is written, '' where there is none. */
function caseOf(
  header: readonly string[],
  names: ReadonlyMap<number, string>,
  cells: readonly string[],
): DraftCase & { readonly id: string } {
  const cell = (column: string): string => cells[header.indexOf(column)] ?? ''
  const expectation = new Expectation()
  for (const [at, column] of header.entries())
    if (column.startsWith('expect.') && cells[at] !== '')
      expectation.at(column.split('.').slice(1), scalarOf(cells[at] as string))
  const vars = Object.fromEntries([...names].map(([at, variable]): [string, JsonValue] => [variable, cells[at] ?? '']))
  const expect = expectation.build(null)
  const group = caseId(cell('group'), '')
  return {
    id: cell('id'),
    ...(group !== '' && { group }),
    ...(names.size > 0 && { vars }),
    ...(expect && { expect }),
  }
}

/** Columns that are variables, under names that a template can hold. */
function variableNames(header: readonly string[]): ReadonlyMap<number, string> {
  const unique = uniqueIds()
  const names = new Map<number, string>()
  for (const [at, column] of header.entries()) {
    if (column === 'id' || column === 'group' || column.startsWith('expect.')) continue
    const plain = column
      .trim()
      .replace(/[^A-Za-z0-9_-]+/g, '_')
      .replace(/^(?=[\d-])/, '_')
    names.set(at, unique(plain === '' ? 'column' : plain))
  }
  return names
}

/** A number, true, false or null is read as such, and what is written as JSON; anything else is a text. */
function scalarOf(cell: string): JsonValue {
  if (!/^(-?\d|true$|false$|null$|[[{"])/.test(cell)) return cell
  try {
    return JSON.parse(cell)
  } catch {
    return cell
  }
}
