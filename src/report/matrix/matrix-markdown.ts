import { contractRow } from '../cells.ts'
import { htmlCode } from '../html/escape.ts'
import { broken } from '../markdown/contract-section.ts'
import { codeSpan, markdownInline } from '../markdown/escape.ts'
import { byteLength, cutLines, LIMITS, type MarkdownOptions, renderMarkdown } from '../markdown/markdown.ts'
import { tableHead, tableRow, written } from '../markdown/tables.ts'
import { RESULT_MARKS } from '../text/headline.ts'
import { counted } from '../text/numbers.ts'
import type { Matrix, MatrixCandidate } from './matrix.ts'
import { inOrder, MATRIX_TITLES, matrixRows, shownColumns } from './matrix-rows.ts'
import { candidateLine, matrixHeadline, matrixNotes } from './matrix-words.ts'

/**
 * Several candidates for a reviewer: what to choose, one table, then each candidate's own text behind its name, as far
 * as there is room. The table is never cut.
 */
export function renderMatrixMarkdown(matrix: Matrix, options: MarkdownOptions): string {
  const limit = options.limit ?? LIMITS[options.kind]
  const size = options.kind === 'comment' ? (text: string): number => text.length : byteLength
  const top = topOf(matrix)
  const parts: string[] = []
  let left = 0
  for (const [nth, candidate] of inOrder(matrix.candidates).entries()) {
    const room = (limit - size(top) - size(parts.join('')) - ROOM_FOR_NOTE) / (matrix.candidates.length - nth)
    const part = folded(candidate, options, room)
    if (size(part) > room) left++
    else parts.push(part)
  }
  const rest =
    left === 0 ? '' : `\n…and the details of ${counted(left, 'candidate')}, each in report.md of its own folder.\n`
  const text = `${top}${parts.join('')}${rest}`
  return size(text) <= limit ? text : cutLines(text, limit, size)
}

export const renderMatrixMarkdownFile = (matrix: Matrix): string => renderMatrixMarkdown(matrix, { kind: 'file' })

const ROOM_FOR_NOTE = 200

function topOf(matrix: Matrix): string {
  const blocks = [
    [`### ${RESULT_MARKS[matrix.result]} ${markdownInline(matrixHeadline(matrix))}`],
    broken(matrixNotes(matrix).map((note) => markdownInline(note))),
    table(matrix),
    inOrder(matrix.candidates).map(
      (one) => `- ${RESULT_MARKS[one.report.result]} ${markdownInline(candidateLine(one))}`,
    ),
    contracts(matrix),
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}

function table(matrix: Matrix): readonly string[] {
  const rows = matrixRows(matrix)
  const columns = shownColumns(rows)
  return [
    ...tableHead(['', 'model', ...columns.map((column) => MATRIX_TITLES[column])]),
    ...rows.map(({ model, result, cells }) =>
      tableRow([
        result === null ? '' : RESULT_MARKS[result],
        `${codeSpan(model)}${result === null ? ' (baseline)' : ''}`,
        ...columns.map((column) => written(cells[column])),
      ]),
    ),
  ]
}

/** Contracts beside candidates, where there are several: the strongest rate that each asks. */
function contracts({ candidates }: Matrix): readonly string[] {
  const shown = inOrder(candidates)
  const names = [...new Set(shown.flatMap(({ report }) => report.contracts.map(({ name }) => name)))]
  if (names.length < 2) return []
  return [
    ...tableHead(['contract', ...shown.map(({ report }) => codeSpan(report.candidate.model))]),
    ...names.map((name) => tableRow([codeSpan(name), ...shown.map((one) => contractCell(one, name))])),
  ]
}

function contractCell({ report }: MatrixCandidate, name: string): string {
  const contract = report.contracts.find((one) => one.name === name)
  if (contract === undefined) return '–'
  const { match, tools, schema, parse } = contractRow(report, contract)
  const strongest = [match, tools, schema, parse].find(({ status }) => status !== 'not-asked')
  const figure = strongest?.status === 'failed' ? `**${strongest.text}**` : (strongest?.text ?? '')
  return `${RESULT_MARKS[contract.result]} ${figure}`.trimEnd()
}

/** A candidate's own report behind its name. HTML is written here alone, and a blank line behind it ends it (GFM §4.6). */
function folded({ report }: MatrixCandidate, options: MarkdownOptions, room: number): string {
  const summary = `${RESULT_MARKS[report.result]} ${htmlCode(report.candidate.model)}`
  const open = `\n<details><summary>${summary}</summary>\n\n`
  const close = '\n</details>\n'
  const limit = Math.max(0, Math.floor(room) - byteLength(open) - byteLength(close))
  const { elapsedMs: _, ...rest } = options
  return `${open}${renderMarkdown(report, Number.isFinite(limit) ? { ...rest, limit } : rest)}${close}`
}
