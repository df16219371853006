import type { Contract } from '../contract/contract.ts'
import { nearestName } from '../contract/nearest.ts'
import { selectCases } from '../plan/select.ts'
import type { Finding } from '../preflight/finding.ts'

import { bad, good, type Result } from '../problem/problem.ts'
import { schemasByPlace } from '../run/wiring.ts'
import { withRecordedBaseline } from './journals/recorded-baseline.ts'
import { ANY_MODEL, preflightFindings, providerNotes } from './preflight.ts'
import { contradictionsIn } from './request/contradictions.ts'
import { type Prepared, prepareInputs, readInputs, readRegistry } from './request/prepare.ts'
import type { GatePorts, GateRequest } from './request/request.ts'
import { compileFaults, schemaFaults, schemaNotesIn } from './request/schema-faults.ts'

/** What can be said of contracts and policy without a call. */
export interface Checked {
  readonly contracts: readonly Contract[]
  readonly findings: readonly Finding[]
}

export type CheckPorts = Pick<GatePorts, 'files' | 'environment' | 'today' | 'createJudge'>

/**
 * Everything that can be wrong before a call: files, schemas by the rules of a run, what is expected and can never
 * hold, and, where a model is named, its provider's dialect and its retirement. Problems are what a run would be refused
 * for; an expectation that can't hold is an error, but a run of ten thousand cases is not refused for one wrong label.
 */
export async function runCheck(
  request: GateRequest,
  ports: CheckPorts,
  engineName: string | null = null,
): Promise<Result<Checked>> {
  const engine = engineName === null ? good(null) : await namedEngine(engineName)
  if (!engine.ok) return engine
  const read = readAll(await withRecordedBaseline(request, ports), ports)
  if (!read.ok) return read
  const { contracts, prepared } = read.value
  const schemas = schemasByPlace(prepared?.plan ?? { contracts: contracts.map((contract) => ({ contract })) })
  const { problems, large } = schemaFaults(schemas)
  const faults = large.length === 0 ? problems : [...problems, ...(await compileFaults(large, ports))]
  if (faults.length > 0) return { ok: false, problems: [...faults, ...contradictionsIn(contracts)] }
  const known = engine.value
    ? engine.value(contracts)
    : prepared
      ? [...preflightFindings({ ...prepared, day: request.day ?? ports.today() }), ...providerNotes(prepared.plan)]
      : []
  const never = contradictionsIn(contracts).map((problem): Finding => ({ ...problem, severity: 'error' }))
  const notes = schemaNotesIn(schemas).map((problem): Finding => ({ ...problem, severity: 'note' }))
  const warnings = read.warnings.map((problem): Finding => ({ ...problem, severity: 'warning' }))
  return good({
    contracts,
    findings: [...known.filter(isGrave), ...never, ...warnings, ...known.filter((one) => !isGrave(one)), ...notes],
  })
}

/** The engines are read only where one is named. */
async function namedEngine(name: string): Promise<Result<(contracts: readonly Contract[]) => readonly Finding[]>> {
  const [{ ENGINES, engineNamed }, { contractAgainstEngine }] = await Promise.all([
    import('../provider/engines/register.ts'),
    import('../preflight/engine-schemas.ts'),
  ])
  const engine = engineNamed(name)
  if (engine !== undefined)
    return good((contracts) => contracts.flatMap((contract) => contractAgainstEngine(contract, engine)))
  const known = ENGINES.map(({ id }) => id)
  const nearest = nearestName(name, known)
  return bad({
    code: 'engine-unknown',
    args: {
      engine: name,
      nearest: nearest === null ? '' : `; did you mean \`${nearest}\`?`,
      known: known.join(', '),
    },
  })
}

const isGrave = ({ severity }: Finding): boolean => severity === 'error'

/** Contracts and policy, and what a run would be made of where it is known who is called. */
function readAll(
  request: GateRequest,
  ports: CheckPorts,
): Result<{ readonly contracts: readonly Contract[]; readonly prepared: Prepared | null }> {
  const inputs = readInputs(request, ports)
  if (!inputs.ok) return inputs
  const prepared = prepareInputs(inputs.value, inputs.warnings, withAnyModel(request), ports)
  if (prepared.ok) {
    const contracts = prepared.value.plan.contracts.map(({ contract }) => contract)
    return good({ contracts, prepared: prepared.value }, prepared.value.warnings)
  }
  if (prepared.problems.some(({ code }) => code !== 'no-model')) return prepared
  // Without a model: what needs none.
  const selected = selectCases(inputs.value.contracts, request.selection)
  if (!selected.ok) return selected
  const registry = readRegistry(inputs.value.policy, request.cwd, ports)
  if (!registry.ok) return registry
  return good({ contracts: selected.value, prepared: null }, [...inputs.warnings, ...registry.warnings])
}

/** A provider alone is enough to know its dialect. */
function withAnyModel(request: GateRequest): GateRequest {
  const { model, provider } = request.candidate
  return model === null && provider !== null
    ? { ...request, candidate: { ...request.candidate, model: ANY_MODEL } }
    : request
}
