import { EXIT } from '../../exit-codes.ts'
import type { Report, ReportFinding } from '../report.ts'

/** What a run came to that nothing could be judged of. */
export interface Unjudged {
  readonly result: 'error' | 'inconclusive'
  readonly candidate: Omit<Report['candidate'], 'served_models'>
  /** Why; each of severity `error`. */
  readonly problems: readonly ReportFinding[]
}

/** The report of a run that ended before there was a plan or an answer: whoever reads the files must not find an older verdict. */
export const unjudgedReport = ({ result, candidate, problems }: Unjudged): Report => ({
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
