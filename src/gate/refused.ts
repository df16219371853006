import type { Problem } from '../problem/problem.ts'
import { unjudgedReport } from '../report/assemble/unjudged.ts'
import { reportFinding } from '../report/finding.ts'
import type { GateEnd, GateRequest } from './request/request.ts'

export type Refused = Extract<GateEnd, { kind: 'refused' }>

/** The end of a run that could not begin; `inconclusive` where evidence was lost and no setting is wrong. */
export function refused(
  problems: readonly Problem[],
  asked: Partial<Pick<GateRequest, 'candidate'>>,
  result: 'error' | 'inconclusive' = 'error',
): Refused {
  const { provider = null, model = null } = asked.candidate ?? {}
  const report = unjudgedReport({
    result,
    candidate: { provider: provider ?? '', model: model ?? '' },
    problems: problems.map((problem) => reportFinding({ ...problem, severity: 'error' })),
  })
  return { kind: 'refused', problems, report }
}

/** Another run is writing into this folder: its reports are not ours to replace. */
export const isOfAnotherRun = ({ problems }: Refused): boolean => problems.some(({ code }) => code === 'journal-locked')
