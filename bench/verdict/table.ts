/** Rows of a Markdown table; a row whose goal is missed is marked and counted. */
export interface Table {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly Row[]
}

export interface Row {
  readonly cells: readonly string[]
  /** null: shown, no goal. */
  readonly met: boolean | null
}

export function printTable({ title, head, rows }: Table): number {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const marks = { true: 'met', false: '**missed**', null: '–' }
  const body = rows.map((row) => line([...row.cells, marks[`${row.met}`]]))
  console.log([`\n### ${title}\n`, line([...head, 'goal']), line([...head, ''].map(() => '-')), ...body].join('\n'))
  return rows.filter((row) => row.met === false).length
}

export const share = (value: number): string => value.toFixed(4)
