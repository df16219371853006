import type { Problem } from '../../problem/problem.ts'
import type { Annotation } from '../../report/annotations.ts'
import type { RunnerRemark } from './runner.ts'
import { problemSentence, type StepReport } from './step-report.ts'

/** What GitHub shows of one step's remarks, of each level (GitHub docs, "Workflow commands": limits). */
const OF_A_LEVEL = 10

/**
 * The remarks of a step, at most ten of a level: the result, what was left out, then the contract's own lines. GitHub
 * drops what is over its limit without a word, so the last one says how many there are.
 *
 * @param annotations empty where a check run shows them already
 */
export function remarksOf(
  report: StepReport,
  leftOut: readonly Problem[],
  annotations: readonly Annotation[],
): readonly RunnerRemark[] {
  const result: RunnerRemark[] =
    report.level === 'pass' ? [] : [{ level: report.level, title: 'modelgate', message: report.headline }]
  if (report.level !== 'pass')
    result.push(...report.sentences.map((message) => ({ level: 'error' as const, title: 'modelgate', message })))
  const troubles = leftOut.map(
    (problem): RunnerRemark => ({ level: 'warning', title: 'modelgate', message: problemSentence(problem) }),
  )
  const lines = annotations.map(
    ({ level, file, line, title, message }): RunnerRemark => ({ level: LEVELS[level], file, line, title, message }),
  )
  const all = [...result, ...troubles, ...lines]
  return (['error', 'warning', 'notice'] as const).flatMap((level) =>
    withinLimit(all.filter((one) => one.level === level)),
  )
}

const LEVELS = { failure: 'error', warning: 'warning', notice: 'notice' } as const

function withinLimit(remarks: readonly RunnerRemark[]): readonly RunnerRemark[] {
  const [first] = remarks
  if (first === undefined || remarks.length <= OF_A_LEVEL) return remarks
  const shown = remarks.slice(0, OF_A_LEVEL - 1)
  const rest = remarks.length - shown.length
  return [...shown, { level: first.level, title: 'modelgate', message: `…and ${rest} more: the summary has them.` }]
}
