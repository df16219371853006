import type { Ledger } from './ledger.ts'
import { plannedPlaces } from './places.ts'

/** Whether something is known of every planned call of every model: nothing was cut off, stopped or lost. */
export function isLedgerComplete({ plan, columns }: Pick<Ledger, 'plan' | 'columns'>): boolean {
  const isCompared = plan.contracts.map(({ baseline }) => baseline !== null)
  return plan.roles.every((role) => {
    const { kindAt } = columns(role)
    for (const place of plannedPlaces(plan)) {
      const kind = kindAt(place)
      if (kind !== null && kind !== 'not-run') continue
      if (role === 'candidate' || isCompared[plan.slotAt(place).contractIndex]) return false
    }
    return true
  })
}
