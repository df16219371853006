import type { Cell } from '../cells.ts'
import type { ConsoleOptions } from '../console.ts'
import { notMet } from '../requirement-status.ts'
import { RESULT_MARKS } from '../text/headline.ts'
import { plainText } from '../text/inline.ts'
import { keySentences } from '../text/key-sentences.ts'
import { cutText, visible } from '../text/visible.ts'
import type { Matrix, MatrixCandidate } from './matrix.ts'
import { inOrder, MATRIX_TITLES, matrixRows, shownColumns } from './matrix-rows.ts'
import { candidateLine, matrixHeadline, matrixNotes } from './matrix-words.ts'

/** Several candidates for a terminal: what to choose, the table, and what lies behind those that do not pass. */
export function renderMatrixConsole(matrix: Matrix, { width, color }: ConsoleOptions): string {
  const cut = (line: string): string => {
    if (width === null) return line
    const { text, cut } = cutText(line, Math.max(width - 1, 20))
    return cut === 0 ? text : `${text}…`
  }
  const style = matrix.result === 'pass' ? '32' : matrix.result === 'inconclusive' ? '33' : '31'
  const head = cut(`${RESULT_MARKS[matrix.result]} ${plainText(matrixHeadline(matrix))}`)
  const lines = [
    '',
    color ? `\u001b[${style}m${head}\u001b[0m` : head,
    ...matrixNotes(matrix).map((note) => `  ${plainText(note)}`),
    '',
    ...table(matrix).map(cut),
    '',
    ...inOrder(matrix.candidates).flatMap(candidateLines),
  ]
  return `${lines.join('\n')}\n`
}

function table(matrix: Matrix): readonly string[] {
  const rows = matrixRows(matrix)
  const columns = shownColumns(rows)
  const all = [
    ['', 'model', ...columns.map((column) => MATRIX_TITLES[column])],
    ...rows.map(({ model, result, cells }) => [
      result === null ? '' : RESULT_MARKS[result],
      `${visible(model)}${result === null ? ' (baseline)' : ''}`,
      ...columns.map((column) => cellText(cells[column])),
    ]),
  ]
  const widths = (all[0] ?? []).map((_, at) => Math.max(...all.map((row) => (row[at] ?? '').length)))
  return all.map(([mark = '', ...texts]) =>
    `  ${mark === '' ? '  ' : `${mark} `}${mark === '' ? ' ' : ''}${texts.map((text, at) => text.padEnd(widths[at + 1] ?? 0)).join('  ')}`.trimEnd(),
  )
}

const cellText = ({ lead, text }: Cell): string => (lead === undefined ? text : `${lead} ${text}`.trimEnd())

function candidateLines(candidate: MatrixCandidate): readonly string[] {
  const { report, folder } = candidate
  const first = `${RESULT_MARKS[report.result]} ${plainText(candidateLine(candidate))}`
  if (report.result === 'pass' || report.result === 'not-evaluated') return [first]
  const open = report.contracts.reduce((sum, contract) => sum + notMet(contract).length, 0)
  return [
    first,
    ...keySentences(report).flatMap(({ first, behind }) => [
      `    ${plainText(first)}`,
      ...(behind === null ? [] : [`    ${plainText(behind)}`]),
    ]),
    ...(open === 0 ? [] : [`    all of it: ${visible(folder)}/report.md`]),
  ]
}
