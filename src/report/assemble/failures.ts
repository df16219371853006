import type { Case } from '../../contract/contract.ts'
import type { Difference, NotRunReason, Outcome } from '../../outcome/outcome.ts'
import { HIDDEN } from '../../outcome/shown.ts'
import { type KeptFailure, MOST_FAILURES } from '../../verdict/ledger/kept-failures.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { contractPlaces } from '../../verdict/ledger/places.ts'
import type { RunFacts } from '../../verdict/run-facts.ts'
import type { ReportFailure } from '../reported-call.ts'
import type { ReportDifferenceRow } from '../reported-contract.ts'
import { differenceWhere } from '../text/failure-row.ts'
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

interface Row {
  readonly where: string
  readonly expected: string
  readonly came: string
  calls: number
  readonly cases: Set<string>
  readonly groups: Map<string, number>
}

/**
 * Values that differ from the expected ones, counted by place and value over the failures whose evidence is kept. Most
 * calls first; a call counts once a row.
 */
export function assembleDifferences(
  ledger: Ledger,
  contractIndex: number,
  showValues: boolean,
): readonly ReportDifferenceRow[] {
  const rows = new Map<string, Row>()
  for (const { place, outcome } of ledger.failures(contractIndex)) {
    if (outcome.kind !== 'mismatch' && outcome.kind !== 'wrong-arguments') continue
    const { id, group } = ledger.plan.unitAt(place).case
    const shown = outcome.differences.map((one) => (showValues ? one : { ...one, found: one.found && HIDDEN }))
    const keys = new Map(shown.map((difference) => [JSON.stringify(rowOf(difference)), difference]))
    for (const [key, difference] of keys) count(rows, key, difference, id, group)
  }
  return [...rows.values()]
    .sort(
      (a, b) =>
        b.calls - a.calls || compare(a.where, b.where) || compare(a.expected, b.expected) || compare(a.came, b.came),
    )
    .map(({ cases, groups, ...row }) => ({
      ...row,
      cases: [...cases],
      groups: Object.fromEntries([...groups].sort(([a], [b]) => compare(a, b))),
    }))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function rowOf(difference: Difference): Pick<ReportDifferenceRow, 'where' | 'expected' | 'came'> {
  const { expected, found } = difference
  return { where: differenceWhere(difference), expected: expected ?? 'nothing', came: found ?? 'nothing' }
}

function count(
  rows: Map<string, Row>,
  key: string,
  difference: Difference,
  id: string,
  group: string | undefined,
): void {
  const row = rows.get(key) ?? {
    ...rowOf(difference),
    calls: 0,
    cases: new Set<string>(),
    groups: new Map<string, number>(),
  }
  rows.set(key, row)
  row.calls++
  row.cases.add(id)
  if (group !== undefined) row.groups.set(group, (row.groups.get(group) ?? 0) + 1)
}
