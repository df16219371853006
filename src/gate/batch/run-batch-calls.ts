import { mkdir, rm } from 'node:fs/promises'
import type { Policy } from '../../contract/policy/policy.ts'
import type { JournalWriter } from '../../journal/writer.ts'
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
import { callBackOf } from '../callbacks.ts'
import { isJudgedOtherwise } from '../journals/judged-otherwise.ts'
import { rejudgeJournal } from '../journals/rejudge-journal.ts'
import { absolute } from '../request/absolute-path.ts'
import type { GatePorts, GateRequest } from '../request/request.ts'
import {
  type CompletedRun,
  elapsedInAll,
  endJournal,
  endLine,
  type OpenRun,
  openRun,
  type RunExtras,
} from '../run-calls.ts'
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
  if (request.replay !== null) return bad({ code: 'batch-with-replay', args: {} })
  if (request.journal === null || !(request.journal.resume || policy.showValues))
    return bad({ code: 'batch-needs-journal', args: {} })
  const path = absolute(request.cwd, request.journal.file)
  const resumedTracker = createBatchTracker(plan)
  const opened = await openRun(plan, policy, request, ports, (line) => {
    resumedTracker.add(line)
    return false
  })
  if (!opened.ok) return opened
  const run = opened.value
  const { journal, resumed, clients } = run
  if (journal === null) {
    await clients.close()
    return bad({ code: 'batch-needs-journal', args: {} }, ...opened.warnings)
  }
  beside.takeOver(run)
  const tracker = resumed === null ? createBatchTracker(plan) : resumedTracker
  if (resumed !== null) ports.batchProgress?.(`going on with ${request.journal.file}: only what is missing is asked`)
  const observe = ports.started(plan, tracker.spentUsd)
  const startedAt = ports.now()
  const asked = await askAll(run, journal.writer, tracker, path, plan, policy, judge, request, ports, beside.reused)
  await clients.close()
  const elapsedMs = Math.round(ports.now() - startedAt)
  const lost = endJournal(journal, request.journal.file, endLine(asked.end, elapsedMs, 0, []))
  await rejudgeJournal(path, {
    plan,
    wiring: wire(plan),
    judge,
    observe: (observation) => {
      ledger.put(observation)
      observe(observation)
    },
    verify: false,
    callbacks: new Set(Object.keys(policy.callbacks)),
    seen: createUnitSet(plan),
    shard: plan.shard,
  })
  await journal.release()
  return good({
    end: asked.end,
    elapsedMs: elapsedInAll(resumed, elapsedMs),
    loopDelayMs: 0,
    loads: [],
    warnings: [...opened.warnings, ...lost, ...warningsOf(asked)],
    whatIf: isJudgedOtherwise(plan, resumed, null),
    journalKept: journal.kept,
    ...(asked.bug === undefined ? {} : { bug: asked.bug }),
  })
}

interface Asked extends BatchesEnd {
  readonly bug?: unknown
}

async function askAll(
  run: OpenRun,
  writer: JournalWriter,
  tracker: BatchTracker,
  path: string,
  plan: Plan,
  policy: Policy,
  judge: Judge,
  request: GateRequest,
  ports: GatePorts,
  reused: ReusedAnswer,
): Promise<Asked> {
  const folder = `${path}.batches`
  const wiring = wire(plan)
  const nothing = { unread: 0, gone: 0 }
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return await runBatches(plan, {
      ...wiring,
      judge: (body, expect, unit, answer) => judge.judge(wiring.criteria(body, unit.contract, expect), answer),
      openTurn: judge.openTurn,
      callbacks: new Set(Object.keys(policy.callbacks)),
      callBack: callBackOf(policy, run, ports),
      client: run.clients.batchFor,
      recorded: run.clients.clientFor,
      isLive: run.clients.isLive,
      reused,
      journal: writer,
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

function warningsOf({ unread, gone, diskTrouble }: Asked): readonly Problem[] {
  return [
    ...(diskTrouble === null ? [] : [{ code: 'batch-files-not-written', args: { reason: diskTrouble } } as const]),
    ...(unread === 0 ? [] : [{ code: 'batch-lines-unread', args: { count: unread } } as const]),
    ...(gone === 0 ? [] : [{ code: 'batches-gone', args: { count: gone } } as const]),
  ]
}
