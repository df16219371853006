import type { Cell } from './cells.ts'
import { contractRow } from './cells.ts'
import type { Report } from './report.ts'
import type { ReportContract, RunResult } from './reported-contract.ts'
import { RESULT_MARKS } from './text/headline.ts'
import { cutText, visible } from './text/visible.ts'

/** A line of the table and whose it is; null: the heading, or what is left out. */
export interface TableLine {
  readonly line: string
  readonly result: RunResult | null
}

const TITLES = ['against baseline', 'tools', 'match', 'schema', 'parse', 'p95', '$/1k'] as const
/** Columns in front of a contract's name: its mark, and blanks. */
const MARGIN = 4

/**
 * The contracts with their figures. What does not fit into the width is left out by whole columns and named below: half
 * a figure is none. So figures that fail stand in front, behind the comparison.
 */
export function consoleTable(
  report: Report,
  contracts: readonly ReportContract[],
  width: number,
): readonly TableLine[] {
  if (contracts.length === 0) return []
  const rows = contracts.map((contract) => {
    const { parse, schema, tools, match, p95, costPer1000, baseline } = contractRow(report, contract)
    return { contract, cells: [baseline, tools, match, schema, parse, p95, costPer1000] }
  })
  const names = widthOf(
    'contract',
    contracts.map(({ name }) => visible(name)),
  )
  const { asked, kept, widths } = columnsWithin(
    rows.map(({ cells }) => cells),
    Math.max(width - 1, 20) - MARGIN - names,
  )
  const line = (front: string, name: string, texts: readonly string[]): string => {
    const columns = texts.map((text, at) => text.padEnd(widths[kept[at] ?? 0] ?? 0))
    const whole = `${front}${[name.padEnd(names), ...columns].join('  ').trimEnd()}`
    const { text, cut } = cutText(whole, Math.max(width - 1, 20))
    return cut === 0 ? text : `${text}…`
  }
  const left = asked.filter((column) => !kept.includes(column)).map((column) => TITLES[column])
  return [
    {
      line: line(
        '    ',
        'contract',
        kept.map((column) => TITLES[column] ?? ''),
      ),
      result: null,
    },
    ...rows.map(({ contract, cells }) => ({
      line: line(
        `  ${RESULT_MARKS[contract.result]} `,
        visible(contract.name),
        kept.map((at) => textOf(cells[at])),
      ),
      result: contract.result,
    })),
    ...(left.length === 0 ? [] : [{ line: `    (no room for ${left.join(', ')})`, result: null }]),
  ]
}

const widthOf = (title: string, texts: readonly string[]): number =>
  Math.max(title.length, ...texts.map((text) => text.length))

/** Columns that anything is asked of, those that are kept in so many characters, and how wide each is. */
function columnsWithin(
  rows: readonly (readonly Cell[])[],
  room: number,
): { readonly asked: readonly number[]; readonly kept: readonly number[]; readonly widths: readonly number[] } {
  const fails = (column: number): boolean => rows.some((cells) => cells[column]?.status === 'failed')
  const rank = (column: number): number => (column === 0 ? 0 : fails(column) ? 1 : 2)
  const asked = TITLES.map((_, column) => column)
    .filter((column) => rows.some((cells) => textOf(cells[column]) !== '–'))
    .sort((a, b) => rank(a) - rank(b))
  const widths = TITLES.map((title, column) =>
    widthOf(
      title,
      rows.map((cells) => textOf(cells[column])),
    ),
  )
  let left = room
  const kept = asked.filter((column) => {
    left -= 2 + (widths[column] ?? 0)
    return left >= 0
  })
  return { asked, kept, widths }
}

const textOf = (cell: Cell | undefined): string =>
  cell === undefined ? '' : cell.lead === undefined ? cell.text : `${cell.lead} ${cell.text}`
