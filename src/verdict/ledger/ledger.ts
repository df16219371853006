import type { Observation } from '../../outcome/observation.ts'
import type { Plan, Role } from '../../plan/plan.ts'
import { type CaseFacts, createCaseFacts } from './case-facts.ts'
import { type Columns, createColumns } from './columns.ts'
import { createKeptFailures, type KeptFailure } from './kept-failures.ts'

/**
 * All that was observed, at its planned place. Observations may come in any order and a place may be put again (a lost
 * call that was answered later): what is read out depends on the last observation of each place and on nothing else.
 */
export interface Ledger {
  readonly plan: Plan
  readonly put: (observation: Observation) => void
  readonly columns: (role: Role) => Columns
  readonly caseFacts: (contractIndex: number, caseIndex: number) => CaseFacts
  /** The candidate's failures with their evidence, in planned order. */
  readonly failures: (contractIndex: number) => readonly KeptFailure[]
  /** Names under which the endpoints answered, sorted. */
  readonly servedModels: (role: Role) => readonly string[]
  /** Whether any observation of this model was put. */
  readonly heardOf: (role: Role) => boolean
  /** Whether any of them says something of the model. */
  readonly measured: (role: Role) => boolean
}

export function createLedger(plan: Plan): Ledger {
  const paired = plan.roles.includes('baseline')
  const streamed = plan.contracts.some((one) => one.stream)
  const columns: Record<Role, Columns> = {
    candidate: createColumns({ units: plan.unitCount, streamed, paired }),
    baseline: createColumns({ units: paired ? plan.unitCount : 0, streamed, paired }),
  }
  const served: Record<Role, Set<string>> = { candidate: new Set(), baseline: new Set() }
  const heard = new Set<Role>()
  const measured = new Set<Role>()
  const failures = plan.contracts.map(createKeptFailures)
  return {
    plan,
    put: (observation) => {
      const { place, role, turn, outcome, said } = observation
      const isNew = columns[role].kindAt(place) === null
      heard.add(role)
      if (outcome.kind !== 'unmeasured' && outcome.kind !== 'not-run') measured.add(role)
      columns[role].put(observation)
      for (const call of observation.calls) if (call.servedModel !== null) served[role].add(call.servedModel)
      if (role === 'candidate' && !(isNew && outcome.kind === 'ok'))
        failures[plan.slotAt(place).contractIndex]?.put({ place, turn, outcome, said })
    },
    columns: (role) => columns[role],
    caseFacts: createCaseFacts(plan),
    failures: (contractIndex) => failures[contractIndex]?.list() ?? [],
    servedModels: (role) => [...served[role]].sort(),
    heardOf: (role) => heard.has(role),
    measured: (role) => measured.has(role),
  }
}
