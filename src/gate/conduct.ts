import type { Policy } from '../contract/policy.ts'
import type { JournalEnd, JournalHeader, JournalLoad } from '../journal/line.ts'
import { readRecorded, type Recorded } from '../journal/recorded.ts'
import { type JournalWriter, openJournal } from '../journal/writer.ts'
import type { Judge } from '../outcome/judge.ts'
import type { Observation } from '../outcome/observation.ts'
import type { Plan } from '../plan/plan.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import { executePlan } from '../run/execute.ts'
import { endDetail } from '../run/stop.ts'
import { wire } from '../run/wiring.ts'
import type { Ledger } from '../verdict/ledger.ts'
import type { RunFacts } from '../verdict/run-facts.ts'
import { clientsOf } from './clients.ts'
import { headerOf } from './header.ts'
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
}

/** Makes the calls of a plan, journals them, and fills the ledger. Problems only where nothing could begin. */
export async function conduct(plan: Plan, policy: Policy, ledger: Ledger, judge: Judge, request: GateRequest, ports: GatePorts): Promise<Result<Conducted>> {
  const opened = await openJournals(plan, policy, request, ports)
  if (!opened.ok) return opened
  const { journal, resumed, replay, baselineReplay } = opened.value
  const clients = await clientsOf(plan, { replay, baselineReplay, timeoutMs: request.timeoutMs }, ports)
  if (!clients.ok) {
    await journal?.close()
    return clients
  }
  let heard: (observation: Observation) => void = () => {}
  const startedAt = ports.now()
  const { callBack } = await import('../model/callback.ts')
  const loads: JournalLoad[] = [...replayedLoads(replay, 'candidate', resumed), ...replayedLoads(baselineReplay, 'baseline', resumed)]
  const end = await executePlan(plan, {
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
    callBack: (call, signal) => callBack(policy.callbacks[call.name] as string, call, { signal, now: ports.now }),
    started: (spentUsd) => {
      heard = ports.started(plan, spentUsd)
    },
  })
  await clients.value.close()
  const elapsedMs = Math.round(ports.now() - startedAt)
  const loopDelayMs = Math.round(ports.loopDelayMs())
  const last: JournalEnd = {
    type: 'end',
    reason: end.reason,
    elapsed_ms: elapsedMs,
    loop_delay_ms: loopDelayMs,
    ...(loads.length > 0 ? { load: loads } : {}),
    ...endDetail(end),
  }
  journal?.append(last)
  const trouble = (await journal?.close()) ?? null
  const lost: Problem[] = trouble === null ? [] : [{ code: 'journal-not-written', args: { file: request.journal?.file ?? '', reason: trouble } }]
  // Replayed answers carry the times of the run that recorded them, and so its machine's delay.
  const delays = replay ? replay.ends : [...(resumed?.ends ?? []), { loop_delay_ms: loopDelayMs }]
  return good({
    end,
    elapsedMs: (resumed?.ends ?? []).reduce((sum, one) => sum + one.elapsed_ms, elapsedMs),
    loopDelayMs: Math.max(0, ...delays.map((one) => one.loop_delay_ms)),
    loads: mergedLoads([...(resumed?.ends ?? []), last]),
    warnings: [...opened.warnings, ...lost],
  })
}

interface Journals {
  readonly journal: JournalWriter | null
  readonly resumed: Recorded | null
  readonly replay: Recorded | null
  readonly baselineReplay: Recorded | null
}

async function openJournals(plan: Plan, policy: Policy, request: GateRequest, { files }: GatePorts): Promise<Result<Journals>> {
  const warnings: Problem[] = []
  const problems: Problem[] = []
  const recording = async (file: string | null): Promise<Recorded | null> => {
    if (file === null) return null
    if (files.inspect(absolute(request.cwd, file)) === null) {
      problems.push({ code: 'journal-absent', args: { file } })
      return null
    }
    const recorded = await readRecorded(absolute(request.cwd, file))
    if (recorded.header === null) problems.push({ code: 'journal-without-header', args: { file } })
    if (recorded.unreadable) warnings.push({ code: 'journal-unreadable-lines', args: { file, line: recorded.unreadable.first, count: recorded.unreadable.count } })
    return recorded
  }
  const replay = await recording(request.replay)
  const baselineReplay = await recording(request.baselineReplay)
  if (problems.length > 0 || request.journal === null) return problems.length > 0 ? bad(...problems) : good({ journal: null, resumed: null, replay, baselineReplay }, warnings)
  const { file, resume } = request.journal
  const path = absolute(request.cwd, file)
  const found = resume ? files.inspect(path) : null
  const resumed = found !== null && found.size > 0 ? await recording(file) : null
  const header = headerOf(plan, policy, request)
  if (resumed?.header && resumed.header.plan !== header.plan) problems.push({ code: 'journal-other-plan', args: { file } })
  if (problems.length > 0) return bad(...problems)
  const journal = await begin(path, header, resumed)
  if (typeof journal === 'string') return bad({ code: 'journal-locked', args: { file, reason: journal } })
  return good({ journal, resumed, replay, baselineReplay }, warnings)
}

async function begin(path: string, header: JournalHeader, resumed: Recorded | null): Promise<JournalWriter | string> {
  try {
    const journal = await openJournal(path, resumed?.endByte ?? 0)
    if (!resumed) journal.append(header)
    return journal
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

export const absolute = (cwd: string, path: string): string => (path.startsWith('/') ? path : `${cwd}/${path}`)
