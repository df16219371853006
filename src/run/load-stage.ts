import type { JournalLoad } from '../journal/line.ts'
import type { Recorded } from '../journal/recorded.ts'
import type { Answer } from '../model/answer.ts'
import type { Plan, PlannedContract, Role } from '../plan/plan.ts'
import type { Stage } from './stages.ts'
import type { RunEnd } from './stop.ts'

/** What calls of a part of the run are for. */
export interface CallKind {
  /** false: a warm-up, neither observed nor journaled; it is paid for all the same. */
  readonly counts: boolean
  /** Hears of every answer of an endpoint, not of those that a journal gave. */
  readonly answered: (answer: Answer) => void
  /** Hears how many calls at once are left after a 429. */
  readonly narrowed: (width: number) => void
}

export type RunPart = (stage: Stage, places: Uint32Array, kind: CallKind) => Promise<RunEnd>

export interface LoadPorts {
  readonly runPart: RunPart
  readonly now: () => number
  readonly isLive: (planned: PlannedContract, role: Role) => boolean
  readonly resumed: Recorded | null
  readonly spentUsd: () => number
  /** Models that have answered in this run. */
  readonly answered: ReadonlySet<Role>
  readonly loaded: (measure: JournalLoad) => void
}

/**
 * A load test of one model: the warm-up, then the measured calls by the clock. Without a warm-up the first call of a
 * model that has not answered yet goes alone, as it does everywhere, and before the clock starts.
 */
export async function runLoad(
  plan: Plan,
  stage: Stage,
  load: NonNullable<Stage['load']>,
  ports: LoadPorts,
): Promise<RunEnd> {
  const planned = plan.contracts.find(({ contract }) => contract.name === load.contract) as PlannedContract
  const calls = ports.isLive(planned, load.role) && !isRecorded(plan, stage, load.role, ports.resumed)
  const spentBefore = ports.spentUsd()
  const opening = calls ? await open(stage, load, ports) : NOTHING_BEFORE
  if (opening.end.reason !== 'finished') return opening.end
  const price = (load.role === 'candidate' ? planned.candidate : planned.baseline)?.price ?? null
  const warmupCostUsd = opening.alone > 0 ? 0 : ports.spentUsd() - spentBefore
  const measured = { answered: 0, throttled: 0, lowest: stage.concurrency }
  const kind: CallKind = {
    counts: true,
    answered: (answer) => {
      if (answer.kind === 'answered') measured.answered++
    },
    narrowed: (width) => {
      measured.throttled++
      measured.lowest = Math.min(measured.lowest, width)
    },
  }
  const startedAt = ports.now()
  const end = await ports.runPart(stage, stage.places.subarray(opening.alone), kind)
  const elapsedMs = Math.max(1, Math.round(ports.now() - startedAt))
  if (calls && measured.answered > 0)
    ports.loaded({
      contract: load.contract,
      role: load.role,
      elapsed_ms: elapsedMs,
      answered: measured.answered,
      throttled: measured.throttled,
      lowest_concurrency: measured.lowest,
      warmup_calls: opening.warmupCalls,
      warmup_cost_usd: price?.kind === 'tokens' ? warmupCostUsd : null,
    })
  return end
}

/** What goes before the clock: warm-up calls, or so many measured ones that went alone. */
interface Opening {
  readonly end: RunEnd
  readonly warmupCalls: number
  readonly alone: number
}

const NOTHING_BEFORE: Opening = { end: { reason: 'finished' }, warmupCalls: 0, alone: 0 }

async function open(stage: Stage, { role, warmup }: NonNullable<Stage['load']>, ports: LoadPorts): Promise<Opening> {
  const { places } = stage
  let warmupCalls = 0
  const answered = (): void => {
    warmupCalls++
  }
  if (warmup > 0) {
    const warm = Uint32Array.from({ length: warmup }, (_, index) => places[index % places.length] as number)
    const end = await ports.runPart(stage, warm, { counts: false, answered, narrowed: () => {} })
    return { end, warmupCalls, alone: 0 }
  }
  if (ports.answered.has(role)) return NOTHING_BEFORE
  const end = await ports.runPart(stage, places.subarray(0, 1), {
    counts: true,
    answered: () => {},
    narrowed: () => {},
  })
  return { end, warmupCalls: 0, alone: 1 }
}

/** Whether an earlier run of the journal has begun every unit of the test: nothing is left to measure. */
function isRecorded(plan: Plan, { places }: Stage, role: Role, resumed: Recorded | null): boolean {
  if (resumed === null) return false
  return places.every((place) => {
    const { contract, case: one, sample } = plan.unitAt(place)
    return resumed.holds({ role, contract: contract.name, case: one.id, sample, turn: 0 })
  })
}
