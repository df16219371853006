import type { Observation } from '../../outcome/observation.ts'
import type { Plan, Role } from '../../plan/plan.ts'
import { createBaselineAnswers } from './baseline-answers.ts'
import { type CaseFacts, createCaseFacts } from './case-facts.ts'
import { type Columns, createColumns } from './columns.ts'
import { createKeptFailures, type KeptFailure } from './kept-failures.ts'
import { createServed, type Served } from './served.ts'

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
  /** What the baseline said at a place where the candidate failed; null where that is not kept. */
  readonly baselineAnswer: (place: number) => string | null
  /** Names under which the endpoints answered, sorted. */
  readonly servedModels: (role: Role) => readonly string[]
  /** What the endpoints call the software behind a model (`system_fingerprint`), sorted. */
  readonly fingerprints: (role: Role) => readonly string[]
  /** Of one unit: the name behind each of its calls that says one. */
  readonly servedAt: (role: Role, place: number) => readonly string[]
  /** Whether any observation of this model was put. */
  readonly hasAnswers: (role: Role) => boolean
  /** Whether any of them says something of the model. */
  readonly measured: (role: Role) => boolean
  /** ISO days of the runs whose answers were reused: the first and the last; null where none was. */
  readonly reusedDays: () => readonly [string, string] | null
}

export function createLedger(plan: Plan): Ledger {
  const paired = plan.roles.includes('baseline')
  const streamed = plan.contracts.some((one) => one.stream)
  const columns: Record<Role, Columns> = {
    candidate: createColumns({ units: plan.unitCount, streamed, paired }),
    baseline: createColumns({ units: paired ? plan.unitCount : 0, streamed, paired }),
  }
  const served: Record<Role, Served> = {
    candidate: createServed(plan.unitCount),
    baseline: createServed(paired ? plan.unitCount : 0),
  }
  const fingerprints: Record<Role, Served> = {
    candidate: createServed(plan.unitCount),
    baseline: createServed(paired ? plan.unitCount : 0),
  }
  const heard = new Set<Role>()
  const measured = new Set<Role>()
  let reusedDays: readonly [string, string] | null = null
  const failures = plan.contracts.map(createKeptFailures)
  const answers = createBaselineAnswers()
  return {
    plan,
    put: (observation) => {
      const { place, role, turn, outcome, answerText } = observation
      const isNew = columns[role].kindAt(place) === null
      heard.add(role)
      if (outcome.kind !== 'unmeasured' && outcome.kind !== 'not-run') measured.add(role)
      columns[role].put(observation)
      for (const { reused } of observation.calls) if (reused !== undefined) reusedDays = spanWith(reusedDays, reused)
      served[role].put(
        place,
        observation.calls.flatMap(({ servedModel }) => servedModel ?? []),
      )
      fingerprints[role].put(
        place,
        observation.calls.flatMap(({ fingerprint }) => fingerprint ?? []),
      )
      if (role === 'candidate' && !(isNew && outcome.kind === 'ok'))
        failures[plan.slotAt(place).contractIndex]?.put({ place, turn, outcome, answerText })
      if (role === 'candidate' && outcome.kind === 'ok') answers.drop(place)
      if (role === 'baseline' && columns.candidate.kindAt(place) !== 'ok') answers.put(place, answerText)
    },
    columns: (role) => columns[role],
    caseFacts: createCaseFacts(plan),
    failures: (contractIndex) => failures[contractIndex]?.list() ?? [],
    baselineAnswer: answers.at,
    servedModels: (role) => served[role].names(),
    fingerprints: (role) => fingerprints[role].names(),
    servedAt: (role, place) => served[role].at(place),
    hasAnswers: (role) => heard.has(role),
    measured: (role) => measured.has(role),
    reusedDays: () => reusedDays,
  }
}

const spanWith = (span: readonly [string, string] | null, day: string): readonly [string, string] =>
  span === null ? [day, day] : [day < span[0] ? day : span[0], day > span[1] ? day : span[1]]
