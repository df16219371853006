import type { Worker } from 'node:worker_threads'
import { PROGRESS_BYTES } from './thread-messages.ts'
import { Overrun } from './thread-overrun.ts'
import type { Limits } from './thread-stopped.ts'

/** A thread that judges strangers' texts, and what is seen of it from outside. */
export interface IsolatedThread {
  readonly worker: Worker
  /** Where it says how far it is: `PROGRESS`. */
  readonly progress: Int32Array
  readonly overrun: Overrun
}

/** Of the thread that judges answers as they come. */
export const JUDGE_LIMITS: Limits = { deadlineMs: 2000, heapMb: 256 }

/** A thread that was started before anybody had questions for it. */
export interface BegunThread {
  /** The thread, once; null where it was taken, or has failed. */
  readonly take: () => IsolatedThread | null
}

/** Starts the thread that judges answers, so that it loads its code beside an entry that loads its own. */
export function beginThread(workerUrl: URL): BegunThread {
  let thread: IsolatedThread | null = startThread(workerUrl, JUDGE_LIMITS, (progress) => progress)
  const { worker } = thread
  const drop = (): void => {
    thread = null
  }
  worker.once('error', drop).once('exit', drop).unref()
  return {
    take: () => {
      const taken = thread
      thread = null
      worker.off('error', drop).off('exit', drop)
      return taken
    },
  }
}

/**
 * Starts the judging worker with an empty environment, no flags of this process and a bounded heap: docs/hardening.md.
 *
 * @param dataFor what it is handed, given the memory in which it tells its progress
 */
export function startThread(
  workerUrl: URL,
  limits: Limits,
  dataFor: (progress: SharedArrayBuffer) => unknown,
): IsolatedThread {
  const shared = new SharedArrayBuffer(PROGRESS_BYTES)
  const threads = process.getBuiltinModule('node:worker_threads')
  const worker = new threads.Worker(workerUrl, {
    workerData: dataFor(shared),
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 32 },
  })
  const progress = new Int32Array(shared)
  return { worker, progress, overrun: new Overrun(worker, progress, limits.deadlineMs) }
}
