import type { Plan, Role } from '../plan/plan.ts'
import type { Columns } from './ledger/columns.ts'
import type { Ledger } from './ledger/ledger.ts'
import { plannedPlaces } from './ledger/places.ts'
import { createProgress } from './stopping.ts'

/**
 * The ledger up to the place at which every requirement was decided, in planned order
 * (docs/statistics.md#with-confidence: calls past it do not count). Which calls were still under way when a run stopped
 * depends on the machine; what is told of it must not. The ledger itself where nothing is settled.
 */
export function settledLedger(ledger: Ledger): Ledger {
  let last = -1
  const loads = firstLoadPlace(ledger.plan)
  const shown = cutLedger(ledger, (place) => place <= last || place >= loads)
  const progress = createProgress(shown)
  for (const place of plannedPlaces(ledger.plan)) {
    progress.before(place)
    last = place
    progress.after(place)
    if (progress.decided()) return shown
  }
  return ledger
}

/** Load tests come after all others and are driven to their end, whatever is decided by then. */
function firstLoadPlace(plan: Plan): number {
  let place = plan.unitCount
  while (place > 0 && plan.contracts[plan.slotAt(place - 1).contractIndex]?.contract.load !== undefined) place--
  return place
}

type IsShown = (place: number) => boolean

/** The ledger as if nothing had been heard of some places. */
export function cutLedger(ledger: Ledger, isShown: IsShown): Ledger {
  const columns: Readonly<Record<Role, Columns>> = {
    candidate: cutColumns(ledger.columns('candidate'), isShown),
    baseline: cutColumns(ledger.columns('baseline'), isShown),
  }
  return {
    ...ledger,
    columns: (role) => columns[role],
    failures: (contractIndex) => ledger.failures(contractIndex).filter(({ place }) => isShown(place)),
  }
}

/** A place that is not shown reads like one that nothing was heard of. */
function cutColumns(all: Columns, isShown: IsShown): Columns {
  return {
    put: all.put,
    copy: all.copy,
    kindAt: (place) => (isShown(place) ? all.kindAt(place) : null),
    stagesAt: (place) => (isShown(place) ? all.stagesAt(place) : 0),
    recoverableAt: (place) => isShown(place) && all.recoverableAt(place),
    downstreamAt: (place) => isShown(place) && all.downstreamAt(place),
    unaskedAt: (place) => isShown(place) && all.unaskedAt(place),
    remarksAt: (place) => (isShown(place) ? all.remarksAt(place) : []),
    turnAt: (place) => (isShown(place) ? all.turnAt(place) : 0),
    callCountAt: (place) => (isShown(place) ? all.callCountAt(place) : 0),
    eachCall: (place, visit) => {
      if (isShown(place)) all.eachCall(place, visit)
    },
    hasSoleCall: (place) => isShown(place) && all.hasSoleCall(place),
    latencyAt: all.latencyAt,
    costPicoAt: all.costPicoAt,
    isReusedAt: all.isReusedAt,
    tokensAt: (place) => (isShown(place) ? all.tokensAt(place) : { input: 0, output: 0 }),
    valueAt: (place) => (isShown(place) ? all.valueAt(place) : -1),
  }
}
