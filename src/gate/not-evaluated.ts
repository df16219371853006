import type { Problem } from '../problem/problem.ts'
import type { Report } from '../report/report.ts'
import { problemText } from '../report/text/problem-text.ts'
import { schemasOf } from '../run/wiring.ts'
import { createLedger } from '../verdict/ledger/ledger.ts'
import { exitCodeOf } from '../verdict/result.ts'
import { NO_FINDINGS } from './journals/recorded-findings.ts'
import { judged } from './judged-report.ts'
import { refused } from './refused.ts'
import { type Prepared, prepare } from './request/prepare.ts'
import type { GateEnd, GatePorts, GateRequest } from './request/request.ts'
import { compileFaults } from './request/schema-faults.ts'

/** Everything that can be checked without a call, reported as not evaluated for `reason`. No key is needed. */
export async function runOffline(request: GateRequest, ports: GatePorts, reason: Problem): Promise<GateEnd> {
  const prepared = prepare(request, ports)
  if (!prepared.ok) return refused(prepared.problems, request)
  const { plan } = prepared.value
  const faults = await compileFaults(schemasOf(plan), ports)
  if (faults.length > 0) return refused(faults, request)
  return reportWithoutCalls(prepared.value, request, ports, reason)
}

/** The report of a plan of which no call is made, for `reason`. */
export function reportWithoutCalls(
  prepared: Prepared,
  request: GateRequest,
  ports: Pick<GatePorts, 'today'>,
  reason: Problem,
): GateEnd {
  const nothing = {
    end: { reason: 'finished' },
    elapsedMs: 0,
    loopDelayMs: 0,
    loads: [],
    warnings: [],
    whatIf: false,
    journalKept: null,
  } as const
  const extras = {
    baselineFrom: 'live',
    whatIf: false,
    asked: request,
    day: request.day ?? ports.today(),
    ...(request.findings ?? NO_FINDINGS),
  } as const
  const end = judged(prepared, createLedger(prepared.plan), nothing, extras)
  return notEvaluated(end, reason, ({ contracts }) => contracts.map((one) => ({ ...one, result: 'not-evaluated' })))
}

/** Why nothing is called, where the job says that it may lack its keys and nothing else is wrong; null: that is not so. */
export function keylessReason(problems: readonly Problem[], { withoutKey }: GateRequest): Problem | null {
  if (withoutKey !== 'not-evaluated' || !problems.every(({ code }) => KEY_MISSING.includes(code))) return null
  const variables = [...new Set(problems.map(({ args }) => args.variable))]
  return { code: 'not-evaluated-keyless', args: { variables: variables.join(', ') } }
}

const KEY_MISSING: readonly string[] = ['key-missing', 'key-input-missing']

/** A report that says what is known and claims no verdict on the model; a lowered bar still fails it. */
export function notEvaluated(
  end: GateEnd,
  reason: Problem,
  contractsOf: (report: Report) => Report['contracts'] = ({ contracts }) => contracts,
): GateEnd {
  if (end.kind === 'refused') return end
  const { report, policy } = end
  const blocked = [...report.preflight, ...report.weakened].some(({ severity }) => severity === 'error')
  const result = blocked ? 'fail' : 'not-evaluated'
  const { title, hint } = problemText(reason)
  const sentences = [`${title}.`, ...(hint === '' ? [] : [hint])]
  return {
    ...end,
    report: {
      ...report,
      result,
      exit_code: exitCodeOf(result, policy),
      complete: false,
      contracts: contractsOf(report),
      comparison: report.totals.measured === 0 ? null : report.comparison,
      notes: [...sentences, ...(report.totals.measured === 0 ? [] : report.notes)],
    },
  }
}
