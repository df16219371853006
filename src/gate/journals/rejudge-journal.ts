import type { JournalCall, JournalEnd } from '../../journal/line.ts'
import { type ReadLine, readJournal } from '../../journal/reader.ts'
import { isMeasured } from '../../journal/recorded.ts'
import type { Called } from '../../model/wire/callback.ts'
import type { Plan, PlannedContract, Unit } from '../../plan/plan.ts'
import { runUnit, type UnitPorts } from '../../run/unit.ts'
import type { UnitSet } from '../../run/unit-set.ts'
import { NOT_RECORDED } from '../callbacks.ts'
import { createBatches } from './rejudge-batches.ts'
import { type RejudgedUnit, rejudgeSingleCall } from './rejudge-call.ts'
import type { RejudgePorts } from './rejudge-ports.ts'

export interface RejudgedJournal {
  /** How the runs that wrote the journal ended, in order. */
  readonly ends: readonly JournalEnd[]
  /** Lines that are none. */
  readonly unreadable: { readonly first: number; readonly count: number } | null
  /** Calls that the plan, or this shard of it, does not have, or that were asked otherwise. */
  readonly strangers: number
  /** Whether calls follow the last end: the run that made them was torn. */
  readonly torn: boolean
}

/** A line of a journal, or what stands for one. */
export type JudgedLine = Pick<ReadLine, 'line' | 'number'>

/** Judges what a journal holds and hands over the observations: no call is made, and memory does not grow with the file. */
export const rejudgeJournal = (path: string, ports: RejudgePorts): Promise<RejudgedJournal> =>
  rejudgeLines(readJournal(path), ports)

/** The same of lines that come from elsewhere. */
export async function rejudgeLines(lines: Iterable<JudgedLine>, ports: RejudgePorts): Promise<RejudgedJournal> {
  const ends: JournalEnd[] = []
  const flows = new Map<string, JournalCall[]>()
  const batches = createBatches(ports)
  let first = 0
  let count = 0
  let strangers = 0
  let torn = false
  const note = (unit: RejudgedUnit): void => {
    if (unit === 'asked otherwise') strangers++
  }
  for (const { line, number } of lines) {
    if (line === null) {
      first ||= number
      count++
    } else if (line.type === 'end') {
      ends.push(line)
      torn = false
    } else if (line.type === 'call') {
      torn = true
      const unit = isOfShard(ports, line) ? unitOf(ports, line) : null
      // A contract that changed since has other places.
      const call = unit === null || unit.place === line.place ? line : { ...line, place: unit.place }
      if (unit === null) strangers++
      else if (unit.case.turns) pushFlow(flows, call)
      else if (claim(ports.seen, call)) {
        const rejudged = rejudgeSingleCall(unit, call, ports)
        // It must not stand in the way of a line that a resumed run asked as the plan does.
        if (rejudged === 'asked otherwise') ports.seen.remove(call.place, call.role)
        if (typeof rejudged === 'string') note(rejudged)
        else if (batches.isFullWith(rejudged)) await batches.fallTo(1)
      }
    }
  }
  for (const lines of flows.values()) {
    const head = lines[0] as JournalCall
    if (claim(ports.seen, head)) note(await observeUnit(ports.plan.unitAt(head.place), lines, ports))
  }
  await batches.fallTo(0)
  return { ends, unreadable: count > 0 ? { first, count } : null, strangers, torn: torn || ends.length === 0 }
}

/** A journal speaks of its own part of the plan alone. */
const isOfShard = ({ shard }: RejudgePorts, { place }: JournalCall): boolean =>
  !shard || place % shard.total === shard.index - 1

/** The planned unit that a line speaks of; null where the plan has none such. Lines come from strangers. */
function unitOf(ports: RejudgePorts, line: JournalCall): Unit | null {
  const { plan } = ports
  if (line.turn < 0 || !plan.roles.includes(line.role)) return null
  const unit = line.place < plan.unitCount ? unitAt(plan, line.place, line) : null
  const found = unit ?? (ports.moved ? unitAt(plan, ports.moved(line), line) : null)
  return found !== null && line.turn < (found.case.turns?.length ?? 1) ? found : null
}

/** The unit at a place, if the line speaks of that contract, case and sample. */
function unitAt(plan: Plan, place: number | null, line: JournalCall): Unit | null {
  if (place === null) return null
  const slot = plan.slotAt(place)
  const contract = plan.contracts[slot.contractIndex]?.contract
  if (contract?.name !== line.contract || slot.sample !== line.sample) return null
  const unit = plan.unitAt(place)
  return unit.case.id === line.case ? unit : null
}

/** False where a measured answer of this unit was seen before; a lost one gives way to any that follows. */
function claim(seen: UnitSet, { place, role, answer }: JournalCall): boolean {
  if (seen.has(place, role)) return false
  if (isMeasured(answer)) seen.add(place, role)
  return true
}

function pushFlow(flows: Map<string, JournalCall[]>, line: JournalCall): void {
  const key = `${line.place} ${line.role}`
  const lines = flows.get(key)
  if (lines) lines.push(line)
  else flows.set(key, [line])
}

/** Drives the unit over its recorded answers. One that did not come to its end, because the run did, is not observed. */
async function observeUnit(
  unit: Unit,
  lines: readonly JournalCall[],
  { plan, wiring, judge, observe, verify, callbacks }: RejudgePorts,
): Promise<RejudgedUnit> {
  let otherwise = false
  const head = lines[0] as JournalCall
  const planned = plan.contracts[unit.contractIndex] as PlannedContract
  const byTurn = new Map<number, JournalCall>()
  for (const line of lines) {
    const earlier = byTurn.get(line.turn)
    if (!earlier || !isMeasured(earlier.answer)) byTurn.set(line.turn, line)
  }
  let opening = -1
  const downstream = (): Called => {
    const answer = byTurn.get(opening)?.answer
    return { kind: 'failed', failure: answer?.kind === 'failed' ? answer.failure : NOT_RECORDED }
  }
  const ports: UnitPorts = {
    ...wiring,
    judge: (body, expect, one, answer) => judge.judge(wiring.criteria(body, one.contract, expect), answer),
    openTurn: (turn, context) => {
      opening++
      return judge.openTurn(turn, { ...context, returned: byTurn.get(opening)?.results ?? {} })
    },
    callbacks,
    callBack: async () => downstream(),
    downstreamFailed: () => {},
    ask: async ({ turn, digest }) => {
      const line = byTurn.get(turn)
      if (!line) return { kind: 'aborted' }
      otherwise = verify && line.request !== digest()
      if (otherwise) return { kind: 'aborted' }
      return { kind: 'answer', answer: line.answer }
    },
  }
  const end = await runUnit(unit, planned, head.role, ports)
  if (end.kind !== 'observed') return otherwise ? 'asked otherwise' : 'open'
  observe(end.observation)
  return 'observed'
}
