import { loadClientCode } from './gate/clients.ts'
import { baselineSource } from './gate/golden.ts'
import { withRecordedBaseline } from './gate/journals/recorded-baseline.ts'
import { NO_FINDINGS } from './gate/journals/recorded-findings.ts'
import { readReusable } from './gate/journals/reusable-answers.ts'
import { judged } from './gate/judged-report.ts'
import { keylessReason, reportWithoutCalls } from './gate/not-evaluated.ts'
import { isBlocked } from './gate/preflight.ts'
import { refused } from './gate/refused.ts'
import { contradictionWarnings } from './gate/request/contradictions.ts'
import { prepare } from './gate/request/prepare.ts'
import { replayedRoles } from './gate/request/recorded-request.ts'
import type { GateEnd, GateFindings, GatePorts, GateRequest } from './gate/request/request.ts'
import { runCalls } from './gate/run-calls.ts'
import type { Plan } from './plan/plan.ts'
import type { Finding } from './preflight/finding.ts'
import { reportFinding } from './report/finding.ts'
import type { ReusedAnswer } from './run/reused-answer.ts'
import { schemasOf } from './run/wiring.ts'
import { createLedger } from './verdict/ledger/ledger.ts'

/** Whether a model is asked anything; where all answers are recorded nothing is left to be spared. */
function callsAnyone({ contracts }: Plan, request: GateRequest): boolean {
  const replayed = replayedRoles(request)
  return contracts.some(
    ({ baseline }) =>
      !replayed.includes('candidate') || (baseline !== null && !baseline.golden && !replayed.includes('baseline')),
  )
}

/** Kept with what else was found before the run, so that judging again says the same without looking again. */
const found = (findings: GateFindings, more: readonly Finding[]): GateFindings => ({
  ...findings,
  preflight: [...findings.preflight, ...more.map(reportFinding)],
})

/** Contracts in, a verdict out. Reads as the order in which things happen; each stage is a folder. */
export async function runGate(asked: GateRequest, ports: GatePorts): Promise<GateEnd> {
  const request = { ...(await withRecordedBaseline(asked, ports)), day: asked.day ?? ports.today() }
  // Made first: its thread loads while contracts are read.
  const judge = ports.createJudge()
  try {
    const prepared = prepare(request, ports)
    if (!prepared.ok) return refused(prepared.problems, request)
    const { plan, policy } = prepared.value
    const [faults] = await Promise.all([
      judge.prepare(schemasOf(plan)),
      request.replay === null && request.via === undefined ? loadClientCode() : undefined,
    ])
    if (faults.length > 0) return refused(faults, request)
    const reusable = await readReusable(prepared.value, request, ports)
    if (!reusable.ok) return refused(reusable.problems, request)
    const findings = found(request.findings ?? NO_FINDINGS, [
      ...contradictionWarnings(plan),
      ...(reusable.value?.findings ?? []),
    ])
    if (callsAnyone(plan, request) && isBlocked({ ...prepared.value, day: request.day }, findings))
      return reportWithoutCalls(prepared.value, request, ports, { code: 'run-blocked', args: {} })
    const ledger = createLedger(plan)
    const make = request.via === 'batch' ? batches : runCalls
    const completed = await make(
      plan,
      policy,
      ledger,
      judge,
      { ...request, findings },
      ports,
      reusable.value?.answer ?? NONE,
    )
    if (!completed.ok) {
      const keyless = keylessReason(completed.problems, request)
      return keyless === null
        ? refused(completed.problems, request)
        : reportWithoutCalls(prepared.value, request, ports, keyless)
    }
    const baselineFrom = baselineSource(plan, request.baselineReplay === null ? 'live' : 'journal')
    return judged(prepared.value, ledger, completed.value, {
      baselineFrom,
      whatIf: completed.value.whatIf,
      asked: request,
      day: request.day,
      ...findings,
    })
  } finally {
    await judge.close()
  }
}

const NONE: ReusedAnswer = () => undefined

/** Loaded where it is asked for: most runs are made online. */
const batches: typeof runCalls = async (...run) =>
  (await import('./gate/batch/run-batch-calls.ts')).runBatchCalls(...run)
