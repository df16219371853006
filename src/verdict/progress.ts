import type { PlannedContract } from '../plan/plan.ts'
import type { Requirement } from '../plan/requirement.ts'
import type { Ledger } from './ledger/ledger.ts'
import { plannedPlaces } from './ledger/places.ts'
import { rateOf, type UnitRef, unitRef } from './ledger/unit-ref.ts'
import {
  countsUnder,
  createBoundaryTable,
  isOne,
  plannedAnswers,
  requirementCount,
  shareToProve,
} from './sequential/confident.ts'
import { createMonitor, type Monitor } from './sequential/monitor.ts'
import { enoughFor } from './statistics/percentile.ts'
import { decideTally, emptyTally, shareAnswers, type Tally, tallyUnit } from './tally.ts'

/** What a running gate knows so far. `before` and `after` frame every change of a place in the ledger. */
export interface Progress {
  readonly before: (place: number) => void
  readonly after: (place: number) => void
  /** Whether every requirement is decided, whatever the open calls come to. */
  readonly decided: () => boolean
}

export function createProgress(ledger: Ledger): Progress {
  const { plan } = ledger
  const table = plan.confidence === null ? null : createBoundaryTable(plan.confidence)
  const m = requirementCount(plan)
  const watches = plan.contracts.map((planned, contractIndex) =>
    planned.requirements.map((requirement): Watch => {
      if (requirement.decides === false) return DECIDED
      const least = shareToProve(requirement)
      if (!table || !least) return watchTally(ledger, contractIndex, requirement)
      const units = plannedAnswers(ledger, contractIndex, requirement)
      if (!isJudgable(requirement, () => units)) return DECIDED
      const boundaries = table(units, least, m)
      return watchOrder(ledger, planned, contractIndex, requirement, createMonitor(boundaries))
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
function watchTally(ledger: Ledger, contractIndex: number, requirement: Requirement): Watch {
  const tally: Tally = emptyTally()
  for (const place of plannedPlaces(ledger.plan)) {
    const ref = unitRef(ledger, place)
    if (ref.contractIndex === contractIndex) tallyUnit(ledger, requirement, ref, tally, 1)
  }
  // A case is asked once, at its first sample; a later sample changes that answer.
  const asked = (ref: UnitRef): UnitRef => {
    if (rateOf(requirement) !== 'case_rate' || ref.sample === 0) return ref
    return unitRef(ledger, ledger.plan.placeOf({ ...ref, sample: 0 }) as number)
  }
  const judgable = isJudgable(requirement, () => plannedAnswers(ledger, contractIndex, requirement, true))
  return {
    change: (ref, sign) => tallyUnit(ledger, requirement, asked(ref), tally, sign),
    decided: () => {
      if (requirement.kind === 'max-increase') return false
      // Judged once, at the planned end: a run that stops early all the same does not wait for it (verdict.md §5).
      if (requirement.kind === 'max-drop' && !(requirement.named && ledger.plan.confidence === null)) return true
      return !judgable || decideTally(requirement, tally, null, null) !== 'undecided'
    },
  }
}

/** Judged with confidence: a cursor over the planned order that waits for every unit. */
function watchOrder(
  ledger: Ledger,
  planned: PlannedContract,
  contractIndex: number,
  requirement: Requirement,
  monitor: Monitor,
): Watch {
  const places = plannedPlaces(ledger.plan)
  let next = places.next()
  const advance = (): void => {
    while (!next.done && monitor.decision() === 'undecided') {
      const ref = unitRef(ledger, next.value)
      if (ref.contractIndex === contractIndex && countsUnder(planned, requirement, ref)) {
        if (!isHeard(ledger, requirement, ref)) return
        for (const answer of shareAnswers(ledger, requirement, ref)) monitor.take(answer)
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
function isHeard(ledger: Ledger, requirement: Requirement, ref: UnitRef): boolean {
  const { plan } = ledger
  const roles = requirement.kind === 'agreement' ? plan.roles : (['candidate'] as const)
  const samples =
    rateOf(requirement) === 'case_rate' ? (plan.contracts[ref.contractIndex] as PlannedContract).samples : 1
  return roles.every((role) => {
    if (samples === 1) return ledger.columns(role).kindAt(ref.place) !== null
    for (let sample = 0; sample < samples; sample++) {
      const place = plan.placeOf({ ...ref, sample })
      if (place !== undefined && ledger.columns(role).kindAt(place) === null) return false
    }
    return true
  })
}

/**
 * A percentile needs 1/(1−q) planned calls; below that it is shown, not judged (verdict.md §2). What is planned counts: a
 * call that the endpoint refused has no time, and must not take the requirement away with it.
 */
export function isJudgable(requirement: Requirement, planned: () => number): boolean {
  if (requirement.kind !== 'share' || requirement.question.kind !== 'speed') return true
  return isOne(requirement.least) || enoughFor(requirement.least, planned())
}
