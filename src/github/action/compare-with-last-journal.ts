import type { Policy } from '../../contract/policy/policy.ts'
import { NO_FINDINGS } from '../../gate/journals/recorded-findings.ts'
import { warningOf } from '../../gate/judged-report.ts'
import { absolute } from '../../gate/request/absolute-path.ts'
import type { GateRequest } from '../../gate/request/request.ts'
import { resolveTargets } from '../../plan/targets.ts'
import type { ActionPorts } from './action-ports.ts'
import type { Setup } from './setup.ts'

/**
 * A scheduled run asks whether what is served got worse: its baseline is the same model in the last run's journal
 * (`args: --baseline-replay`). The first night has none, which is said and is no error.
 */
export function compareWithLastJournal(
  request: GateRequest,
  policy: Policy,
  { event }: Setup,
  { files }: ActionPorts,
): GateRequest {
  const file = request.baselineReplay
  if (event.name !== 'schedule' || file === null) return request
  if (files.inspect(absolute(request.cwd, file)) === null) {
    const findings = request.findings ?? NO_FINDINGS
    const absent = warningOf({ code: 'last-journal-absent', args: { file } })
    return { ...request, baselineReplay: null, findings: { ...findings, preflight: [...findings.preflight, absent] } }
  }
  if (request.baseline.model !== null) return request
  const targets = resolveTargets(policy, request, () => false)
  const candidate = targets.ok ? targets.value.all[0] : undefined
  return candidate === undefined
    ? request
    : { ...request, baseline: { model: candidate.model, provider: null, baseUrl: null } }
}
