import type { Case } from '../../contract/contract.ts'
import type { NotRunReason, Outcome } from '../../outcome/outcome.ts'
import { type KeptFailure, MOST_FAILURES } from '../../verdict/ledger/kept-failures.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { contractPlaces } from '../../verdict/ledger/places.ts'
import type { RunFacts } from '../../verdict/run-facts.ts'
import type { ReportFailure } from '../report.ts'
import type { ReportExtras } from './extras.ts'
import { reportedOutcome } from './reported-outcome.ts'

/** Every unit that is not ok, in planned order, at most 10,000: calls that were made before those that were not. */
export function assembleFailures(
  ledger: Ledger,
  contractIndex: number,
  extras: ReportExtras,
  total: number,
): readonly ReportFailure[] {
  const made = ledger.failures(contractIndex)
  const room = Math.min(total, MOST_FAILURES) - made.length
  const kept = [...made, ...notRun(ledger, contractIndex, extras.facts, room)].sort((a, b) => a.place - b.place)
  return kept.map((failure) => assembleFailure(ledger, failure, extras))
}

function notRun(ledger: Ledger, contractIndex: number, facts: RunFacts, room: number): readonly KeptFailure[] {
  const columns = ledger.columns('candidate')
  const outcome: Outcome = { kind: 'not-run', reason: notRunReason(facts) }
  const found: KeptFailure[] = []
  if (room <= 0) return found
  for (const place of contractPlaces(ledger.plan, contractIndex)) {
    if (columns.kindAt(place) !== null) continue
    found.push({ place, turn: 0, outcome, answerText: null })
    if (found.length === room) break
  }
  return found
}

/** Why a unit that nothing was heard of was not run. */
export function notRunReason({ end }: RunFacts): NotRunReason {
  switch (end.reason) {
    case 'stopped-early':
    case 'deadline':
    case 'cancelled':
    case 'budget':
    case 'call-limit':
    case 'waiting':
      return end.reason
    case 'refused-by-endpoint':
    case 'all-rejected':
      return 'stopped-run'
    case 'finished':
    case 'interrupted':
      return 'missing'
  }
}

function assembleFailure(
  ledger: Ledger,
  { place, turn, outcome, answerText }: KeptFailure,
  extras: ReportExtras,
): ReportFailure {
  const unit = ledger.plan.unitAt(place)
  const single: Case = unit.case
  const prompt = extras.showValues ? (extras.promptOf?.(place) ?? null) : null
  const expected = extras.showValues ? (extras.expectedOf?.(place, turn) ?? null) : null
  const answer = extras.showValues ? answerText : null
  return {
    case: single.id,
    group: single.group ?? null,
    sample: unit.sample,
    turn: single.turns ? turn : null,
    ...reportedOutcome(outcome, extras.showValues),
    ...(prompt === null ? {} : { prompt }),
    ...(expected === null ? {} : { expected }),
    ...(answer === null ? {} : { answer }),
    ...baselineAt(ledger, place, extras.showValues),
    place: (single.turns?.[turn] ?? single).place,
  }
}

/** What the same unit came to with the baseline, where it was asked. */
function baselineAt(ledger: Ledger, place: number, showValues: boolean): Pick<ReportFailure, 'baseline'> {
  const outcome = ledger.plan.roles.includes('baseline') ? ledger.columns('baseline').kindAt(place) : null
  if (outcome === null) return {}
  const answer = showValues ? ledger.baselineAnswer(place) : null
  return { baseline: { outcome, ...(answer === null ? {} : { answer }) } }
}
