import type { SpeedName } from '../contract/thresholds.ts'
import type { PlannedContract, Role } from '../plan/plan.ts'
import type { Ledger } from './ledger/ledger.ts'
import { figureOf, type MeasuredCall } from './ledger/measured-call.ts'
import { contractPlaces } from './ledger/places.ts'

/** A contract's answered calls' figures of one measure, ascending: ms, or tokens a second. */
export function sortedFigures(ledger: Ledger, role: Role, contractIndex: number, measure: SpeedName): Float64Array {
  const { contract, samples } = ledger.plan.contracts[contractIndex] as PlannedContract
  // One call a unit, mostly. Memory that is never written stays with the system.
  let figures = new Float64Array(Math.max(1, contract.cases.length * samples))
  let count = 0
  eachFigure(ledger, role, contractIndex, measure, (figure) => {
    if (count === figures.length) {
      const wider = new Float64Array(2 * count)
      wider.set(figures)
      figures = wider
    }
    figures[count++] = figure
  })
  return figures.subarray(0, count).sort()
}

/** The same, one after the other in planned order. */
export function eachFigure(
  ledger: Ledger,
  role: Role,
  contractIndex: number,
  measure: SpeedName,
  visit: (figure: number) => void,
): void {
  const columns = ledger.columns(role)
  const add = (figure: number): void => {
    if (!Number.isNaN(figure)) visit(figure)
  }
  const addCall = (call: MeasuredCall): void => add(Number.isNaN(call.latencyMs) ? Number.NaN : figureOf(call, measure))
  for (const place of contractPlaces(ledger.plan, contractIndex)) {
    if (measure === 'latency' && columns.hasSoleCall(place)) add(columns.latencyAt(place))
    else columns.eachCall(place, addCall)
  }
}
