import type { JournalCall, JournalLine, SentBatch } from '../../journal/line.ts'
import { createMemory, isMeasured, type Memory } from '../../journal/recorded.ts'
import { isReused } from '../../model/answer.ts'
import { readRanges } from '../../model/batch/ranges.ts'
import type { Plan, PlannedContract, Role } from '../../plan/plan.ts'
import { costUsd } from '../spend.ts'
import { createUnitSet, type UnitSet } from '../unit-set.ts'

/** A batch that was made, or was about to be, and whose results are not in the journal yet. */
export interface OpenBatch extends Omit<SentBatch, 'places'> {
  readonly places: readonly number[]
  /** null: whether it was made is not known. */
  readonly id: string | null
}

/**
 * What the lines of a batch run's journal come to: who has answered, how often was asked, what is under way. The same
 * lines give the same tracker, whether they are read back or written just now, so that a killed run goes on where it was.
 */
export interface BatchTracker {
  readonly add: (line: JournalLine) => void
  /** Answered, or refused by the endpoint; never said of a flow, which its answers are to be driven over. */
  readonly isAnswered: (place: number, role: Role) => boolean
  readonly isUnderWay: (place: number, role: Role) => boolean
  /** How often the next call of this unit was asked without an answer, since the last run came to its end. */
  readonly attempts: (place: number, role: Role) => number
  /** Answers of flows, which later turns go on from. */
  readonly memory: Memory
  readonly isFlow: (place: number) => boolean
  readonly open: () => readonly OpenBatch[]
  /** The mark of the run whose batches these are; null where none was made. */
  readonly mark: () => string | null
  /** The number that the last batch was given. */
  readonly lastNumber: () => number
  readonly spentUsd: () => number
  readonly answered: (role: Role) => boolean
}

export function createBatchTracker(plan: Plan): BatchTracker {
  const isFlow = flowsOf(plan)
  const memory = createMemory()
  const answered = createUnitSet(plan)
  const underWay = createUnitSet(plan)
  const answeredRoles = new Set<Role>()
  const { take: takeBatch, ...batches } = openBatches(plan, underWay)
  const attempts: Record<Role, Uint8Array> = {
    candidate: new Uint8Array(plan.unitCount),
    baseline: new Uint8Array(plan.unitCount),
  }
  let spentUsd = 0
  const takeCall = (line: JournalCall): void => {
    const { place, role, answer } = line
    const planned = plannedAt(plan, line)
    if (planned === null) return
    if (answer.kind === 'answered') {
      answeredRoles.add(role)
      const target = role === 'candidate' ? planned.candidate : planned.baseline
      if (!isReused(answer)) spentUsd += (target && costUsd(target, answer.usage)) ?? 0
    }
    if (isFlow(place)) memory.keep(line)
    else if (isMeasured(answer)) answered.add(place, role)
    attempts[role][place] = isMeasured(answer) ? 0 : Math.max(attempts[role][place] as number, answer.attempts)
  }
  return {
    add: (line) => {
      switch (line.type) {
        case 'call':
          return takeCall(line)
        case 'end':
          attempts.candidate.fill(0)
          attempts.baseline.fill(0)
          return
        case 'batch':
          takeBatch(line)
      }
    },
    isAnswered: answered.has,
    isUnderWay: underWay.has,
    attempts: (place, role) => attempts[role][place] as number,
    memory,
    isFlow,
    ...batches,
    spentUsd: () => spentUsd,
    answered: (role) => answeredRoles.has(role),
  }
}

/** Batches from the line that says they are to be made to the one that says they are over. */
function openBatches(plan: Plan, underWay: UnitSet) {
  const open = new Map<string, OpenBatch>()
  let mark: string | null = null
  let lastNumber = 0
  return {
    open: () => [...open.values()],
    mark: () => mark,
    lastNumber: () => lastNumber,
    take: (line: Extract<JournalLine, { type: 'batch' }>): void => {
      const known = open.get(line.key)
      if (line.event === 'sent') {
        const places = readRanges(line.places, plan.unitCount)
        if (places === null) return
        const [own = '', number = '0'] = line.key.split('-')
        mark ??= own
        lastNumber = Math.max(lastNumber, Number(number))
        open.set(line.key, { ...line, places, id: null })
        for (const place of places) underWay.add(place, line.role)
      } else if (line.event === 'submitted') {
        if (known) open.set(line.key, { ...known, id: line.id })
      } else {
        for (const place of known?.places ?? []) underWay.remove(place, (known as OpenBatch).role)
        open.delete(line.key)
      }
    },
  }
}

/** A contract with flows is driven over its answers as a whole. */
function flowsOf(plan: Plan): BatchTracker['isFlow'] {
  const hasFlows = plan.contracts.map(({ contract }) => contract.cases.counts.flows > 0)
  return hasFlows.includes(true) ? (place) => hasFlows[plan.slotAt(place).contractIndex] === true : () => false
}

/** The contract that a line speaks of; null for a line that is none of this plan. */
function plannedAt(plan: Plan, { place, contract, sample }: JournalCall): PlannedContract | null {
  if (place >= plan.unitCount) return null
  const slot = plan.slotAt(place)
  const planned = plan.contracts[slot.contractIndex]
  return planned?.contract.name === contract && slot.sample === sample ? planned : null
}
