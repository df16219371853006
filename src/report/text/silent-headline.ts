import { UNRECORDED } from '../../outcome/failure.ts'
import type { Report } from '../report.ts'
import type { ReportFailure } from '../reported-call.ts'
import { failureKinds } from './failure-kinds.ts'
import { code, type Inline, inline } from './inline.ts'

/** Whether calls were made and the candidate answered none of them: then nothing else is worth a sentence. */
export const isSilent = ({ contracts }: Pick<Report, 'contracts'>): boolean =>
  contracts.every(({ funnel }) => funnel.measured === 0) &&
  contracts.some(({ outcomes }) => (outcomes.unmeasured ?? 0) > 0)

/** Who gave no answer, and why, before what that leaves open; null where anything was answered. */
export function silentHeadline(report: Report): Inline | null {
  if (!isSilent(report)) return null
  const candidate = code(report.candidate.model)
  if (report.contracts.some(({ failures }) => failures.some(isUnrecorded)))
    return inline`No answer in the recording: nothing is known of ${candidate}`
  const [cause] = report.contracts
    .flatMap(failureKinds)
    .filter(({ outcome }) => outcome === 'unmeasured')
    .sort((a, b) => b.calls - a.calls)
  const asked = report.called_with?.find(([name]) => name === 'base-url')?.[1] ?? report.candidate.provider
  const why = cause === undefined ? inline`` : inline`: ${cause.found}`
  return inline`No answer from ${code(asked)}${why}; nothing is known of ${candidate}`
}

const isUnrecorded = (failure: ReportFailure): boolean =>
  failure.outcome === 'unmeasured' && failure.evidence.failure === UNRECORDED
