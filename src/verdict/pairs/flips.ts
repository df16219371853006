import type { OutcomeKind } from '../../outcome/outcome.ts'
import { MOST_FAILURES } from '../ledger/kept-failures.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { contractUnits, type UnitRef } from '../ledger/unit-ref.ts'

export interface Flip {
  readonly case: string
  readonly sample: number
  readonly baseline: OutcomeKind
  readonly candidate: OutcomeKind
}

export interface Flips {
  /** Regressions first, each in planned order. */
  readonly flips: readonly Flip[]
  readonly omitted: number
  /** Cases where both models disagree with the expected value in the same way. */
  readonly disputed: readonly string[]
}

const DISAGREES: ReadonlySet<OutcomeKind> = new Set(['mismatch', 'wrong-arguments', 'wrong-calls'])

export function findFlips(ledger: Ledger, contractIndex: number): Flips {
  const worse: UnitRef[] = []
  const better: UnitRef[] = []
  const disputed = new Set<number>()
  const [candidate, baseline] = [ledger.columns('candidate'), ledger.columns('baseline')]
  for (const ref of contractUnits(ledger, contractIndex)) {
    const [ours, theirs] = [candidate.kindAt(ref.place), baseline.kindAt(ref.place)]
    if (!isMeasured(ours) || !isMeasured(theirs)) continue
    if (theirs === 'ok' && ours !== 'ok') worse.push(ref)
    else if (ours === 'ok' && theirs !== 'ok') better.push(ref)
    else if (DISAGREES.has(ours) && DISAGREES.has(theirs)) {
      const value = candidate.valueAt(ref.place)
      if (value >= 0 && value === baseline.valueAt(ref.place)) disputed.add(ref.caseIndex)
    }
  }
  const idOf = (caseIndex: number): string =>
    ledger.plan.contracts[contractIndex]?.contract.cases.labelAt(caseIndex).id as string
  const flips = [...worse, ...better]
  return {
    flips: flips.slice(0, MOST_FAILURES).map((ref) => ({
      case: idOf(ref.caseIndex),
      sample: ref.sample,
      baseline: baseline.kindAt(ref.place) as OutcomeKind,
      candidate: candidate.kindAt(ref.place) as OutcomeKind,
    })),
    omitted: Math.max(0, flips.length - MOST_FAILURES),
    disputed: [...disputed].slice(0, MOST_FAILURES).map(idOf),
  }
}

const isMeasured = (kind: OutcomeKind | null): kind is OutcomeKind =>
  kind !== null && kind !== 'unmeasured' && kind !== 'not-run'
