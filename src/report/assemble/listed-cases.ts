import { MOST_FAILURES } from '../../verdict/ledger/kept-failures.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { contractPlaces } from '../../verdict/ledger/places.ts'

/** Ids of the cases whose every planned sample is ok, in the contract's own order; as many as failures are listed. */
export function passedCases(ledger: Ledger, contractIndex: number): readonly string[] {
  const cases = ledger.plan.contracts[contractIndex]?.contract.cases
  return cases === undefined ? [] : passedIndexes(ledger, contractIndex).map((index) => cases.labelAt(index).id)
}

/** The same as positions among the contract's cases. */
function passedIndexes(ledger: Ledger, contractIndex: number): readonly number[] {
  const { plan } = ledger
  const cases = plan.contracts[contractIndex]?.contract.cases
  if (cases === undefined) return []
  const { kindAt } = ledger.columns('candidate')
  const [asked, failed] = [new Uint8Array(cases.length), new Uint8Array(cases.length)]
  for (const place of contractPlaces(plan, contractIndex)) {
    const { caseIndex } = plan.slotAt(place)
    asked[caseIndex] = 1
    if (kindAt(place) !== 'ok') failed[caseIndex] = 1
  }
  const passed: number[] = []
  for (let index = 0; index < cases.length && passed.length < MOST_FAILURES; index++)
    if (asked[index] === 1 && failed[index] === 0) passed.push(index)
  return passed
}

/** How long the answers of each case took together, in ms: of the cases that a report lists. */
export function caseDurations(ledger: Ledger, contractIndex: number): ReadonlyMap<string, number> {
  const { plan } = ledger
  const cases = plan.contracts[contractIndex]?.contract.cases
  if (cases === undefined) return new Map()
  const columns = ledger.columns('candidate')
  const sums = new Float64Array(cases.length)
  for (const place of contractPlaces(plan, contractIndex)) {
    const { caseIndex } = plan.slotAt(place)
    const add = (latencyMs: number): void => {
      if (!Number.isNaN(latencyMs)) sums[caseIndex] = (sums[caseIndex] ?? 0) + latencyMs
    }
    if (columns.hasSoleCall(place)) add(columns.latencyAt(place))
    else columns.eachCall(place, ({ latencyMs }) => add(latencyMs))
  }
  const failed = ledger.failures(contractIndex).map(({ place }) => plan.slotAt(place).caseIndex)
  const listed = new Set([...passedIndexes(ledger, contractIndex), ...failed])
  return new Map([...listed].map((index) => [cases.labelAt(index).id, sums[index] ?? 0]))
}
