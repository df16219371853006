import { MOST_FAILURES } from '../../verdict/ledger/kept-failures.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { contractPlaces } from '../../verdict/ledger/places.ts'

/** Ids of the cases whose every planned sample is ok, in the contract's own order; as many as failures are listed. */
export function passedCases(ledger: Ledger, contractIndex: number): readonly string[] {
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
  const ids: string[] = []
  for (let index = 0; index < cases.length && ids.length < MOST_FAILURES; index++)
    if (asked[index] === 1 && failed[index] === 0) ids.push(cases.at(index).id)
  return ids
}
