import type { SchemaDocument } from '../../../contract/schema-document.ts'
import { replaceSchemas } from '../../../judge/thread-schemas.ts'
import type { Criteria } from '../../../outcome/criteria.ts'
import type { Plan, PlannedContract, Target, Unit } from '../../../plan/plan.ts'
import { digestOf } from '../../../run/unit.ts'
import { schemasOf, type Wiring } from '../../../run/wiring.ts'
import { shortDigest } from '../../../verdict/ledger/columns.ts'
import { fillSlots, slotsFor } from '../hash-slots.ts'
import { APART, type Sheet, type SheetContract, type SheetModel, type SheetOutputs, type SheetTarget } from './sheet.ts'

/** Rules that are sent to a thread: cases that bring further ones are judged apart. */
const MOST_CRITERIA = 20_000

/** @param verify whether each line's request is held against the plan's */
export function sheetOf(
  plan: Plan,
  wiring: Wiring,
  { verify, choice }: Pick<Sheet, 'choice'> & { readonly verify: boolean },
): Sheet {
  const sheet = casesSheet(plan, wiring, { verify, choice })
  const [cases, samples] = [sharedNumbers(plan.unitCount), sharedNumbers(plan.unitCount)]
  for (let place = 0; place < plan.unitCount; place++) {
    const { contractIndex, caseIndex, sample } = plan.slotAt(place)
    cases[place] = (sheet.contracts[contractIndex] as SheetContract).firstCase + caseIndex
    samples[place] = sample
  }
  return { ...sheet, cases, samples }
}

const sharedNumbers = (count: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(4 * count))

/** A sheet that says nothing of places. */
function casesSheet(
  plan: Plan,
  wiring: Wiring,
  { verify, choice }: Pick<Sheet, 'choice'> & { readonly verify: boolean },
): Sheet {
  let count = 0
  const contracts = plan.contracts.map((planned): SheetContract => {
    const firstCase = count
    count += planned.contract.cases.length
    const paid = { candidate: targetOf(planned.candidate), baseline: targetOf(planned.baseline) }
    return { name: planned.contract.name, firstCase, lastCase: count - 1, paid }
  })
  const isAlike = hasOneCriteria(plan, wiring)
  const modelOf = (): SheetModel => ({
    criteria: sharedNumbers(isAlike ? 1 : count),
    requests: verify ? new Float64Array(new SharedArrayBuffer(8 * count)) : null,
  })
  const sheet = {
    unitCount: plan.unitCount,
    choice,
    contracts,
    cases: sharedNumbers(0),
    samples: sharedNumbers(0),
    ids: idHashes(plan, count),
    models: { candidate: modelOf(), baseline: plan.roles.includes('baseline') ? modelOf() : null },
    criteria: [] as Criteria[],
    schemas: schemasOf(plan).map(({ placeOf: _, ...schema }) => schema),
    outputs: null,
  }
  const numbers = new Map<Criteria, number>()
  plan.contracts.forEach((planned, contractIndex) => {
    describeCases(sheet, planned, contractIndex, wiring, numbers)
  })
  for (const criteria of numbers.keys()) sheet.criteria.push(replaceSchemas(criteria, byDigest))
  return sheet
}

/**
 * The sheet for results of batches, which name cases of the plan's one contract; null where two ids have one hash, or
 * cases bring more rules than are sent along: a line that is judged apart is read as a journal's.
 *
 * @param sieve for answers that may hold a secret
 */
export function outputSheet(
  plan: Plan,
  wiring: Wiring,
  { choice, sieve }: Pick<Sheet, 'choice'> & Pick<SheetOutputs, 'sieve'>,
): Sheet | null {
  const sheet = casesSheet(plan, wiring, { verify: false, choice })
  const slots = sharedNumbers(slotsFor(sheet.ids.length))
  if (fillSlots(slots, sheet.ids).size > 0 || sheet.models.candidate?.criteria.includes(APART)) return null
  const places = sharedNumbers(sheet.ids.length).fill(plan.unitCount)
  for (let place = plan.unitCount - 1; place >= 0; place--) {
    const { caseIndex, sample } = plan.slotAt(place)
    if (sample === 0) places[caseIndex] = place
  }
  return { ...sheet, outputs: { api: plan.contracts[0]?.contract.api ?? 'chat', slots, places, sieve } }
}

/** Schemas travel once, beside the rules; what tells their places is code. */
const byDigest = ({ placeOf: _, ...schema }: SchemaDocument): SchemaDocument => ({
  ...schema,
  root: true,
  resources: {},
})

/** Whether all cases are judged by the same: those of one contract that expect nothing of their own. */
function hasOneCriteria({ contracts }: Plan, wiring: Wiring): boolean {
  const [only] = contracts
  return contracts.length === 1 && only !== undefined && isJudgedAlike(only, 0, wiring)
}

function isJudgedAlike({ contract: { cases } }: PlannedContract, contractIndex: number, wiring: Wiring): boolean {
  const { flows, rules, expects } = cases.counts
  return wiring.isAlike(contractIndex) && flows + rules + expects === 0
}

/** Of the cases of all contracts; those of one contract are shared as they stand, where they can be. */
function idHashes({ contracts }: Plan, count: number): Float64Array {
  const known = contracts.length === 1 ? (contracts[0]?.contract.cases.idHashes ?? null) : null
  if (known !== null && known.buffer instanceof SharedArrayBuffer) return known
  const ids = new Float64Array(new SharedArrayBuffer(8 * count))
  let at = 0
  for (const { contract } of contracts)
    for (let index = 0; index < contract.cases.length; index++) ids[at++] = contract.cases.idHashAt(index)
  return ids
}

const targetOf = (target: Target | null): SheetTarget | null =>
  target && {
    price: target.price,
    provider: { statesCost: target.provider.statesCost },
    golden: target.golden === true,
  }

function describeCases(
  { contracts, models }: Pick<Sheet, 'contracts' | 'models'>,
  planned: PlannedContract,
  contractIndex: number,
  wiring: Wiring,
  numbers: Map<Criteria, number>,
): void {
  const { contract, candidate, baseline } = planned
  const { cases } = contract
  const { firstCase, lastCase } = contracts[contractIndex] as SheetContract
  const isOne = isJudgedAlike(planned, contractIndex, wiring)
  const unitOf = (index: number): Unit => {
    return { place: 0, contractIndex, contract, caseIndex: index, case: cases.at(index), sample: 0 }
  }
  for (const role of ['candidate', 'baseline'] as const) {
    const model = models[role]
    if (model === null) continue
    if ((role === 'candidate' ? candidate : baseline) === null) {
      model.criteria.fill(APART, firstCase, lastCase + 1)
      continue
    }
    if (isOne) model.criteria.fill(numberOf(wiring.unitCriteria(unitOf(0), role), numbers), firstCase, lastCase + 1)
    if (isOne && model.requests === null) continue
    for (let index = 0; index < cases.length; index++) {
      const unit = unitOf(index)
      if (!isOne)
        model.criteria[firstCase + index] = unit.case.turns ? APART : numberOf(wiring.unitCriteria(unit, role), numbers)
      if (model.requests !== null)
        model.requests[firstCase + index] = shortDigest(
          digestOf(wiring.sent(wiring.request(unit, role), unit, role).body, unit.contract),
        )
    }
  }
}

function numberOf(criteria: Criteria, numbers: Map<Criteria, number>): number {
  const known = numbers.get(criteria)
  if (known !== undefined) return known
  if (numbers.size === MOST_CRITERIA) return APART
  numbers.set(criteria, numbers.size)
  return numbers.size - 1
}
