import { codeQualityOf } from '../code-quality.ts'
import { renderJunitOf } from '../junit.ts'
import { type LocatedResult, locatedResults } from '../located-results.ts'
import type { PathOf } from '../path-of.ts'
import { sarifLog } from '../sarif.ts'
import { visible } from '../text/visible.ts'
import { isOvertaken, type Matrix } from './matrix.ts'

/** A suite for each candidate's contract, named by both. */
export const renderMatrixJunit = (matrix: Matrix, pathOf: PathOf): string =>
  renderJunitOf(
    matrix.candidates.map((one) => ({
      report: one.report,
      of: `${one.report.candidate.model}: `,
      isOvertaken: isOvertaken(matrix, one),
    })),
    pathOf,
  )

export const renderMatrixSarif = (matrix: Matrix, pathOf: PathOf): string =>
  sarifLog(resultsOf(matrix, pathOf), { result: matrix.result })

export const renderMatrixCodeQuality = (matrix: Matrix, pathOf: PathOf): string =>
  codeQualityOf(resultsOf(matrix, pathOf))

/**
 * What is wrong of each candidate, which says whom it is about. Where one that passes is enough, the others fail nothing:
 * theirs is a note.
 */
function resultsOf(matrix: Matrix, pathOf: PathOf): readonly LocatedResult[] {
  return matrix.candidates.flatMap((candidate) =>
    locatedResults(candidate.report, pathOf).map((one): LocatedResult => {
      const { model } = candidate.report.candidate
      const level = isOvertaken(matrix, candidate) ? 'note' : one.level
      return { ...one, level, text: `${visible(model)}: ${one.text}`, key: [model, ...one.key] }
    }),
  )
}
