import type { ReportContract } from '../report.ts'
import { callLine } from '../text/failure-row.ts'
import { count } from '../text/numbers.ts'
import { tableHead, tableRow } from './contract-table.ts'
import { codeCut, markdownInline } from './escape.ts'

/**
 * Every failing call, a row each, as long as `room` lasts; then how many were left out. For the summary and the file:
 * a comment has its rows by kind.
 */
export function callsList(
  contracts: readonly ReportContract[],
  room: number,
  size: (text: string) => number,
): readonly string[] {
  const head = ['### Every call that failed', '', ...tableHead(['contract', 'case', 'sample', 'what happened'])]
  let left = room - size(`${head.join('\n')}\n`) - 100
  const rows: string[] = []
  let cut = 0
  for (const contract of contracts) {
    for (const failure of contract.failures) {
      if (failure.outcome === 'not-run') continue
      const cells = [codeCut(contract.name, 64), codeCut(failure.case, 80), String(failure.sample)]
      const row = cut > 0 ? null : tableRow([...cells, markdownInline(callLine(failure), 200)])
      left -= row === null ? 0 : size(`${row}\n`)
      if (row === null || left < 0) cut++
      else rows.push(row)
    }
    cut += contract.failures_omitted
  }
  if (rows.length === 0) return []
  return [...head, ...rows, ...(cut > 0 ? ['', `…and ${count(cut)} more, in report.json.`] : [])]
}
