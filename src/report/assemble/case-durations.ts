import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { contractPlaces } from '../../verdict/ledger/places.ts'
import { passedIndexes } from './passed-cases.ts'

/** How long the answers of each case took together, in ms: of the cases that a report lists. */
export function caseDurations(ledger: Ledger, contractIndex: number): ReadonlyMap<string, number> {
  const { plan } = ledger
  const cases = plan.contracts[contractIndex]?.contract.cases
  if (cases === undefined) return new Map()
  const columns = ledger.columns('candidate')
  const sums = new Float64Array(cases.length)
  for (const place of contractPlaces(plan, contractIndex)) {
    const { caseIndex } = plan.slotAt(place)
    columns.eachCall(place, ({ latencyMs }) => {
      if (!Number.isNaN(latencyMs)) sums[caseIndex] = (sums[caseIndex] ?? 0) + latencyMs
    })
  }
  const failed = ledger.failures(contractIndex).map(({ place }) => plan.slotAt(place).caseIndex)
  const listed = new Set([...passedIndexes(ledger, contractIndex), ...failed])
  return new Map([...listed].map((index) => [cases.at(index).id, sums[index] ?? 0]))
}
