import type { UnitEnd } from '../outcome/observation.ts'
import type { OutcomeKind } from '../outcome/outcome.ts'
import type { Ledger } from '../verdict/ledger/ledger.ts'

/** A ledger that tells what each unit came to, as soon as it holds it. */
export function toldLedger(ledger: Ledger, tell: (end: UnitEnd) => void): Ledger {
  const told = ({ place, role }: Pick<UnitEnd, 'place' | 'role'>): void => {
    const columns = ledger.columns(role)
    tell({ place, role, kind: columns.kindAt(place) as OutcomeKind, stages: columns.stagesAt(place) })
  }
  return {
    ...ledger,
    put: (observation) => {
      ledger.put(observation)
      told(observation)
    },
    putRow: (row) => {
      ledger.putRow(row)
      told(row)
    },
  }
}
