import { mkdir, rm } from 'node:fs/promises'
import type { Policy } from '../../contract/policy/policy.ts'
import { sleep } from '../../model/wire/sleep.ts'
import type { Judge } from '../../outcome/judge.ts'
import type { Plan } from '../../plan/plan.ts'
import { bad, good, type Problem, type Result } from '../../problem/problem.ts'
import { systemReason } from '../../problem/system-reason.ts'
import { type BatchTracker, createBatchTracker } from '../../run/batch/batch-tracker.ts'
import { type BatchesEnd, runBatches } from '../../run/batch/run-batches.ts'
import type { ReusedAnswer } from '../../run/reused-answer.ts'
import { createUnitSet } from '../../run/unit-set.ts'
import { wire } from '../../run/wiring.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { callBackOf, callbacksOf } from '../callbacks.ts'
import { isJudgedOtherwise } from '../journals/judged-otherwise.ts'
import type { OpenedJournal } from '../journals/open-journals.ts'
import { rejudgeJournals } from '../journals/rejudge-journals.ts'
import { absolute } from '../request/absolute-path.ts'
import type { GatePorts, GateRequest } from '../request/request.ts'
import { type CompletedRun, elapsedInAll, endRun, type OpenRun, openRun, type RunExtras } from '../run-calls.ts'
import { toldLedger } from '../told-ledger.ts'
import { batchProgressLines } from './batch-progress.ts'

/**
 * Makes the calls of a plan in batches, journals their answers, and judges the journal: it is the one place where
 * everything is, so that a run which was killed and one which was not come to the same report.
 */
export async function runBatchCalls(
  plan: Plan,
  policy: Policy,
  ledger: Ledger,
  judge: Judge,
  request: GateRequest,
  ports: GatePorts,
  beside: RunExtras,
): Promise<Result<CompletedRun>> {
  const opened = await openBatchRun(plan, policy, request, ports)
  if (!opened.ok) return opened
  const run = opened.value
  const { journal, resumed, path, tracker } = run
  beside.takeOver(run)
  if (resumed !== null) ports.batchProgress?.(`going on with ${run.file}: only what is missing is asked`)
  const told = toldLedger(ledger, ports.started(plan, tracker.spentUsd))
  const startedAt = ports.now()
  const asked = await askAll(run, plan, policy, judge, request, ports, beside.reused)
  const { end } = asked
  const { last, lost } = await endRun(run, request, ports.now() - startedAt, { end, loads: [], loopDelayMs: 0 })
  const judging = { plan, wiring: wire(plan), judge, ledger: told, verify: false, seen: createUnitSet(plan) }
  await rejudgeJournals(
    [{ path, shard: plan.shard }],
    { ...judging, callbacks: callbacksOf(policy) },
    // An anchor hears of every observation too.
    beside.isAnchored ? { files: ports.files } : ports,
  )
  await journal.release()
  return good({
    end,
    elapsedMs: elapsedInAll(resumed, last),
    loopDelayMs: 0,
    loads: [],
    warnings: [...opened.warnings, ...lost, ...warningsOf(asked)],
    whatIf: isJudgedOtherwise(plan, resumed, null),
    journalKept: journal.kept,
    ...(asked.bug === undefined ? {} : { bug: asked.bug }),
  })
}

/** A run in batches always writes a journal: it is what a killed one goes on from. */
interface BatchRun extends OpenRun {
  readonly journal: OpenedJournal
  /** The journal as it was named, and where it lies. */
  readonly file: string
  readonly path: string
  readonly tracker: BatchTracker
}

async function openBatchRun(
  plan: Plan,
  policy: Policy,
  request: GateRequest,
  ports: GatePorts,
): Promise<Result<BatchRun>> {
  if (request.replay !== null) return bad({ code: 'batch-with-replay', args: {} })
  if (request.journal === null || !(request.journal.resume || policy.showValues))
    return bad({ code: 'batch-needs-journal', args: {} })
  const resumedTracker = createBatchTracker(plan)
  const opened = await openRun(plan, policy, request, ports, (line) => {
    resumedTracker.add(line)
    return false
  })
  if (!opened.ok) return opened
  const { journal, resumed, clients } = opened.value
  if (journal === null) {
    await clients.close()
    return bad({ code: 'batch-needs-journal', args: {} }, ...opened.warnings)
  }
  const { file } = request.journal
  const tracker = resumed === null ? createBatchTracker(plan) : resumedTracker
  return good({ ...opened.value, journal, file, path: absolute(request.cwd, file), tracker }, opened.warnings)
}

interface Asked extends BatchesEnd {
  readonly bug?: unknown
}

async function askAll(
  run: BatchRun,
  plan: Plan,
  policy: Policy,
  judge: Judge,
  request: GateRequest,
  ports: GatePorts,
  reused: ReusedAnswer,
): Promise<Asked> {
  const { clients, journal, path, tracker } = run
  const folder = `${path}.batches`
  const wiring = wire(plan)
  const nothing = { unread: 0, missing: 0, gone: 0 }
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return await runBatches(plan, {
      ...wiring,
      judge: (body, expect, unit, answer) => judge.judge(wiring.criteria(body, unit.contract, expect), answer),
      openTurn: judge.openTurn,
      callbacks: callbacksOf(policy),
      callBack: callBackOf(policy, run, ports),
      client: clients.batchFor,
      recorded: clients.clientFor,
      isLive: clients.isLive,
      reused,
      journal: journal.writer,
      tracker,
      folder,
      redact: ports.redact,
      random: ports.random,
      sleep,
      cancelled: ports.cancelled,
      detach: request.detach === true,
      progress: batchProgressLines(ports.batchProgress ?? (() => {}), ports.now),
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined)
      return { ...nothing, end: { reason: 'interrupted' }, diskTrouble: null, bug: error }
    return { ...nothing, end: { reason: 'interrupted' }, diskTrouble: systemReason(error) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function warningsOf({ unread, missing, gone, diskTrouble }: Asked): readonly Problem[] {
  return [
    ...(diskTrouble === null ? [] : [{ code: 'batch-files-not-written', args: { reason: diskTrouble } } as const]),
    ...(unread === 0 ? [] : [{ code: 'batch-lines-unread', args: { count: unread } } as const]),
    ...(missing === 0 ? [] : [{ code: 'batch-lines-missing', args: { count: missing } } as const]),
    ...(gone === 0 ? [] : [{ code: 'batches-gone', args: { count: gone } } as const]),
  ]
}
