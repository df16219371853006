import type { JournalLoad } from '../journal/line.ts'
import type { PlannedContract, Role } from '../plan/plan.ts'
import type { Ledger } from './ledger/ledger.ts'
import { dollars } from './ledger/measured-call.ts'
import { contractPlaces } from './ledger/places.ts'

const SECONDS_AN_HOUR = 3600

/** The load test of one contract and model; undefined where none was measured. */
export const loadOf = (loads: readonly JournalLoad[], contract: string, role: Role): JournalLoad | undefined =>
  loads.find((load) => load.contract === contract && load.role === role)

/** Calls answered a second. */
export const throughputOf = ({ answered, elapsed_ms }: JournalLoad): number => answered / (elapsed_ms / 1000)

const priceOf = ({ candidate, baseline }: PlannedContract, role: Role) =>
  (role === 'candidate' ? candidate : baseline)?.price ?? null

export const isByTheHour = (planned: PlannedContract, role: Role): boolean => priceOf(planned, role)?.kind === 'hour'

/**
 * US dollars a call, mean: over the calls whose cost is known where tokens are priced; the price of an hour over the
 * calls answered in one where the hour is, which only a load test can tell. null where it is not known.
 */
export function meanCostUsd(
  ledger: Ledger,
  loads: readonly JournalLoad[],
  role: Role,
  contractIndex: number,
): number | null {
  const planned = ledger.plan.contracts[contractIndex] as PlannedContract
  const price = priceOf(planned, role)
  if (price?.kind === 'hour') {
    const load = loadOf(loads, planned.contract.name, role)
    return load === undefined || load.answered === 0 ? null : price.perHour / SECONDS_AN_HOUR / throughputOf(load)
  }
  let pico = 0
  let priced = 0
  for (const place of contractPlaces(ledger.plan, contractIndex)) {
    ledger.columns(role).eachCall(place, ({ costPico }) => {
      if (Number.isNaN(costPico)) return
      pico += costPico
      priced++
    })
  }
  return priced === 0 ? null : dollars(pico) / priced
}
