import type { Remarks } from './log.ts'
import type { ForeignRow } from './source/document.ts'

/** Whether a file of rows is of a format: most rows are; the others are told when it is read. */
export const isMostly = (rows: readonly ForeignRow[], isRow: (row: ForeignRow) => boolean): boolean =>
  rows.length > 0 && 2 * rows.filter(isRow).length > rows.length

/** The rows that are of the format; the others are told, each at its line. */
export function rowsOfFormat(
  rows: readonly ForeignRow[],
  isRow: (row: ForeignRow) => boolean,
  format: string,
  log: Remarks,
): readonly ForeignRow[] {
  return rows.filter((row) => {
    const isOne = isRow(row)
    if (!isOne) log.leftOut('a row of another shape', `it is none of ${format}`, row.place)
    return isOne
  })
}
