import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { contractUnits } from '../../verdict/ledger/unit-ref.ts'
import type { ReportContract } from '../report.ts'

interface Turn {
  measured: number
  ok: number
}

/** Flows by turn: a turn before the one that a flow ended in was as expected, a turn behind it was never asked. */
export function turnRates(ledger: Ledger, contractIndex: number): NonNullable<ReportContract['turns']> | null {
  const columns = ledger.columns('candidate')
  const turns: Turn[] = []
  for (const { place, facts } of contractUnits(ledger, contractIndex)) {
    if (facts.turns < 2) continue
    while (turns.length < facts.turns) turns.push({ measured: 0, ok: 0 })
    const kind = columns.kindAt(place)
    if (kind === null || kind === 'not-run') continue
    const last = columns.turnAt(place)
    for (const turn of turns.slice(0, last)) {
      turn.measured++
      turn.ok++
    }
    const ended = turns[last] as Turn
    if (kind !== 'unmeasured') ended.measured++
    if (kind === 'ok') ended.ok++
  }
  return turns.length === 0 ? null : turns
}
