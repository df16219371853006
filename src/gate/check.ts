import type { Contract } from '../contract/contract.ts'
import type { Judge } from '../outcome/judge.ts'
import type { Finding } from '../preflight/finding.ts'
import { good, type Problem, type Result } from '../problem/problem.ts'
import { schemasOf } from '../run/wiring.ts'
import { preflightFindings, providerNotes } from './preflight.ts'
import { type Prepared, prepare, readInputs } from './prepare.ts'
import type { GatePorts, GateRequest } from './request.ts'

/** What can be said of contracts and policy without a call. */
export interface Checked {
  readonly contracts: readonly Contract[]
  readonly findings: readonly Finding[]
}

export type CheckPorts = Pick<GatePorts, 'files' | 'environment' | 'today'>

/**
 * Everything that can be wrong before a call: files, schemas compiled as a run compiles them, and, where a model is
 * named, its provider's dialect and its retirement. Problems are what a run would be refused for.
 */
export async function runCheck(request: GateRequest, ports: CheckPorts, judge: Judge): Promise<Result<Checked>> {
  const read = readAll(request, ports)
  if (!read.ok) return read
  const { contracts, prepared } = read.value
  const faults: readonly Problem[] = await judge.prepare(
    schemasOf({ contracts: contracts.map((contract) => ({ contract })) }),
  )
  if (faults.length > 0) return { ok: false, problems: faults }
  const known = prepared
    ? [...preflightFindings({ ...prepared, day: request.day ?? ports.today() }), ...providerNotes(prepared.plan)]
    : []
  const warnings = read.warnings.map((problem): Finding => ({ ...problem, severity: 'warning' }))
  return good({ contracts, findings: [...known.filter(isGrave), ...warnings, ...known.filter((one) => !isGrave(one))] })
}

const isGrave = ({ severity }: Finding): boolean => severity === 'error'

/** Contracts and policy, and what a run would be made of where it is known who is called. */
function readAll(
  request: GateRequest,
  ports: CheckPorts,
): Result<{ readonly contracts: readonly Contract[]; readonly prepared: Prepared | null }> {
  const prepared = prepare(withAnyModel(request), ports)
  if (prepared.ok) {
    const contracts = prepared.value.plan.contracts.map(({ contract }) => contract)
    return good({ contracts, prepared: prepared.value }, prepared.warnings)
  }
  if (prepared.problems.some(({ code }) => code !== 'no-model')) return prepared
  const inputs = readInputs(request, ports)
  return inputs.ok ? good({ contracts: inputs.value.contracts, prepared: null }, inputs.warnings) : inputs
}

/** A provider alone is enough to know its dialect. */
function withAnyModel(request: GateRequest): GateRequest {
  const { model, provider } = request.candidate
  return model === null && provider !== null
    ? { ...request, candidate: { ...request.candidate, model: 'any model' } }
    : request
}
