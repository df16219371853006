import { EXIT } from '../../exit-codes.ts'
import { FIGURE_RATES, type ModelFigures, shareOf } from '../figures.ts'
import type { Report, ReportModel } from '../report.ts'
import type { RunResult } from '../reported-contract.ts'

export type Need = 'any' | 'all'

/** One of several candidates: its own report, and the folder in which that stands, below the matrix's. */
export interface MatrixCandidate {
  readonly folder: string
  readonly report: Report
}

/** Several candidates on the same cases, against one baseline: one table, one result (docs/candidates.md). */
export interface Matrix {
  readonly need: Need
  readonly result: RunResult
  readonly exit_code: number
  /** Candidates of which nothing is at hand. */
  readonly missing: number
  /** As they were named. */
  readonly candidates: readonly MatrixCandidate[]
  readonly baseline: MatrixBaseline | null
  /** Of those that pass; null where none does. */
  readonly choice: MatrixChoice | null
  /** All candidates, and the baseline once; null where nothing is known of a price. */
  readonly cost_usd: number | null
  /** Judged with confidence: what each must be proven at, because any of them is enough. */
  readonly level: number | null
}

export interface MatrixBaseline extends ReportModel {
  /** null where its answers are golden outputs, or none came. */
  readonly figures: ModelFigures | null
}

/** By what a reader chooses; null where nothing tells one of them apart. */
export interface MatrixChoice {
  readonly passing: number
  /** The one with the highest rates. */
  readonly best: MatrixCandidate
  readonly cheapest: MatrixCandidate | null
  readonly fastest: MatrixCandidate | null
}

/** @param missing candidates of the run of which nothing is at hand: any of them may still pass, or fail */
export function assembleMatrix(need: Need, candidates: readonly MatrixCandidate[], missing = 0): Matrix {
  const reports = candidates.map(({ report }) => report)
  const results = [...reports.map(({ result }) => result), ...(missing > 0 ? ['inconclusive' as const] : [])]
  const result = resultOf(need, results)
  const passing = bestFirst(candidates.filter(({ report }) => report.result === 'pass'))
  return {
    need,
    result,
    exit_code: reports.find((report) => report.result === result)?.exit_code ?? EXIT.inconclusive,
    missing,
    candidates,
    baseline: baselineOf(reports),
    choice: choiceOf(passing),
    cost_usd: costOf(reports),
    level: reports.map(({ figures }) => figures?.level ?? null).find((level) => level !== null) ?? null,
  }
}

/** Another candidate's pass is enough: what is wrong with this one fails nothing. */
export const isOvertaken = ({ result }: Pick<Matrix, 'result'>, { report }: MatrixCandidate): boolean =>
  result === 'pass' && report.result !== 'pass'

/** Gravest first: what a run of which all must pass ends as. */
const ALL: readonly RunResult[] = ['error', 'fail', 'inconclusive', 'not-evaluated', 'pass']
/** Where one that passes is enough, what is open may still become one, and only then is failing the last word. */
const ANY: readonly RunResult[] = ['pass', 'error', 'inconclusive', 'not-evaluated', 'fail']

const resultOf = (need: Need, results: readonly RunResult[]): RunResult =>
  (need === 'any' ? ANY : ALL).find((one) => results.includes(one)) ?? 'error'

function baselineOf(reports: readonly Report[]): MatrixBaseline | null {
  const known = reports.filter(({ baseline }) => baseline !== null)
  const measured = (report: Report): number => report.figures?.baseline?.measured ?? -1
  // A candidate that stopped early saw a part of its answers.
  const [fullest] = [...known].sort((a, b) => measured(b) - measured(a))
  return fullest?.baseline ? { ...fullest.baseline, figures: fullest.figures?.baseline ?? null } : null
}

/** By the strongest rate that tells two apart, then by price, then by p95, then as they were named. */
export function bestFirst(candidates: readonly MatrixCandidate[]): readonly MatrixCandidate[] {
  return [...candidates].sort((a, b) => {
    for (const rate of FIGURE_RATES) {
      const difference = (shareIn(b, rate) ?? -1) - (shareIn(a, rate) ?? -1)
      if (difference !== 0) return difference
    }
    return byLeast(costIn)(a, b) || byLeast(p95In)(a, b)
  })
}

type Figure = (candidate: MatrixCandidate) => number | null

const shareIn = ({ report }: MatrixCandidate, rate: (typeof FIGURE_RATES)[number]): number | null =>
  shareOf(report.figures?.candidate.rates[rate] ?? null)
export const costIn: Figure = ({ report }) => report.figures?.candidate.usd_per_1000_calls ?? null
export const p95In: Figure = ({ report }) => report.figures?.candidate.latency_ms?.p95 ?? null

/** What is not known comes last. */
const byLeast =
  (figure: Figure) =>
  (a: MatrixCandidate, b: MatrixCandidate): number => {
    const [one, other] = [figure(a), figure(b)]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    return one - other
  }

function choiceOf(passing: readonly MatrixCandidate[]): MatrixChoice | null {
  const [best] = passing
  if (best === undefined) return null
  return { passing: passing.length, best, cheapest: leastOf(passing, costIn), fastest: leastOf(passing, p95In) }
}

/** null unless the figure is known of all of them and tells one from the others. */
function leastOf(passing: readonly MatrixCandidate[], figure: Figure): MatrixCandidate | null {
  const sorted = [...passing].sort(byLeast(figure))
  const [first, second] = sorted
  if (first === undefined || second === undefined || sorted.some((one) => figure(one) === null)) return null
  return figure(first) === figure(second) ? null : first
}

function costOf(reports: readonly Report[]): number | null {
  const baseline = reports.map(({ figures }) => figures?.baseline?.cost_usd ?? 0)
  const own = reports.map(({ figures }) => figures?.candidate.cost_usd ?? null)
  if (own.every((usd) => usd === null)) return null
  return own.reduce<number>((sum, usd) => sum + (usd ?? 0), Math.max(0, ...baseline))
}
