import type { Policy } from '../contract/policy/policy.ts'
import type { JournalEnd, JournalLoad } from '../journal/line.ts'
import type { Recorded } from '../journal/recorded.ts'
import type { Judge } from '../outcome/judge.ts'
import type { UnitEnd } from '../outcome/observation.ts'
import type { Plan } from '../plan/plan.ts'
import { good, type Problem, type Result } from '../problem/problem.ts'
import { executePlan } from '../run/execute.ts'
import type { ReusedAnswer } from '../run/reused-answer.ts'
import { endDetail, type RunEnd } from '../run/stop.ts'
import { wire } from '../run/wiring.ts'
import type { Ledger } from '../verdict/ledger/ledger.ts'
import type { RunFacts } from '../verdict/run-facts.ts'
import { createStopping } from '../verdict/stopping.ts'
import { callBackOf, callbacksOf } from './callbacks.ts'
import { type Clients, clientsOf } from './clients.ts'
import { isJudgedOtherwise } from './journals/judged-otherwise.ts'
import { keepEarlier } from './journals/keep-earlier.ts'
import {
  type Keeps,
  type OpenedJournal,
  openJournalOf,
  type Recordings,
  readRecordings,
} from './journals/open-journals.ts'
import { mergedLoads, replayedLoads } from './journals/replayed-loads.ts'
import type { GatePorts, GateRequest } from './request/request.ts'
import { toldLedger } from './told-ledger.ts'

/** What a run leaves behind beside the ledger. Elapsed time is that of all runs that wrote the journal. */
export interface CompletedRun {
  readonly end: RunFacts['end']
  readonly elapsedMs: number
  readonly loopDelayMs: number
  /** What load tests measured, one entry a contract and model. */
  readonly loads: readonly JournalLoad[]
  readonly warnings: readonly Problem[]
  /** Judged by other criteria than those for which the answers in the journal were asked. */
  readonly whatIf: boolean
  /** Where the journal that lay in this run's place is now. */
  readonly journalKept: string | null
  /** An exception that nobody expected ended the run; what it had done by then is judged. */
  readonly bug?: unknown
}

/** What earlier runs bring to this one. */
export interface RunExtras {
  readonly reused: ReusedAnswer
  /** Writes what judging the journal again needs of them; a journal that is resumed has it. */
  readonly takeOver: (run: Pick<OpenRun, 'journal' | 'resumed'>) => void
  /** Whether its ledger hears of every answer for an anchor too. */
  readonly isAnchored: boolean
}

/** Makes the calls of a plan, journals them, and fills the ledger. Problems only where nothing could begin. */
export async function runCalls(
  plan: Plan,
  policy: Policy,
  ledger: Ledger,
  judge: Judge,
  request: GateRequest,
  ports: GatePorts,
  beside: RunExtras,
): Promise<Result<CompletedRun>> {
  const opened = await openRun(plan, policy, request, ports)
  if (!opened.ok) return opened
  const { journal, replay, resumed } = opened.value
  beside.takeOver(opened.value)
  const startedAt = ports.now()
  const delayMs = ports.watchLoop()
  const { end, loads, bug } = await makeCalls(opened.value, plan, policy, ledger, judge, ports, beside.reused)
  // Replayed answers carry the times of the run that recorded them, and so its machine's delay.
  const loopDelayMs = replay ? Math.max(0, ...replay.ends.map((one) => one.loop_delay_ms)) : Math.round(delayMs())
  const { last, lost } = await endRun(opened.value, request, ports.now() - startedAt, { end, loads, loopDelayMs })
  await journal?.release()
  const earlier = resumed?.ends ?? []
  return good({
    end,
    elapsedMs: elapsedInAll(resumed, last),
    loopDelayMs: Math.max(loopDelayMs, ...earlier.map((one) => one.loop_delay_ms)),
    loads: mergedLoads([...earlier, last]),
    warnings: [...opened.warnings, ...lost],
    whatIf: isJudgedOtherwise(plan, resumed, replay),
    journalKept: journal === null ? await keepEarlier(request, ports) : journal.kept,
    ...(bug === undefined ? {} : { bug }),
  })
}

/**
 * Closes the clients, and the journal, in which it says how the run ended unless a bug ended it; its lock stays. What could
 * not be written is told.
 */
export async function endRun(
  { clients, journal }: OpenRun,
  { journal: asked }: GateRequest,
  elapsedMs: number,
  { end, loads, loopDelayMs }: Pick<CompletedRun, 'end' | 'loads' | 'loopDelayMs'>,
): Promise<{ readonly last: JournalEnd; readonly lost: readonly Problem[] }> {
  await clients.close()
  const last = endLine(end, Math.round(elapsedMs), loopDelayMs, loads)
  if (last.reason !== 'interrupted') journal?.writer.append(last)
  const reason = journal?.writer.close() ?? null
  return {
    last,
    lost: reason === null ? [] : [{ code: 'journal-not-written', args: { file: asked?.file ?? '', reason } }],
  }
}

/** Of all runs that wrote the journal, in ms. */
export const elapsedInAll = (resumed: Recorded | null, last: JournalEnd): number =>
  (resumed?.ends ?? []).reduce((sum, one) => sum + one.elapsed_ms, last.elapsed_ms)

/** All that a run holds open, or reads from, while its calls are made. */
export interface OpenRun extends Recordings {
  readonly clients: Clients
  readonly journal: OpenedJournal | null
  readonly resumed: Recorded | null
}

/** Opens clients and journal; a problem of either leaves nothing open. */
export async function openRun(
  plan: Plan,
  policy: Policy,
  request: GateRequest,
  ports: GatePorts,
  keeps?: Keeps,
): Promise<Result<OpenRun>> {
  const recordings = await readRecordings(request, ports)
  if (!recordings.ok) return recordings
  ports.learnSecrets(Object.values(policy.providers).map(({ apiKeyEnv = '' }) => ports.environment[apiKeyEnv] ?? ''))
  const clients = await clientsOf(plan, { ...recordings.value, timeoutMs: request.timeoutMs, via: request.via }, ports)
  if (!clients.ok) return clients
  const journal = await openJournalOf(plan, policy, request, ports, keeps)
  if (!journal.ok) {
    await clients.value.close()
    return journal
  }
  const resumed = journal.value?.resumed ?? null
  return good({ ...recordings.value, clients: clients.value, journal: journal.value, resumed }, [
    ...recordings.warnings,
    ...journal.warnings,
  ])
}

/** What came of the calls; a bug is kept until what was done by then is judged. */
interface CallsMade {
  readonly end: RunFacts['end']
  readonly loads: readonly JournalLoad[]
  readonly bug?: unknown
}

async function makeCalls(
  run: OpenRun,
  plan: Plan,
  policy: Policy,
  ledger: Ledger,
  judge: Judge,
  ports: GatePorts,
  reused: ReusedAnswer,
): Promise<CallsMade> {
  const { clients, journal, resumed, replay, baselineReplay } = run
  let tell: (end: UnitEnd) => void = () => {}
  const stopping = createStopping(toldLedger(ledger, (end) => tell(end)))
  const loads: JournalLoad[] = [
    ...replayedLoads(replay, 'candidate', resumed),
    ...replayedLoads(baselineReplay, 'baseline', resumed),
  ]
  try {
    const ended = await executePlan(plan, {
      ...wire(plan),
      client: clients.clientFor,
      onThrottled: clients.onThrottled,
      now: ports.now,
      isLive: clients.isLive,
      together: ports.together?.(plan.limits) ?? null,
      loaded: (measure) => loads.push(measure),
      judge,
      journal: journal?.writer ?? null,
      resumed,
      reused,
      observe: stopping.put,
      decided: stopping.shouldStop,
      cancelled: ports.cancelled,
      callbacks: callbacksOf(policy),
      callBack: callBackOf(policy, run, ports),
      started: (spentUsd) => {
        tell = ports.started(plan, spentUsd)
      },
    })
    const end = withKeyless(ended, plan, clients)
    return { end, loads }
  } catch (bug) {
    return { end: { reason: 'interrupted' }, loads, bug }
  }
}

/** What a journal says of how a run ended. */
const endLine = (
  end: RunFacts['end'],
  elapsedMs: number,
  loopDelayMs: number,
  loads: readonly JournalLoad[],
): JournalEnd => ({
  type: 'end',
  reason: end.reason,
  elapsed_ms: elapsedMs,
  loop_delay_ms: loopDelayMs,
  ...(loads.length > 0 ? { load: loads } : {}),
  ...(end.reason === 'interrupted' ? {} : endDetail(end)),
})

/** Whether a key was sent goes into the journal with the end: judging again, no key is known. */
function withKeyless(end: RunEnd, plan: Plan, { isKeyless }: Clients): RunEnd {
  if (end.reason !== 'refused-by-endpoint') return end
  const planned = plan.contracts.find((one) => one.contract.name === end.contract)
  return planned && isKeyless(planned, end.role) ? { ...end, isKeyless: true } : end
}
