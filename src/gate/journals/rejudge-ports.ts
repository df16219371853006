import type { JournalCall } from '../../journal/line.ts'
import type { Judge } from '../../outcome/judge.ts'
import type { Observation } from '../../outcome/observation.ts'
import type { Plan } from '../../plan/plan.ts'
import type { UnitSet } from '../../run/unit-set.ts'
import type { Wiring } from '../../run/wiring.ts'

/** What judging a journal again needs, and whom it tells. */
export interface RejudgePorts {
  readonly plan: Plan
  readonly wiring: Wiring
  readonly judge: Judge
  readonly observe: (observation: Observation) => void
  /** Compare each call's request with the plan's: needed where contracts may have changed since. */
  readonly verify: boolean
  /** Finds the place that a contract, case and sample have now; left out: the plan is that of the run. */
  readonly moved?: ((line: JournalCall) => number | null) | undefined
  /** Tools that the policy maps to a real downstream. */
  readonly callbacks: ReadonlySet<string>
  /** Whose answers are there already. Shared by the journals of one merge. */
  readonly seen: UnitSet
  /** The part of the plan that this journal may speak of; null: all of it. */
  readonly shard: Plan['shard']
}
