import type { Role } from '../../plan/plan.ts'
import type { Columns } from '../../verdict/ledger/columns.ts'
import type { KeptFailure } from '../../verdict/ledger/kept-failures.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { dollars, type MeasuredCall } from '../../verdict/ledger/measured-call.ts'
import { isPlannedPlace } from '../../verdict/ledger/places.ts'
import type { CallsOfCase, ReportCall, ReportedOutcome } from '../reported-call.ts'
import type { ReportExtras } from './extras.ts'
import { notRunReason } from './failures.ts'
import { reportedOutcome } from './reported-outcome.ts'

type Asked = Pick<ReportExtras, 'facts' | 'showValues'>

/** Calls of one case at once: a load test may ask a single one a million times. */
const MOST_AT_ONCE = 200

/** A case once, its samples behind each other: case files are then read from top to bottom, and each row once. */
export function* assembleCalls(ledger: Ledger, extras: Asked): Generator<CallsOfCase> {
  const { plan } = ledger
  for (const [contractIndex, { contract, samples, baseline }] of plan.contracts.entries()) {
    const kept = new Map(ledger.failures(contractIndex).map((failure) => [failure.place, failure]))
    // Golden outputs stand in for a model: no call was made.
    const roles: readonly Role[] = baseline === null || baseline.golden ? ['candidate'] : ['candidate', 'baseline']
    const asked = roles.map((role) => ({ role, columns: ledger.columns(role), kept }))
    for (let caseIndex = 0; caseIndex < contract.cases.length; caseIndex++) {
      const single = contract.cases.labelAt(caseIndex)
      const named = { contract: contract.name, case: single.id, group: single.group ?? null }
      let calls: ReportCall[] = []
      for (let sample = 0; sample < samples; sample++) {
        const place = plan.placeOf({ contractIndex, caseIndex, sample })
        if (place === undefined || !isPlannedPlace(plan, place)) continue
        for (const one of asked) {
          const failure = failureAt(one, place, extras)
          if (single.turns === undefined) calls.push(onlyCall(one, place, sample, failure))
          else calls.push(...flowCalls(one, place, sample, single.turns.length, failure))
        }
        if (calls.length < MOST_AT_ONCE) continue
        yield { ...named, calls }
        calls = []
      }
      yield { ...named, calls }
    }
  }
}

/** One model's part in a contract. */
interface AskedModel {
  readonly role: Role
  readonly columns: Columns
  readonly kept: ReadonlyMap<number, KeptFailure>
}

/** How a unit failed; of the baseline and beyond the failures that are kept only the kind is known. */
function failureAt(
  { role, columns, kept }: AskedModel,
  place: number,
  { facts, showValues }: Asked,
): ReportedOutcome | null {
  const kind = columns.kindAt(place)
  if (kind === 'ok') return null
  if (kind === null) return reportedOutcome({ kind: 'not-run', reason: notRunReason(facts) }, showValues)
  const failure = role === 'candidate' ? kept.get(place) : undefined
  return failure === undefined ? null : reportedOutcome(failure.outcome, showValues)
}

/** There may be a million of them: written as one object each. */
function onlyCall(
  { role, columns }: AskedModel,
  place: number,
  sample: number,
  failure: ReportedOutcome | null,
): ReportCall {
  const isSole = columns.hasSoleCall(place)
  let latencyMs = isSole ? columns.latencyAt(place) : Number.NaN
  let costUsd = isSole ? paidFor(columns.costPicoAt(place), columns.isReusedAt(place)) : null
  if (!isSole)
    columns.eachCall(place, (call) => {
      latencyMs = call.latencyMs
      costUsd = paidFor(call.costPico, call.isReused)
    })
  const { input, output } = columns.tokensAt(place)
  return {
    sample,
    turn: null,
    role,
    outcome: columns.kindAt(place) ?? 'not-run',
    failure,
    latency_ms: Number.isNaN(latencyMs) ? null : latencyMs,
    tokens: tokensOf(columns.callCountAt(place), input + output),
    cost_usd: costUsd,
  }
}

/** null where that is not known, and for an answer of an earlier run. */
const paidFor = (costPico: number, isReused: boolean): number | null =>
  isReused || Number.isNaN(costPico) ? null : dollars(costPico)

/** Of a flow only the sum of its turns is kept; an answer without usage says nothing of tokens. */
const tokensOf = (calls: number, tokens: number): number | null => (calls === 1 && tokens > 0 ? tokens : null)

/** A flow's turns before the one that it ended in were as expected, those behind it were never asked. */
function* flowCalls(
  asked: AskedModel,
  place: number,
  sample: number,
  turns: number,
  failure: ReportedOutcome | null,
): Generator<ReportCall> {
  const { columns } = asked
  const ended = columns.turnAt(place)
  const figures: MeasuredCall[] = []
  columns.eachCall(place, (call) => figures.push(call))
  const { input, output } = columns.tokensAt(place)
  for (let turn = 0; turn < turns; turn++) {
    const figure = figures[turn]
    yield {
      ...onlyCall(asked, place, sample, turn === ended ? failure : null),
      turn,
      outcome: turn < ended ? 'ok' : turn === ended ? (columns.kindAt(place) ?? 'not-run') : 'not-run',
      latency_ms: figure === undefined || Number.isNaN(figure.latencyMs) ? null : figure.latencyMs,
      tokens: turn === 0 ? tokensOf(figures.length, input + output) : null,
      cost_usd: figure === undefined ? null : paidFor(figure.costPico, figure.isReused),
    }
  }
}
