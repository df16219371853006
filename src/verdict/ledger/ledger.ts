import type { CallMeasure, Observation } from '../../outcome/observation.ts'
import type { Plan, Role } from '../../plan/plan.ts'
import { createBaselineAnswers } from './baseline-answers.ts'
import { type CaseFacts, createCaseFacts } from './case-facts.ts'
import type { ColumnArrays, ColumnChoice } from './column-arrays.ts'
import { type Columns, createColumns } from './columns.ts'
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
  const servedFrom = SERVED_FROM.map((what) => ({
    what,
    candidate: createServed(plan.unitCount),
    baseline: createServed(paired ? plan.unitCount : 0),
  }))
  const from = (what: ServedFrom, role: Role): Served => servedFrom[SERVED_FROM.indexOf(what)]?.[role] as Served
  const heard = new Set<Role>()
  const measured = new Set<Role>()
  let reusedDays: readonly [string, string] | null = null
  const failures = plan.contracts.map(createKeptFailures)
  const answers = createBaselineAnswers()
  const note = (role: Role, isMeasured: boolean): void => {
    heard.add(role)
    if (isMeasured) measured.add(role)
  }
  return {
    plan,
    choice: { streamed, paired },
    put: (observation) => {
      const { place, role, turn, outcome, answerText } = observation
      const isNew = columns[role].kindAt(place) === null
      note(role, !isLost(outcome))
      columns[role].put(observation)
      for (const { reused } of observation.calls) if (reused !== undefined) reusedDays = spanWith(reusedDays, reused)
      served[role].put(
        place,
        observation.calls.flatMap(({ servedModel }) => servedModel ?? []),
      )
      for (const one of servedFrom)
        one[role].put(
          place,
          observation.calls.flatMap((call) => call[one.what] ?? []),
        )
      if (role === 'candidate' && !(isNew && outcome.kind === 'ok'))
        failures[plan.slotAt(place).contractIndex]?.put({ place, turn, outcome, answerText })
      if (role === 'candidate' && outcome.kind === 'ok') answers.drop(place)
      if (role === 'baseline' && columns.candidate.kindAt(place) !== 'ok') answers.put(place, answerText)
    },
    putRow: ({ place, role, columns: filled, at, source, evidence }) => {
      const own = columns[role]
      const isNew = own.kindAt(place) === null
      own.copy(place, filled, at)
      note(role, own.stagesAt(place) > 0)
      if (source?.reused !== undefined) reusedDays = spanWith(reusedDays, source.reused)
      served[role].putOne(place, source?.servedModel ?? null)
      for (const one of servedFrom) one[role].putOne(place, source?.[one.what] ?? null)
      const isOk = columns.candidate.kindAt(place) === 'ok'
      if (role === 'candidate') {
        const kept = failures[plan.slotAt(place).contractIndex]
        if (evidence !== null) kept?.put({ place, turn: 0, ...evidence })
        else if (!isNew) kept?.remove(place)
        if (isOk) answers.drop(place)
      } else if (!isOk) answers.put(place, evidence?.answerText ?? null)
    },
    columns: (role) => columns[role],
    failureLimits: (contractIndex) => failures[contractIndex]?.limits() ?? { answered: -1, lost: -1 },
    caseFacts: createCaseFacts(plan),
    failures: (contractIndex) => failures[contractIndex]?.list() ?? [],
    baselineAnswer: answers.at,
    servedModels: (role) => served[role].names(),
    fingerprints: (role) => from('fingerprint', role).names(),
    servedFrom: (what, role) => from(what, role).counts(),
    servedAt: (role, place) => served[role].at(place),
    hasAnswers: (role) => heard.has(role),
    measured: (role) => measured.has(role),
    reusedDays: () => reusedDays,
  }
}

const spanWith = (span: readonly [string, string] | null, day: string): readonly [string, string] =>
  span === null ? [day, day] : [day < span[0] ? day : span[0], day > span[1] ? day : span[1]]
