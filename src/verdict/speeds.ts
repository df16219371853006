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
  const add = (figure: number): void => {
    if (Number.isNaN(figure)) return
    if (count === figures.length) {
      const wider = new Float64Array(2 * count)
      wider.set(figures)
      figures = wider
    }
    figures[count++] = figure
  }
  const addCall = (call: MeasuredCall): void => add(Number.isNaN(call.latencyMs) ? Number.NaN : figureOf(call, measure))
  for (const place of contractPlaces(ledger.plan, contractIndex)) {
    if (measure === 'latency' && columns.hasSoleCall(place)) add(columns.latencyAt(place))
    else columns.eachCall(place, addCall)
  }
  return figures.subarray(0, count).sort()
}
