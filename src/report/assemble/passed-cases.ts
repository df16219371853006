import { MOST_FAILURES } from '../../verdict/ledger/kept-failures.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { contractPlaces } from '../../verdict/ledger/places.ts'

/** Ids of the cases whose every planned sample is ok, in the contract's own order; as many as failures are listed. */
export function passedCases(ledger: Ledger, contractIndex: number): readonly string[] {
  const cases = ledger.plan.contracts[contractIndex]?.contract.cases
  return cases === undefined ? [] : passedIndexes(ledger, contractIndex).map((index) => cases.at(index).id)
}

/** The same as positions among the contract's cases. */
export function passedIndexes(ledger: Ledger, contractIndex: number): readonly number[] {
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
