import { REJECTED_IN_A_ROW } from '../../run/stop.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { plannedPlaces } from '../ledger/places.ts'

/** Whether the baseline's endpoint would not take its requests, read in planned order; lost calls neither count nor break a row. */
export function baselineEnded(ledger: Ledger): boolean {
  const { kindAt } = ledger.columns('baseline')
  let row = 0
  for (const place of plannedPlaces(ledger.plan)) {
    const kind = kindAt(place)
    if (kind === null || kind === 'unmeasured' || kind === 'not-run') continue
    row = kind === 'rejected' ? row + 1 : 0
    if (row === REJECTED_IN_A_ROW) return true
  }
  return false
}
