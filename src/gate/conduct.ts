import type { Policy } from '../contract/policy/policy.ts'
import type { JournalEnd, JournalLoad } from '../journal/line.ts'
import type { Judge } from '../outcome/judge.ts'
import type { Observation } from '../outcome/observation.ts'
import type { Plan } from '../plan/plan.ts'
import { good, type Problem, type Result } from '../problem/problem.ts'
import { executePlan } from '../run/execute.ts'
import { endDetail } from '../run/stop.ts'
import { wire } from '../run/wiring.ts'
import type { Ledger } from '../verdict/ledger/ledger.ts'
import type { RunFacts } from '../verdict/run-facts.ts'
import { callBackOf } from './callbacks.ts'
import { clientsOf } from './clients.ts'
import { openJournalOf, readRecordings } from './journals.ts'
import { mergedLoads, replayedLoads } from './loads.ts'
import type { GatePorts, GateRequest } from './request.ts'

/** What a run leaves behind beside the ledger. Elapsed time is that of all runs that wrote the journal. */
export interface Conducted {
  readonly end: RunFacts['end']
  readonly elapsedMs: number
  readonly loopDelayMs: number
  /** What load tests measured, one entry a contract and model. */
  readonly loads: readonly JournalLoad[]
  readonly warnings: readonly Problem[]
  /** An exception that nobody expected ended the run; what it had done by then is judged. */
  readonly bug?: unknown
}

/** Makes the calls of a plan, journals them, and fills the ledger. Problems only where nothing could begin. */
export async function conduct(
  plan: Plan,
  policy: Policy,
  ledger: Ledger,
  judge: Judge,
  request: GateRequest,
  ports: GatePorts,
): Promise<Result<Conducted>> {
  const recordings = await readRecordings(request, ports)
  if (!recordings.ok) return recordings
  const { replay, baselineReplay } = recordings.value
  ports.learnSecrets(Object.values(policy.providers).map(({ apiKeyEnv = '' }) => ports.environment[apiKeyEnv] ?? ''))
  const clients = await clientsOf(plan, { replay, baselineReplay, timeoutMs: request.timeoutMs }, ports)
  if (!clients.ok) return clients
  const opened = await openJournalOf(plan, policy, request, ports)
  if (!opened.ok) {
    await clients.value.close()
    return opened
  }
  const journal = opened.value?.writer ?? null
  const resumed = opened.value?.resumed ?? null
  let heard: (observation: Observation) => void = () => {}
  const startedAt = ports.now()
  let bug: unknown
  const loads: JournalLoad[] = [
    ...replayedLoads(replay, 'candidate', resumed),
    ...replayedLoads(baselineReplay, 'baseline', resumed),
  ]
  const delayMs = ports.watchLoop()
  const executed = executePlan(plan, {
    ...wire(plan),
    client: clients.value.clientFor,
    onThrottled: clients.value.onThrottled,
    now: ports.now,
    isLive: clients.value.isLive,
    loaded: (measure) => loads.push(measure),
    judge,
    journal,
    resumed,
    observe: (observation) => {
      ledger.put(observation)
      heard(observation)
    },
    decided: ledger.shouldStop,
    cancelled: ports.cancelled,
    callbacks: new Set(Object.keys(policy.callbacks)),
    callBack: callBackOf(policy, recordings.value, ports),
    started: (spentUsd) => {
      heard = ports.started(plan, spentUsd)
    },
  })
  const end = await executed.catch((thrown: unknown): RunFacts['end'] => {
    bug = thrown
    return { reason: 'interrupted' }
  })
  await clients.value.close()
  const elapsedMs = Math.round(ports.now() - startedAt)
  // Replayed answers carry the times of the run that recorded them, and so its machine's delay.
  const loopDelayMs = replay ? Math.max(0, ...replay.ends.map((one) => one.loop_delay_ms)) : Math.round(delayMs())
  const last = endLine(end, elapsedMs, loopDelayMs, loads)
  if (end.reason !== 'interrupted') journal?.append(last)
  const trouble = journal?.close() ?? null
  await opened.value?.release()
  const lost: Problem[] =
    trouble === null
      ? []
      : [{ code: 'journal-not-written', args: { file: request.journal?.file ?? '', reason: trouble } }]
  return good({
    end,
    elapsedMs: (resumed?.ends ?? []).reduce((sum, one) => sum + one.elapsed_ms, elapsedMs),
    loopDelayMs: Math.max(loopDelayMs, ...(resumed?.ends ?? []).map((one) => one.loop_delay_ms)),
    loads: mergedLoads([...(resumed?.ends ?? []), last]),
    warnings: [...recordings.warnings, ...opened.warnings, ...lost],
    ...(bug === undefined ? {} : { bug }),
  })
}

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
