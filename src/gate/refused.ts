import { EXIT } from '../exit-codes.ts'
import type { Problem } from '../problem/problem.ts'
import { reportFinding } from '../report/finding.ts'
import type { Report, ReportFinding } from '../report/report.ts'
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

/** What a run came to that nothing could be judged of. */
interface Unjudged {
  readonly result: 'error' | 'inconclusive'
  readonly candidate: Omit<Report['candidate'], 'served_models'>
  /** Why; each of severity `error`. */
  readonly problems: readonly ReportFinding[]
}

/** The report of a run that ended before there was a plan or an answer: whoever reads the files must not find an older verdict. */
const unjudgedReport = ({ result, candidate, problems }: Unjudged): Report => ({
  format: 1,
  result,
  exit_code: result === 'error' ? EXIT.refused : EXIT.inconclusive,
  complete: false,
  candidate: { ...candidate, served_models: [] },
  baseline: null,
  totals: {
    planned: 0,
    measured: 0,
    unmeasured: 0,
    not_run: 0,
    cost_usd: null,
    tokens: { input: 0, output: 0 },
    attempts: 0,
  },
  contracts: [],
  comparison: null,
  preflight: problems,
  provenance: {},
  weakened: [],
  warnings: [],
  notes: [],
})
