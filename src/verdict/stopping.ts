import type { Observation } from '../outcome/observation.ts'
import type { PlannedContract } from '../plan/plan.ts'
import { rulesOf } from './kinds/register.ts'
import type { RequirementRules } from './kinds/rules.ts'
import type { Ledger } from './ledger/ledger.ts'
import { plannedPlaces } from './ledger/places.ts'
import { type UnitRef, unitRef } from './ledger/unit-ref.ts'
import {
  countsUnder,
  createBoundaryTable,
  isJudgable,
  isProving,
  plannedAnswers,
  requirementCount,
  shareToProve,
} from './sequential/confident.ts'
import { createMonitor, type Monitor } from './sequential/monitor.ts'
import type { ShareQuestion } from './share-question.ts'
import { emptyTally, type Tally } from './tally.ts'

/** What a running gate knows so far. `before` and `after` frame every change of a place in the ledger. */
export interface Progress {
  readonly before: (place: number) => void
  readonly after: (place: number) => void
  /** Whether every requirement is decided, whatever the open calls come to. */
  readonly decided: () => boolean
}

/** Records into a ledger and knows whether the run may stop; it counts nothing before it is first asked. */
export interface Stopping {
  readonly put: (observation: Observation) => void
  /** Whether every requirement is decided, so that a run that may stop early can. */
  readonly shouldStop: () => boolean
}

export function createStopping(ledger: Ledger): Stopping {
  let progress: Progress | null = null
  return {
    put: (observation) => {
      progress?.before(observation.place)
      ledger.put(observation)
      progress?.after(observation.place)
    },
    shouldStop: () => {
      progress ??= createProgress(ledger)
      return progress.decided()
    },
  }
}

export function createProgress(ledger: Ledger): Progress {
  const { plan } = ledger
  const table = isProving(plan) ? createBoundaryTable(plan) : null
  const m = requirementCount(plan)
  const watches = plan.contracts.map((planned, contractIndex) =>
    planned.requirements.map((requirement): Watch => {
      if (requirement.decides === false) return DECIDED
      const rules = rulesOf(requirement)
      const { question, perCase } = rules
      const least = shareToProve(question)
      if (!table || !question || !least) return watchTally(ledger, contractIndex, rules)
      const units = plannedAnswers(ledger, contractIndex, question)
      if (!isJudgable(question, () => units)) return DECIDED
      const boundaries = table(units, least, m)
      return watchOrder(ledger, planned, contractIndex, { question, perCase }, createMonitor(boundaries))
    }),
  )
  const change = (place: number, sign: 1 | -1): void => {
    const ref = unitRef(ledger, place)
    for (const watch of watches[ref.contractIndex] ?? []) watch.change(ref, sign)
  }
  return {
    before: (place) => change(place, -1),
    after: (place) => change(place, 1),
    decided: () => watches.every((own) => own.every((watch) => watch.decided())),
  }
}

const DECIDED: Watch = { change: () => {}, decided: () => true }

interface Watch {
  readonly change: (ref: UnitRef, sign: 1 | -1) => void
  readonly decided: () => boolean
}

/** Judged as observed: sums that follow every change. */
function watchTally(ledger: Ledger, contractIndex: number, rules: RequirementRules): Watch {
  const { question, perCase } = rules
  const tally: Tally = emptyTally()
  for (const place of plannedPlaces(ledger.plan)) {
    const ref = unitRef(ledger, place)
    if (ref.contractIndex === contractIndex) rules.tallyUnit(ledger, ref, tally, 1)
  }
  // A case is asked once, at its first sample; a later sample changes that answer.
  const asked = (ref: UnitRef): UnitRef => {
    if (!perCase || ref.sample === 0) return ref
    return unitRef(ledger, ledger.plan.placeOf({ ...ref, sample: 0 }) as number)
  }
  const judgable =
    question === null || isJudgable(question, () => plannedAnswers(ledger, contractIndex, question, true))
  return {
    change: (ref, sign) => rules.tallyUnit(ledger, asked(ref), tally, sign),
    decided: () => !judgable || rules.isSettled(tally, ledger.plan),
  }
}

interface OrderedQuestion {
  readonly question: ShareQuestion
  readonly perCase: boolean
}

/** Judged with confidence: a cursor over the planned order that waits for every unit. */
function watchOrder(
  ledger: Ledger,
  planned: PlannedContract,
  contractIndex: number,
  asked: OrderedQuestion,
  monitor: Monitor,
): Watch {
  const { question } = asked
  const places = plannedPlaces(ledger.plan)
  let next = places.next()
  const advance = (): void => {
    while (!next.done && monitor.decision() === 'undecided') {
      const ref = unitRef(ledger, next.value)
      if (ref.contractIndex === contractIndex && countsUnder(planned, question, ref)) {
        if (!isAnswered(ledger, asked, ref)) return
        for (const answer of question.answers(ledger, ref)) monitor.take(answer)
      }
      next = places.next()
    }
  }
  return {
    change: () => {},
    decided: () => {
      advance()
      return monitor.decision() !== 'undecided'
    },
  }
}

/** Whether all that the unit's answer depends on has been observed. */
function isAnswered(ledger: Ledger, { question, perCase }: OrderedQuestion, ref: UnitRef): boolean {
  const { plan } = ledger
  const roles = question.ofBoth ? plan.roles : (['candidate'] as const)
  const samples = perCase ? (plan.contracts[ref.contractIndex] as PlannedContract).samples : 1
  return roles.every((role) => {
    if (samples === 1) return ledger.columns(role).kindAt(ref.place) !== null
    for (let sample = 0; sample < samples; sample++) {
      const place = plan.placeOf({ ...ref, sample })
      if (place !== undefined && ledger.columns(role).kindAt(place) === null) return false
    }
    return true
  })
}
