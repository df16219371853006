import type { Cell } from '../cells.ts'
import { comparisonOf, contractRow, shownPair } from '../cells.ts'
import { FIGURE_RATES, type FigureRate, type ModelFigures, shareOf } from '../figures.ts'
import type { Report } from '../report.ts'
import type { ComparisonVerdict } from '../reported-comparison.ts'
import type { RunResult } from '../reported-contract.ts'
import { statusOf } from '../requirement-status.ts'
import { dollarDigits, NOT_ASKED, percent, ratio, spanOf } from '../text/numbers.ts'
import { bestFirst, type Matrix, type MatrixCandidate } from './matrix.ts'

export const MATRIX_COLUMNS = [
  'baseline',
  ...FIGURE_RATES,
  'usdPer1000',
  'usdPerMonth',
  'p95',
  'p50',
  'spread',
  'speed',
  'usdPer1m',
] as const
export type MatrixColumn = (typeof MATRIX_COLUMNS)[number]

/** What decides stands first: GitHub shows some 790 px of a comment, a telephone less. */
export const MATRIX_TITLES: Readonly<Record<MatrixColumn, string>> = {
  baseline: 'against baseline',
  match_rate: 'match',
  tool_rate: 'tools',
  schema_rate: 'schema',
  parse_rate: 'parse',
  usdPer1000: '$/1k calls',
  usdPerMonth: '$ a month',
  p95: 'p95',
  p50: 'p50',
  spread: 'p95/p50',
  speed: 'tokens/s',
  usdPer1m: '$/1M tokens',
}

export interface MatrixRow {
  readonly model: string
  /** null for the baseline's, which is judged by nobody. */
  readonly result: RunResult | null
  /** Its folder, for links; null for the baseline. */
  readonly folder: string | null
  readonly cells: Readonly<Record<MatrixColumn, Cell>>
  /** What a table is sorted by; null: not known. */
  readonly values: Readonly<Record<MatrixColumn, number | null>>
}

/** The baseline first, then what passes, best first, then what does not. */
export function matrixRows(matrix: Matrix): readonly MatrixRow[] {
  const { baseline } = matrix
  const first = baseline && {
    model: baseline.model,
    result: null,
    folder: null,
    ...figureCells(baseline.figures, monthlyOf(matrix.candidates, 'old_usd'), EMPTY, () => 'shown'),
  }
  return [...(first ? [first] : []), ...inOrder(matrix.candidates).map(candidateRow)]
}

/** Columns of which something is known. */
export const shownColumns = (rows: readonly MatrixRow[]): readonly MatrixColumn[] =>
  MATRIX_COLUMNS.filter((column) => rows.some(({ cells }) => cells[column].status !== 'not-asked'))

const RESULTS: readonly RunResult[] = ['pass', 'inconclusive', 'not-evaluated', 'fail', 'error']

export const inOrder = (candidates: readonly MatrixCandidate[]): readonly MatrixCandidate[] =>
  RESULTS.flatMap((result) => bestFirst(candidates.filter(({ report }) => report.result === result)))

const candidateRow = (candidate: MatrixCandidate): MatrixRow => rowOf(candidate, monthlyOf([candidate], 'new_usd'))

const rowOf = ({ report, folder }: MatrixCandidate, monthly: number | null): MatrixRow => ({
  model: report.candidate.model,
  result: report.result,
  folder,
  ...figureCells(report.figures?.candidate ?? null, monthly, comparedCell(report), (rate) => statusIn(report, rate)),
})

/** What production would pay a month, where contracts say how often they are called and who owns them. */
const monthlyOf = (candidates: readonly MatrixCandidate[], side: 'old_usd' | 'new_usd'): number | null =>
  candidates.map(({ report }) => report.costs_by_owner?.total[side] ?? null).find((usd) => usd !== null) ?? null

const EMPTY: Cell = { text: NOT_ASKED, status: 'not-asked' }

function figureCells(
  figures: ModelFigures | null,
  monthly: number | null,
  baseline: Cell,
  status: (rate: FigureRate) => Cell['status'],
): Pick<MatrixRow, 'cells' | 'values'> {
  const latency = figures?.latency_ms ?? null
  const rates = FIGURE_RATES.map((rate) => [rate, shareOf(figures?.rates[rate] ?? null)] as const)
  const values = {
    baseline: null,
    ...(Object.fromEntries(rates) as Record<FigureRate, number | null>),
    usdPer1000: figures?.usd_per_1000_calls ?? null,
    usdPerMonth: monthly,
    p95: latency?.p95 ?? null,
    p50: latency?.p50 ?? null,
    spread: latency?.p95_to_p50 ?? null,
    speed: figures?.output_tokens_per_second ?? null,
    usdPer1m: figures?.usd_per_1m_tokens ?? null,
  }
  const cell = (value: number | null, text: (value: number) => string, how: Cell['status'] = 'shown'): Cell =>
    value === null ? EMPTY : { text: text(value), status: how }
  return {
    values,
    cells: {
      baseline,
      ...(Object.fromEntries(rates.map(([rate, value]) => [rate, cell(value, percent, status(rate))])) as Record<
        FigureRate,
        Cell
      >),
      usdPer1000: cell(values.usdPer1000, dollarDigits),
      usdPerMonth: cell(values.usdPerMonth, dollarDigits),
      p95: cell(values.p95, spanText),
      p50: cell(values.p50, spanText),
      spread: cell(values.spread, ratio),
      speed: cell(values.speed, (speed) => speed.toFixed(speed < 10 ? 1 : 0)),
      usdPer1m: cell(values.usdPer1m, dollarDigits),
    },
  }
}

function spanText(ms: number): string {
  const { digits, unit } = spanOf(ms)
  return `${digits} ${unit}`
}

/** The gravest that any contract says of a rate. */
function statusIn({ contracts }: Report, rate: FigureRate): Cell['status'] {
  const statuss = contracts.flatMap(({ requirements }) =>
    requirements
      .filter(({ asks }) => asks.kind === 'rate' && asks.name === rate && asks.against !== 'baseline')
      .map(statusOf),
  )
  return (['failed', 'undecided', 'passed'] as const).find((one) => statuss.includes(one)) ?? 'shown'
}

const WORDS: Readonly<Record<ComparisonVerdict, string>> = {
  regressed: 'regressed',
  unclear: 'unclear',
  'no-worse': 'no worse',
  improved: 'improved',
}

/** One contract's comparison as its own table says it; of several the gravest word, and in how many. */
function comparedCell(report: Report): Cell {
  const [only, ...others] = report.contracts
  if (only === undefined) return EMPTY
  if (others.length === 0) return contractRow(report, only).baseline
  const said = report.contracts.flatMap(({ name }) => shownPair(comparisonOf(report, name))?.verdict ?? [])
  const gravest = (Object.keys(WORDS) as ComparisonVerdict[]).find((word) => said.includes(word))
  if (gravest === undefined) return EMPTY
  const status = gravest === 'regressed' ? 'failed' : gravest === 'unclear' ? 'undecided' : 'passed'
  // What improved is no worse either.
  const many = said.filter((word) => word === gravest || gravest === 'no-worse').length
  return { lead: WORDS[gravest], text: `in ${many} of ${said.length}`, status }
}
