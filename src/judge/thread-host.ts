import type { Judgement } from '../outcome/judgement.ts'
import { type Job, QuestionQueue } from './question-queue.ts'
import { type BegunThread, type IsolatedThread, startThread } from './start-thread.ts'
import { type Answers, PROGRESS } from './thread-messages.ts'
import { LOOKS, processorMs } from './thread-overrun.ts'
import type { Question } from './thread-question.ts'
import { Sending } from './thread-sending.ts'
import { type Limits, type Stopped, stoppedAt } from './thread-stopped.ts'

interface Sent {
  readonly batch: number
  readonly jobs: readonly Job[]
}

interface Thread extends IsolatedThread {
  readonly sending: Sending
}

/** Answers that can wait go when so many do, or when the first of them has waited so long. */
const PATIENT_TASKS = 64
const PATIENCE_MS = 8
/** One batch at work and one waiting, so that the thread never idles between them. */
const BATCHES_IN_FLIGHT = 2

const PLAIN_OK: Judgement = { outcome: { kind: 'ok' }, valueDigest: null }

/** The host's side: collects questions into batches, watches the thread, replaces it. */
export class JudgeHost {
  private readonly waiting = new QuestionQueue()
  private inFlight: Sent[] = []
  private thread: Thread | null = null
  private watch: NodeJS.Timeout | null = null
  private scheduled = false
  private patience: NodeJS.Timeout | null = null
  private closed = false
  private lastBatch = 0
  /** Of threads that were replaced. */
  private endedMs = 0
  private readonly workerUrl: URL
  private readonly limits: Limits
  private readonly begun: BegunThread | null

  /** `begun`: a thread with these limits that may stand ready. */
  constructor(workerUrl: URL, limits: Limits, begun: BegunThread | null = null) {
    this.workerUrl = workerUrl
    this.limits = limits
    this.begun = begun
  }

  /**
   * The answers in the order of the questions.
   *
   * @param canWait for others that go along
   */
  ask<T>(questions: readonly Question[], canWait = false): Promise<T[]> {
    return new Promise<unknown[]>((resolve, reject) => {
      if (this.closed) return reject(new Error('the judging thread is closed'))
      if (questions.length === 0) return resolve([])
      const inquiry = { answers: [], open: questions.length, resolve, reject }
      this.waiting.add(questions, inquiry, canWait)
      if (questions.length > 1) this.flush()
      else this.schedule()
    }) as Promise<T[]>
  }

  /** Processor time that its threads have taken so far; null where Node can't tell. */
  async usedMs(): Promise<number | null> {
    const { thread } = this
    if (thread === null) return this.endedMs
    // The question alone keeps no process alive, and without one Node would end in the middle (exit code 13).
    thread.worker.ref()
    const used = await processorMs(thread.worker)
    this.rest(thread)
    if (used === null && thread.worker.cpuUsage === undefined) return null
    return this.endedMs + (used ?? thread.overrun.usedMs)
  }

  /** Starts the thread before its first task, so that its code loads beside whatever the process does meanwhile. */
  warmUp(): void {
    this.thread ??= this.start()
    this.rest(this.thread)
  }

  /** Ends a thread that has no work, and with it what it takes of the memory; the next question starts another. */
  async pause(): Promise<void> {
    const { thread } = this
    if (thread === null || this.inFlight.length > 0 || this.waiting.length > 0) return
    this.thread = null
    this.endedMs += thread.overrun.usedMs
    await thread.worker.terminate()
  }

  async close(): Promise<void> {
    this.closed = true
    this.endPatience()
    this.fail(new Error('the judging thread is closed'))
    const { thread } = this
    this.thread = null
    await thread?.worker.terminate()
  }

  /** What is asked one by one within one turn of the event loop goes together. */
  private schedule(): void {
    const { length, isUrgent } = this.waiting
    if (this.scheduled || length === 0 || this.inFlight.length >= BATCHES_IN_FLIGHT) return
    if (!isUrgent && length < PATIENT_TASKS) {
      this.patience ??= setTimeout(() => this.flush(), PATIENCE_MS)
      return
    }
    this.scheduled = true
    setImmediate(() => {
      this.scheduled = false
      this.flush()
    })
  }

  private endPatience(): void {
    if (this.patience !== null) clearTimeout(this.patience)
    this.patience = null
  }

  private flush(): void {
    this.endPatience()
    while (!this.closed && this.waiting.length > 0 && this.inFlight.length < BATCHES_IN_FLIGHT)
      this.send(this.waiting.takeBatch())
  }

  private send(jobs: readonly Job[]): void {
    const thread = this.thread ?? this.start()
    this.lastBatch = (this.lastBatch % 0x7fffffff) + 1
    const message = thread.sending.batch(
      this.lastBatch,
      jobs.map((job) => job.question),
    )
    this.inFlight.push({ batch: this.lastBatch, jobs })
    thread.worker.ref()
    thread.worker.postMessage(message)
    this.watch ??= setInterval(() => void this.look(), this.limits.deadlineMs / LOOKS)
  }

  private start(): Thread {
    const started = this.begun?.take() ?? startThread(this.workerUrl, this.limits, (progress) => progress)
    const thread: Thread = { ...started, sending: new Sending() }
    const { worker } = thread
    worker.on('message', (answers: Answers) => this.received(thread, answers))
    worker.on('error', (error: NodeJS.ErrnoException) => this.broke(thread, error))
    worker.on('exit', () => this.broke(thread, new Error('the judging thread ended')))
    this.thread = thread
    return thread
  }

  private received(thread: Thread, { batch, results }: Answers): void {
    if (thread !== this.thread) return
    const sent = this.inFlight.find((one) => one.batch === batch)
    this.inFlight = this.inFlight.filter((one) => one.batch !== batch)
    this.rest(thread)
    if (this.waiting.isUrgent) this.flush()
    else this.schedule()
    let next = 0
    sent?.jobs.forEach((job, index) => {
      const result = results[next]
      if (result?.task !== index) return answered(job, PLAIN_OK)
      next++
      if ('value' in result) answered(job, result.value)
      else job.inquiry.reject(new Error(result.threw))
    })
  }

  /** Without work the thread keeps neither a timer nor the process alive. */
  private rest(thread: Thread | null): void {
    if (this.inFlight.length > 0) return
    thread?.worker.unref()
    if (this.watch !== null) clearInterval(this.watch)
    this.watch = null
  }

  private async look(): Promise<void> {
    const { thread } = this
    if (thread === null) return
    const found = await thread.overrun.look()
    if (thread !== this.thread || found === 'working') return
    if (found === 'overran') this.replace(thread, 'time')
    else this.broke(thread, new Error('the judging thread did not start'))
  }

  private broke(thread: Thread, error: NodeJS.ErrnoException): void {
    if (thread !== this.thread) return
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
      this.replace(thread, 'memory')
      return
    }
    this.thread = null
    void thread.worker.terminate()
    this.fail(error)
  }

  /** Gives up the task at work and does all others again, on a new thread. */
  private replace(thread: Thread, stopped: Stopped): void {
    this.thread = null
    this.endedMs += thread.overrun.usedMs
    void thread.worker.terminate()
    const batch = Atomics.load(thread.progress, PROGRESS.batch)
    const current = this.inFlight.find((one) => one.batch === batch)?.jobs[Atomics.load(thread.progress, PROGRESS.task)]
    const jobs = this.inFlight.flatMap((sent) => sent.jobs)
    this.inFlight = []
    this.rest(null)
    if (current === undefined) {
      this.fail(new Error(`the judging thread ran out of ${stopped} between tasks`), jobs)
      return
    }
    answered(current, stoppedAt(current.question, stopped, this.limits))
    this.waiting.putBack(jobs.filter((job) => job !== current))
    this.flush()
  }

  private fail(error: Error, jobs: readonly Job[] = this.inFlight.flatMap((sent) => sent.jobs)): void {
    const open = [...jobs, ...this.waiting.takeAll()]
    this.inFlight = []
    this.rest(this.thread)
    for (const job of open) job.inquiry.reject(error)
  }
}

function answered({ inquiry, index }: Job, answer: unknown): void {
  inquiry.answers[index] = answer
  inquiry.open--
  if (inquiry.open === 0) inquiry.resolve(inquiry.answers)
}
