import type { RateName } from '../../contract/thresholds.ts'
import type { Role } from '../../plan/plan.ts'
import { isAsked } from '../../plan/requirement-asks.ts'
import type { CaseFacts } from './case-facts.ts'
import type { Ledger } from './ledger.ts'
import { plannedPlaces } from './places.ts'

/** A planned unit with what the verdict knows of its case. */
export interface UnitRef {
  readonly place: number
  readonly contractIndex: number
  readonly caseIndex: number
  readonly sample: number
  readonly facts: CaseFacts
}

export function unitRef(ledger: Ledger, place: number): UnitRef {
  const { contractIndex, caseIndex, sample } = ledger.plan.slotAt(place)
  return { place, contractIndex, caseIndex, sample, facts: ledger.caseFacts(contractIndex, caseIndex) }
}

/** Units of one contract in planned order. */
export function* contractUnits(ledger: Ledger, contractIndex: number): Generator<UnitRef> {
  for (const place of plannedPlaces(ledger.plan)) {
    const { contractIndex: own, caseIndex, sample } = ledger.plan.slotAt(place)
    if (own !== contractIndex) continue
    yield { place, contractIndex, caseIndex, sample, facts: ledger.caseFacts(contractIndex, caseIndex) }
  }
}

/** Whether a rate is asked of this unit. A case rate asks each case once, at its first sample. */
export const asksRate = (rate: RateName, { sample, facts }: UnitRef): boolean =>
  !(rate === 'case_rate' && sample !== 0) && isAsked(rate, facts)

/** An answer to a yes/no question; `lost` is open for good, because the call stayed unmeasured. */
export type Answered = 'yes' | 'no' | 'open' | 'lost'

const STAGES_NEEDED: Readonly<Record<Exclude<RateName, 'case_rate'>, number>> = {
  parse_rate: 3,
  schema_rate: 4,
  tool_rate: 5,
  match_rate: 6,
}

export function rateAnswer(ledger: Ledger, role: Role, rate: RateName, ref: UnitRef): Answered {
  return rate === 'case_rate'
    ? caseAnswer(ledger, role, ref)
    : stageAnswer(ledger, role, STAGES_NEEDED[rate], ref.place)
}

function stageAnswer(ledger: Ledger, role: Role, needed: number, place: number): Answered {
  const columns = ledger.columns(role)
  const kind = columns.kindAt(place)
  // An endpoint that would not take the baseline's request says nothing of the baseline: never a point for the candidate.
  if (kind === 'unmeasured' || (role === 'baseline' && kind === 'rejected')) return 'lost'
  if (kind === null || kind === 'not-run') return 'open'
  return columns.stagesAt(place) >= needed ? 'yes' : 'no'
}

/** Every sample right: one that is wrong settles it, one that is open leaves it open. */
function caseAnswer(ledger: Ledger, role: Role, ref: UnitRef): Answered {
  let answer: Answered = 'yes'
  for (const place of samplePlaces(ledger, ref)) {
    const one = stageAnswer(ledger, role, 6, place)
    if (one === 'no') return 'no'
    if (one === 'open' || (one === 'lost' && answer === 'yes')) answer = one
  }
  return answer
}

/** Whether a recorded baseline was never asked this: a case that is new here, or whose request is another now. */
export function isUnasked(ledger: Ledger, rate: RateName, ref: UnitRef): boolean {
  const { unaskedAt } = ledger.columns('baseline')
  return rate === 'case_rate' ? [...samplePlaces(ledger, ref)].some(unaskedAt) : unaskedAt(ref.place)
}

function* samplePlaces({ plan }: Ledger, { contractIndex, caseIndex }: UnitRef): Generator<number> {
  const { samples } = plan.contracts[contractIndex] as (typeof plan.contracts)[number]
  for (let sample = 0; sample < samples; sample++) {
    const place = plan.placeOf({ contractIndex, caseIndex, sample })
    // The last round of a load test may be cut before this case.
    if (place !== undefined) yield place
  }
}
