import { warningOf } from '../gate/judged-report.ts'
import type { GateFindings, GateRequest } from '../gate/request/request.ts'
import type { Problem } from '../problem/problem.ts'
import { reportFinding } from '../report/finding.ts'
import type { Compared } from './compare-with-base.ts'
import type { TrustedJournals } from './trusted-journals.ts'

/** The request as the base's policy judges it, with the journals that may be taken; what was found goes with it. */
export function requestUnderBase(
  compared: Compared,
  commit: string,
  { request, warnings }: Pick<TrustedJournals, 'request' | 'warnings'>,
  policyWarnings: readonly Problem[],
): GateRequest & { readonly findings: GateFindings } {
  const { policy, registry } = compared
  return {
    ...request,
    policy: { value: policy, warnings: policyWarnings },
    ...(registry === undefined ? {} : { registry }),
    findings: findingsOf(compared, commit, warnings),
  }
}

/** What is only good to know stands beside the preflight: it lowers no bar. */
function findingsOf(
  { weakened, compared, unread }: Compared,
  base: string,
  warnings: readonly Problem[],
): GateFindings {
  return {
    preflight: [...weakened.filter(({ code }) => !lowers(code)).map(reportFinding), ...warnings.map(warningOf)],
    weakened: weakened.filter(({ code }) => lowers(code)).map(reportFinding),
    base: compared ? base : null,
    ...(unread ? { baseUnread: true } : {}),
  }
}

const REMARKS = ['gate-adopted', 'base-policy-broken', 'base-contract-broken']
const lowers = (code: string): boolean => !REMARKS.includes(code)
