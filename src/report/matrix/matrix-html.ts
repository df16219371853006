import type { Cell } from '../cells.ts'
import { contractRow } from '../cells.ts'
import { contractAnchor } from '../html/call-anchor.ts'
import { htmlCode, htmlInline, htmlText } from '../html/escape.ts'
import { htmlPage } from '../html/page.ts'
import { STYLE } from '../html/style.ts'
import { RESULT_MARKS } from '../text/headline.ts'
import { plainText } from '../text/inline.ts'
import { keySentences } from '../text/key-sentences.ts'
import type { Matrix, MatrixCandidate } from './matrix.ts'
import { inOrder, MATRIX_TITLES, type MatrixRow, matrixRows, shownColumns } from './matrix-rows.ts'
import { candidateLine, matrixHeadline, matrixNotes } from './matrix-words.ts'

/** Beside the style of every report: the row that all are held against, and names that stay in sight on a telephone. */
const OWN_STYLE = `
.matrix tbody tr.baseline td { color: var(--quiet); border-bottom: 2px solid var(--line) }
.matrix td, .matrix th { white-space: nowrap; min-width: 0 } .matrix td:nth-child(n+3) { white-space: nowrap; min-width: 0; font-variant-numeric: tabular-nums }
.matrix td:nth-child(2), .matrix th:nth-child(2) { position: sticky; left: 0; background: var(--ground) }
.candidates { list-style: none; padding: 0 } .candidates li { margin: 10px 0 }
.matrix td:nth-child(2) code { white-space: nowrap; max-width: none }
@media (max-width: 480px) { .matrix td:nth-child(2) code { max-width: 14ch; white-space: normal } .matrix td:nth-child(2) small { display: block } }
`

/** `report.html` of several candidates: what to choose, one table, and the way to each one's own page. No script. */
export function renderMatrixHtml(matrix: Matrix): string {
  return htmlPage(
    `${RESULT_MARKS[matrix.result]} modelgate: ${plainText(matrixHeadline(matrix))}`,
    `${STYLE}${OWN_STYLE}`,
    null,
    `<main>
<header>
<h1>${RESULT_MARKS[matrix.result]} ${htmlInline(matrixHeadline(matrix))}</h1>
${matrixNotes(matrix)
  .map((note) => `<p class="quiet">${htmlInline(note)}</p>`)
  .join('\n')}
</header>
${tableHtml(matrix)}
<h2>Candidates</h2>
<ul class="candidates">
${inOrder(matrix.candidates).map(candidateHtml).join('\n')}
</ul>
${contractsHtml(matrix)}
</main>`,
  )
}

function tableHtml(matrix: Matrix): string {
  const rows = matrixRows(matrix)
  const columns = shownColumns(rows)
  const heads = ['<span class="sr">result</span>', 'model', ...columns.map((column) => MATRIX_TITLES[column])]
  const body = rows.map(
    (row) =>
      `<tr${row.result === null ? ' class="baseline"' : ''}><td>${markOf(row)}</td><td>${nameOf(row)}</td>${columns.map((column) => cellHtml(row.cells[column])).join('')}</tr>`,
  )
  return scrolling('Models', 'matrix', heads, body)
}

const markOf = ({ result }: MatrixRow): string =>
  result === null ? '' : `<span title="${result}">${RESULT_MARKS[result]}</span>`

const nameOf = ({ model, folder }: MatrixRow): string =>
  folder === null ? `${htmlCode(model)} <small>baseline</small>` : `<a href="${pageIn(folder)}">${htmlCode(model)}</a>`

const pageIn = (folder: string): string => htmlText(`${encodeURIComponent(folder)}/report.html`)

const cellHtml = ({ lead, text, status }: Cell): string =>
  `<td class="${status}">${lead === undefined ? htmlText(text) : `<b>${htmlText(lead)}</b> ${htmlText(text)}`}</td>`

const scrolling = (label: string, kind: string, heads: readonly string[], body: readonly string[]): string =>
  `<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table class="${kind}"><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`

function candidateHtml(candidate: MatrixCandidate): string {
  const { report, folder } = candidate
  const behind = keySentences(report).flatMap(({ first, behind }) => [first, ...(behind === null ? [] : [behind])])
  const told = behind.map((sentence) => `<br><small>${htmlInline(sentence)}</small>`).join('')
  return `<li>${RESULT_MARKS[report.result]} ${htmlInline(candidateLine(candidate))} <a href="${pageIn(folder)}">its report</a>${told}</li>`
}

/** Contracts beside candidates, where there are several; each cell leads to the contract in that candidate's report. */
function contractsHtml({ candidates }: Matrix): string {
  const shown = inOrder(candidates)
  const names = [...new Set(shown.flatMap(({ report }) => report.contracts.map(({ name }) => name)))]
  if (names.length < 2) return ''
  const body = names.map(
    (name) => `<tr><td>${htmlCode(name)}</td>${shown.map((one) => contractCell(one, name)).join('')}</tr>`,
  )
  const heads = ['contract', ...shown.map(({ report }) => htmlCode(report.candidate.model))]
  return `<h2>Contracts</h2>\n${scrolling('Contracts', 'small', heads, body)}`
}

function contractCell({ report, folder }: MatrixCandidate, name: string): string {
  const contract = report.contracts.find((one) => one.name === name)
  if (contract === undefined) return '<td>–</td>'
  const { match, tools, schema, parse } = contractRow(report, contract)
  const strongest = [match, tools, schema, parse].find(({ status }) => status !== 'not-asked')
  return `<td><a href="${pageIn(folder)}#${contractAnchor(name)}">${RESULT_MARKS[contract.result]} ${htmlText(strongest?.text ?? contract.result)}</a></td>`
}
