import type { Problem } from '../../problem/problem.ts'
import { writeMatrix, writeReports } from '../../publish/reports.ts'
import type { Sink } from '../../publish/sink.ts'
import { assembleMatrix, type Matrix, type MatrixCandidate } from '../../report/matrix/matrix.ts'
import { renderProblem } from '../../report/text/problem-text.ts'
import { isOfAnotherRun } from '../refused.ts'
import type { CandidateEnd } from './candidates.ts'

/** The run of several as it is shown, and what of its files could not be written. */
export interface WrittenCandidates {
  readonly matrix: Matrix
  readonly unwritten: readonly Problem[]
}

/**
 * Writes each candidate's files below a folder, and those of all into it, but for those that lie where another run writes.
 *
 * @param folder absolute
 */
export async function writeCandidates(
  ends: readonly CandidateEnd[],
  { need, missing }: Pick<Matrix, 'need' | 'missing'>,
  folder: string,
  sink: Sink,
  pathOf: (file: string) => string,
): Promise<WrittenCandidates> {
  const unwritten: Problem[] = []
  const candidates: MatrixCandidate[] = []
  for (const one of ends) {
    const report = sink.data(one.end.report)
    candidates.push({ folder: one.folder, report })
    if (!isKeptOut(one)) unwritten.push(...(await writeReports(report, `${folder}/${one.folder}`, sink, pathOf)))
  }
  const matrix = assembleMatrix(need, candidates, missing)
  if (!ends.every(isKeptOut)) unwritten.push(...(await writeMatrix(matrix, folder, sink, pathOf)))
  return { matrix, unwritten }
}

const isKeptOut = ({ end }: CandidateEnd): boolean => end.kind === 'refused' && isOfAnotherRun(end)

/** What kept candidates from being judged: what is wrong with a contract is wrong for each of them, and is said once. */
export function refusalsOf(ends: readonly CandidateEnd[]): readonly Problem[] {
  const problems = ends.flatMap(({ end }) => (end.kind === 'refused' ? end.problems : []))
  return [...new Map(problems.map((problem) => [renderProblem(problem), problem])).values()]
}
