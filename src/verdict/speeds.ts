import type { SpeedName } from '../contract/thresholds.ts'
import type { Role } from '../plan/plan.ts'
import type { Ledger } from './ledger/ledger.ts'
import { figureOf, type MeasuredCall } from './ledger/measured-call.ts'
import { contractPlaces } from './ledger/places.ts'

/** A contract's answered calls' figures of one measure, ascending: ms, or tokens a second. */
export function sortedFigures(ledger: Ledger, role: Role, contractIndex: number, measure: SpeedName): Float64Array {
  const columns = ledger.columns(role)
  let figures = new Float64Array(1024)
  let count = 0
  const add = (call: MeasuredCall): void => {
    const figure = Number.isNaN(call.latencyMs) ? Number.NaN : figureOf(call, measure)
    if (Number.isNaN(figure)) return
    if (count === figures.length) {
      const wider = new Float64Array(2 * count)
      wider.set(figures)
      figures = wider
    }
    figures[count++] = figure
  }
  for (const place of contractPlaces(ledger.plan, contractIndex)) columns.eachCall(place, add)
  return figures.subarray(0, count).sort()
}
