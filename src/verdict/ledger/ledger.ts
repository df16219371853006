import type { CallMeasure, Observation } from '../../outcome/observation.ts'
import type { Plan, Role } from '../../plan/plan.ts'
import { type BaselineAnswers, createBaselineAnswers } from './baseline-answers.ts'
import { type CaseFacts, createCaseFacts } from './case-facts.ts'
import { type ColumnArrays, type ColumnChoice, type Columns, createColumns } from './columns.ts'
import { createKeptFailures, isLost, type KeptFailure, type KeptFailures } from './kept-failures.ts'
import { createServed, type Served } from './served.ts'

/**
 * All that was observed, at its planned place. Observations may come in any order and a place may be put again (a lost
 * call that was answered later): what is read out depends on the last observation of each place and on nothing else.
 */
export interface Ledger {
  readonly plan: Plan
  readonly put: (observation: Observation) => void
  /** The same of a unit that another thread observed. */
  readonly putRow: (row: ObservedRow) => void
  /** Which columns it has, for others that are copied into them. */
  readonly choice: Pick<ColumnChoice, 'streamed' | 'paired'>
  readonly columns: (role: Role) => Columns
  readonly caseFacts: (contractIndex: number, caseIndex: number) => CaseFacts
  /** The candidate's failures with their evidence, in planned order. */
  readonly failures: (contractIndex: number) => readonly KeptFailure[]
  /** What the baseline said at a place where the candidate failed; null where that is not kept. */
  readonly baselineAnswer: (place: number) => string | null
  /** Places above which no more of them is kept. */
  readonly failureLimits: (contractIndex: number) => ReturnType<KeptFailures['limits']>
  /** Names under which the endpoints answered, sorted. */
  readonly servedModels: (role: Role) => readonly string[]
  /** What the endpoints call the software behind a model (`system_fingerprint`), sorted. */
  readonly fingerprints: (role: Role) => readonly string[]
  /** What answers say of who served them beside the model's name, and how many calls each. */
  readonly servedFrom: (what: ServedFrom, role: Role) => ReadonlyMap<string, number>
  /** Of one unit: the name behind each of its calls that says one. */
  readonly servedAt: (role: Role, place: number) => readonly string[]
  /** Whether any observation of this model was put. */
  readonly hasAnswers: (role: Role) => boolean
  /** Whether any of them says something of the model. */
  readonly measured: (role: Role) => boolean
  /** ISO days of the runs whose answers were reused: the first and the last; null where none was. */
  readonly reusedDays: () => readonly [string, string] | null
}

/** A unit as it stands in columns that were filled elsewhere. */
export interface ObservedRow {
  readonly place: number
  readonly role: Role
  readonly columns: ColumnArrays
  readonly at: number
  /** Who answered its only call; null where no call was answered. */
  readonly source: AnswerSource | null
  /** null: no report would show it. */
  readonly evidence: Pick<KeptFailure, 'outcome' | 'answerText'> | null
}

/** What an answer says of where it comes from. */
export type AnswerSource = Pick<CallMeasure, 'servedModel' | ServedFrom | 'reused'>

export const SERVED_FROM = ['fingerprint', 'upstream', 'server'] as const
export type ServedFrom = (typeof SERVED_FROM)[number]

export function createLedger(plan: Plan): Ledger {
  const store = createStore(plan)
  const { choice, columns, served, from, heard, measured, failures, answers } = store
  return {
    plan,
    choice,
    put: (observation) => putObservation(store, observation),
    putRow: (row) => putRow(store, row),
    columns: (role) => columns[role],
    failureLimits: (contractIndex) => failures[contractIndex]?.limits() ?? { answered: -1, lost: -1 },
    caseFacts: createCaseFacts(plan),
    failures: (contractIndex) => failures[contractIndex]?.list() ?? [],
    baselineAnswer: answers.at,
    servedModels: (role) => served[role].names(),
    fingerprints: (role) => from.fingerprint[role].names(),
    servedFrom: (what, role) => from[what][role].counts(),
    servedAt: (role, place) => served[role].at(place),
    hasAnswers: (role) => heard.has(role),
    measured: (role) => measured.has(role),
    reusedDays: () => store.reusedDays,
  }
}

type ByRole<Of> = Readonly<Record<Role, Of>>

/** What a ledger is made of. */
interface Store {
  readonly plan: Plan
  readonly choice: Ledger['choice']
  readonly columns: ByRole<Columns>
  readonly served: ByRole<Served>
  readonly from: Readonly<Record<ServedFrom, ByRole<Served>>>
  readonly heard: Set<Role>
  readonly measured: Set<Role>
  readonly failures: readonly KeptFailures[]
  readonly answers: BaselineAnswers
  reusedDays: readonly [string, string] | null
}

function createStore(plan: Plan): Store {
  const choice = {
    streamed: plan.contracts.some((one) => one.stream),
    paired: plan.roles.includes('baseline'),
  }
  const byRole = <Of>(make: (units: number) => Of): ByRole<Of> => ({
    candidate: make(plan.unitCount),
    baseline: make(choice.paired ? plan.unitCount : 0),
  })
  return {
    plan,
    choice,
    columns: byRole((units) => createColumns({ ...choice, units })),
    served: byRole(createServed),
    from: { fingerprint: byRole(createServed), upstream: byRole(createServed), server: byRole(createServed) },
    heard: new Set(),
    measured: new Set(),
    failures: plan.contracts.map(createKeptFailures),
    answers: createBaselineAnswers(),
    reusedDays: null,
  }
}

function note({ heard, measured }: Store, role: Role, isMeasured: boolean): void {
  heard.add(role)
  if (isMeasured) measured.add(role)
}

function putObservation(store: Store, observation: Observation): void {
  const { plan, columns, served, from, failures, answers } = store
  const { place, role, turn, outcome, answerText, calls } = observation
  const isNew = columns[role].kindAt(place) === null
  note(store, role, !isLost(outcome))
  columns[role].put(observation)
  for (const { reused } of calls) if (reused !== undefined) store.reusedDays = spanWith(store.reusedDays, reused)
  served[role].put(
    place,
    calls.flatMap(({ servedModel }) => servedModel ?? []),
  )
  for (const what of SERVED_FROM)
    from[what][role].put(
      place,
      calls.flatMap((call) => call[what] ?? []),
    )
  if (role === 'candidate' && !(isNew && outcome.kind === 'ok'))
    failures[plan.slotAt(place).contractIndex]?.put({ place, turn, outcome, answerText })
  if (role === 'candidate' && outcome.kind === 'ok') answers.drop(place)
  if (role === 'baseline' && columns.candidate.kindAt(place) !== 'ok') answers.put(place, answerText)
}

function putRow(store: Store, { place, role, columns: filled, at, source, evidence }: ObservedRow): void {
  const { plan, columns, served, from, failures, answers } = store
  const own = columns[role]
  const isNew = own.kindAt(place) === null
  own.copy(place, filled, at)
  note(store, role, own.stagesAt(place) > 0)
  if (source?.reused !== undefined) store.reusedDays = spanWith(store.reusedDays, source.reused)
  served[role].putOne(place, source?.servedModel ?? null)
  for (const what of SERVED_FROM) from[what][role].putOne(place, source?.[what] ?? null)
  const isOk = columns.candidate.kindAt(place) === 'ok'
  if (role === 'baseline') {
    if (!isOk) answers.put(place, evidence?.answerText ?? null)
    return
  }
  if (isOk) answers.drop(place)
  if (isNew && evidence === null) return
  const kept = failures[plan.slotAt(place).contractIndex]
  if (evidence !== null) kept?.put({ place, turn: 0, ...evidence })
  else kept?.remove(place)
}

const spanWith = (span: readonly [string, string] | null, day: string): readonly [string, string] =>
  span === null ? [day, day] : [day < span[0] ? day : span[0], day > span[1] ? day : span[1]]
