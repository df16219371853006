import { isReadFault } from '../../contract/files/port.ts'
import { isObject, type JsonValue } from '../../json/value.ts'
import { linesOfFile } from '../../model/batch/file-of-lines.ts'
import { good, type Problem, type Result } from '../../problem/problem.ts'
import { schemasOf } from '../../run/wiring.ts'
import { judged } from '../judged-report.ts'
import { refused } from '../refused.ts'
import { absolute } from '../request/absolute-path.ts'
import { prepare, readPolicy } from '../request/prepare.ts'
import type { GateEnd, GatePorts, GateRequest } from '../request/request.ts'
import { scanInputs } from './inputs/scan-inputs.ts'
import { judgeOutputs } from './judge-outputs.ts'
import { NO_FINDINGS } from './recorded-findings.ts'

export interface OutputsRequest {
  /** Contracts, policy and what to judge by; its batch inputs are the cases. */
  readonly asked: GateRequest & Required<Pick<GateRequest, 'batchInputs'>>
  /** Files of results as a Batch API hands them out. */
  readonly outputs: readonly string[]
}

/** What production's own batches answered, held against what they were asked and a contract expects: no call is made. */
export async function runRejudgeOutputs({ asked, outputs }: OutputsRequest, ports: GatePorts): Promise<GateEnd> {
  const { cwd, batchInputs } = asked
  const faults = [...outputs, ...batchInputs.files].flatMap((file) => fileFault(file, cwd, ports))
  if (faults.length > 0) return refused(faults, asked)
  const alone = withoutBaseline(asked, ports)
  if (!alone.ok) return refused(alone.problems, asked)
  const scanned = await scanInputs(batchInputs.files, cwd, ports)
  const prepared = prepare({ ...alone.value, batchInputs: { ...batchInputs, scanned } }, ports)
  if (!prepared.ok) return refused(prepared.problems, asked)
  const { plan } = prepared.value
  if (plan.contracts.length > 1) return refused([{ code: 'outputs-of-one-contract', args: {} }], asked)
  const judge = ports.createJudge()
  try {
    const unfit = await judge.prepare(schemasOf(plan))
    if (unfit.length > 0) return refused(unfit, asked)
    const paths = outputs.map((file) => absolute(cwd, file))
    const { ledger, ...rejudged } = await judgeOutputs(paths, plan, judge, ports)
    const strangers = batchInputs.take === null ? rejudged.strangers : 0
    const completed = {
      end: { reason: 'finished' },
      elapsedMs: 0,
      loopDelayMs: 0,
      loads: [],
      warnings: warningsOf(strangers, rejudged.unread),
      whatIf: false,
      journalKept: null,
    } as const
    const extras = { baselineFrom: 'live', whatIf: false, asked, day: asked.day ?? ports.today() } as const
    return judged(prepared.value, ledger, completed, { ...extras, ...NO_FINDINGS })
  } finally {
    await judge.close()
  }
}

function fileFault(file: string, cwd: string, { files }: GatePorts): readonly Problem[] {
  const found = files.read(absolute(cwd, file), 0)
  return isReadFault(found) && found.fault !== 'too-large'
    ? [{ code: 'batch-file-unreadable', args: { file, reason: found.reason } }]
    : []
}

/** The model that an input was sent to; null where its first line names none. */
export function modelOfInput(file: string, cwd: string, { files }: Pick<GatePorts, 'files'>): string | null {
  const chunks = files.chunks(absolute(cwd, file))
  if (isReadFault(chunks)) return null
  try {
    for (const { text } of linesOfFile(absolute(cwd, file))) {
      const row = text === null ? null : (JSON.parse(text) as JsonValue)
      const body = isObject(row) && isObject(row.body) ? row.body : {}
      return typeof body.model === 'string' ? body.model : null
    }
  } catch {
    return null
  }
  return null
}

/** Nothing was asked of the policy's baseline: production's answers stand alone. */
function withoutBaseline(asked: GateRequest, ports: GatePorts): Result<GateRequest> {
  const policy = readPolicy(asked, ports)
  if (!policy.ok) return policy
  const { baseline: _, ...rest } = policy.value
  return good({ ...asked, policy: { value: { ...rest, routes: [] }, warnings: policy.warnings } })
}

const warningsOf = (strangers: number, unread: number): readonly Problem[] => [
  ...(strangers === 0 ? [] : [{ code: 'output-strangers', args: { count: strangers } } as const]),
  ...(unread === 0 ? [] : [{ code: 'output-unread', args: { count: unread } } as const]),
]
