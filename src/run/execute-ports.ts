import type { Contract, Turn } from '../contract/contract.ts'
import type { Expect } from '../contract/expect.ts'
import type { JournalLoad } from '../journal/line.ts'
import type { Recorded } from '../journal/recorded.ts'
import type { JournalWriter } from '../journal/writer.ts'
import type { JsonObject } from '../json/value.ts'
import type { ModelClient } from '../model/client.ts'
import type { Criteria } from '../outcome/criteria.ts'
import type { Judge } from '../outcome/judge.ts'
import type { Observation } from '../outcome/observation.ts'
import type { PlannedContract, Role, Unit } from '../plan/plan.ts'
import type { CallBack } from './downstream.ts'
import type { ReusedAnswer } from './reused-answer.ts'
import type { Together } from './together.ts'
import type { UnitPorts } from './unit.ts'

/** What a plan is run with. */
export interface ExecutePorts {
  readonly client: (planned: PlannedContract, role: Role) => ModelClient
  readonly judge: Judge
  readonly request: (unit: Unit, role: Role) => JsonObject
  readonly sent: UnitPorts['sent']
  readonly criteria: (body: JsonObject, contract: Contract, expect: Expect) => Criteria
  readonly userText: (unit: Unit, turn: Turn) => Turn
  readonly callbacks: ReadonlySet<string>
  readonly callBack: CallBack
  readonly journal: JournalWriter | null
  /** Answers of an earlier run of the same plan; what it lost is asked again. */
  readonly resumed: Recorded | null
  /** An earlier run's answers that stand in for calls. */
  readonly reused: ReusedAnswer
  /** Hears of every unit's end as it comes. */
  readonly observe: (observation: Observation) => void
  readonly decided: () => boolean
  readonly cancelled: AbortSignal
  readonly onThrottled: (listener: () => void) => void
  /** Monotonic, ms. */
  readonly now: () => number
  /** Whether a model's calls are made, not looked up: only then a load test measures it. */
  readonly isLive: (planned: PlannedContract, role: Role) => boolean
  /** Hears of every load test that was measured. */
  readonly loaded: (measure: JournalLoad) => void
  /** The runs of other candidates, where this is one of several. */
  readonly together: Together | null
  /** Told once, before the first call. */
  readonly started: (spentUsd: () => number) => void
}
