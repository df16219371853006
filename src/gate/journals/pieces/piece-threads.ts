import { type IsolatedThread, startThread } from '../../../judge/start-thread.ts'
import { PROGRESS } from '../../../judge/thread-messages.ts'
import { LOOKS } from '../../../judge/thread-overrun.ts'
import type { Stopped } from '../../../judge/thread-stopped.ts'
import type { Piece, PieceRead } from './piece.ts'
import { type ReaderData, transferable } from './serve-pieces.ts'
import type { Sheet } from './sheet.ts'

/** Threads that read pieces of journals. */
export interface PieceThreads {
  /** How many pieces may be asked for at once, so that no thread waits for its next one where another one is late. */
  readonly most: number
  /** What a piece holds; rejects where a thread breaks. */
  readonly read: (piece: Omit<Piece, 'stopped'>) => Promise<PieceRead>
  readonly close: () => Promise<void>
}

export interface PieceThreadsOptions {
  readonly workerUrl: URL
  readonly threads: number
  readonly sheet: Sheet
  /** As those of the judging thread: most processor time for one value, and the heap. */
  readonly deadlineMs?: number
  readonly heapMb?: number
}

interface Job {
  readonly piece: Piece
  readonly resolve: (read: PieceRead) => void
  readonly reject: (error: Error) => void
}

interface Reader extends IsolatedThread {
  jobs: Job[]
}

/** One at work and one waiting. */
const PIECES_A_THREAD = 2

/**
 * Starts the threads. Each has an empty environment and a bounded heap; where the judging of a line overruns the
 * deadline or the heap, the thread is replaced, and its piece read again without judging that line.
 */
export function createPieceThreads(options: PieceThreadsOptions): PieceThreads {
  const { threads } = options
  const readers = new Readers(options)
  for (let count = 0; count < threads; count++) readers.start()
  return {
    most: threads * 2 * PIECES_A_THREAD,
    read: (asked) => readers.read({ ...asked, stopped: new Map() }),
    close: () => readers.close(),
  }
}

class Readers {
  private readonly open = new Set<Reader>()
  private readonly waiting: Job[] = []
  private closed = false
  private readonly workerUrl: URL
  private readonly data: Pick<ReaderData, 'sheet' | 'limits'>
  private readonly watch: NodeJS.Timeout

  constructor({ workerUrl, sheet, deadlineMs = 2000, heapMb = 256 }: PieceThreadsOptions) {
    this.workerUrl = workerUrl
    this.data = { sheet, limits: { deadlineMs, heapMb } }
    this.watch = setInterval(() => this.look(), deadlineMs / LOOKS)
  }

  read(piece: Piece): Promise<PieceRead> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ piece, resolve, reject })
      this.give()
    })
  }

  async close(): Promise<void> {
    this.closed = true
    clearInterval(this.watch)
    const open = [...this.open]
    this.open.clear()
    await Promise.all(open.map(({ worker }) => worker.terminate()))
  }

  /** @param jobs what a thread that was replaced had to do */
  start(jobs: Job[] = []): void {
    const reader: Reader = { ...startReader(this.workerUrl, this.data), jobs }
    reader.worker.on('message', (read: PieceRead) => {
      const at = reader.jobs.findIndex(({ piece }) => piece.piece === read.piece)
      for (const { resolve } of reader.jobs.splice(at, 1)) resolve(read)
      this.give()
    })
    reader.worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') this.replace(reader, 'memory')
      else this.fail(error)
    })
    reader.worker.on('exit', () => this.open.has(reader) && this.fail(new Error('a reading thread ended')))
    this.open.add(reader)
    for (const { piece } of jobs) reader.worker.postMessage(piece, transferable(piece))
  }

  /** Hands out what waits, while a thread has room for it. */
  private give(): void {
    for (let job = this.waiting[0]; job !== undefined; job = this.waiting[0]) {
      const idlest = [...this.open].reduce((least, one) => (one.jobs.length < least.jobs.length ? one : least))
      if (idlest.jobs.length === PIECES_A_THREAD) return
      idlest.jobs.push(job)
      idlest.worker.postMessage(job.piece, transferable(job.piece))
      this.waiting.shift()
    }
  }

  private look(): void {
    for (const reader of this.open)
      if (reader.jobs.length > 0)
        void reader.overrun.look().then((seen) => {
          if (seen === 'overran') this.replace(reader, 'time')
          if (seen === 'not started') this.fail(new Error('a reading thread did not start'))
        })
  }

  private replace(reader: Reader, stopped: Stopped): void {
    if (!this.open.delete(reader)) return
    void reader.worker.terminate()
    const at = Atomics.load(reader.progress, PROGRESS.batch)
    const line = Atomics.load(reader.progress, PROGRESS.task)
    if (reader.jobs.some(({ piece }) => piece.piece === at))
      this.start(reader.jobs.map(({ piece, ...job }) => ({ ...job, piece: againWithout(piece, at, line, stopped) })))
    else this.fail(new Error(`a reading thread ran out of ${stopped}`))
  }

  private fail(error: Error): void {
    if (this.closed) return
    for (const { jobs } of [...this.open, { jobs: this.waiting }])
      for (const { reject } of jobs.splice(0)) reject(error)
  }
}

/** A piece of a thread that was replaced: the memory of its rows went with it; the line at work is not judged again. */
const againWithout = (piece: Piece, at: number, line: number, why: Stopped): Piece => ({
  ...piece,
  rows: null,
  stopped: piece.piece === at ? new Map([...piece.stopped, [line, why]]) : piece.stopped,
})

const startReader = (workerUrl: URL, data: Pick<ReaderData, 'sheet' | 'limits'>): IsolatedThread =>
  startThread(workerUrl, data.limits, (progress): ReaderData => ({ ...data, progress }))
