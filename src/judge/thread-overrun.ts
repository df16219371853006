import type { Worker } from 'node:worker_threads'
import { PROGRESS } from './thread-messages.ts'

/** Looks at the thread this often within one deadline. */
export const LOOKS = 10
/** Deadlines of wall time that stand for one of processor time where that can't be told. */
export const WALL_DEADLINES = 10
/** Deadlines of wall time that the thread may take to load its code, on a machine that has much else to do. */
const START_DEADLINES = 150

/**
 * Tells when a thread has spent its deadline on one step. What counts is the thread's own processor time, so that a busy
 * machine changes no verdict. Before Node 24.6 nobody can tell it (`worker.cpuUsage`); there wall time counts, ten times
 * as much, by looks and not by the clock: a process that was suspended does not blame the value it was at.
 */
export class Overrun {
  private readonly worker: Worker
  private readonly progress: Int32Array
  private readonly deadlineMs: number
  private lastSteps = -1
  private unchanged = 0
  /** Processor time of the thread, ms, when the step was first seen. */
  private beganMs: number | null = null
  private isLooking = false
  /** Processor time of the thread, ms, as it was last seen. */
  usedMs = 0

  constructor(worker: Worker, progress: Int32Array, deadlineMs: number) {
    this.worker = worker
    this.progress = progress
    this.deadlineMs = deadlineMs
  }

  /** To be called `LOOKS` times within a deadline while the thread has work. */
  async look(): Promise<'working' | 'overran' | 'not started'> {
    if (this.isLooking) return 'working'
    this.isLooking = true
    const usedMs = await processorMs(this.worker)
    this.isLooking = false
    this.usedMs = usedMs ?? this.usedMs
    const isReady = Atomics.load(this.progress, PROGRESS.ready) === 1
    const steps = Atomics.load(this.progress, PROGRESS.steps)
    const isBusy = Atomics.load(this.progress, PROGRESS.batch) !== 0
    if (steps !== this.lastSteps || (isReady && !isBusy)) {
      this.lastSteps = steps
      this.unchanged = 0
      this.beganMs = usedMs
      return 'working'
    }
    this.unchanged++
    if (!isReady) return this.unchanged < LOOKS * START_DEADLINES ? 'working' : 'not started'
    const overran =
      usedMs === null || this.beganMs === null
        ? this.unchanged >= LOOKS * WALL_DEADLINES
        : usedMs - this.beganMs >= this.deadlineMs
    return overran ? 'overran' : 'working'
  }
}

/** Processor time of a thread; null where Node can't tell, or the thread has just ended. */
export async function processorMs(worker: Partial<Pick<Worker, 'cpuUsage'>>): Promise<number | null> {
  try {
    const used = await worker.cpuUsage?.()
    return used === undefined ? null : (used.user + used.system) / 1000
  } catch {
    return null
  }
}
