import { type IsolatedThread, startThread } from '../../../judge/start-thread.ts'
import { PROGRESS } from '../../../judge/thread-messages.ts'
import { LOOKS } from '../../../judge/thread-overrun.ts'
import type { Limits, Stopped } from '../../../judge/thread-stopped.ts'
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
  const { workerUrl, threads, sheet, deadlineMs = 2000, heapMb = 256 } = options
  const limits: Limits = { deadlineMs, heapMb }
  const readers = new Set<Reader>()
  const waiting: Job[] = []
  let closed = false

  const start = (jobs: Job[] = []): Reader => {
    const reader = startReader(workerUrl, { sheet, limits })
    reader.jobs = jobs
    reader.worker.on('message', (read: PieceRead) => {
      const at = reader.jobs.findIndex(({ piece }) => piece.piece === read.piece)
      for (const { resolve } of reader.jobs.splice(at, 1)) resolve(read)
      give()
    })
    reader.worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') replace(reader, 'memory')
      else fail(error)
    })
    reader.worker.on('exit', () => readers.has(reader) && fail(new Error('a reading thread ended')))
    readers.add(reader)
    for (const { piece } of jobs) reader.worker.postMessage(piece, transferable(piece))
    return reader
  }
  const replace = (reader: Reader, stopped: Stopped): void => {
    if (!readers.delete(reader)) return
    void reader.worker.terminate()
    const at = Atomics.load(reader.progress, PROGRESS.batch)
    const line = Atomics.load(reader.progress, PROGRESS.task)
    if (!reader.jobs.some(({ piece }) => piece.piece === at)) fail(new Error(`a reading thread ran out of ${stopped}`))
    else
      start(
        reader.jobs.map(({ piece, ...job }) => ({
          ...job,
          // The memory of its rows went with the thread.
          piece: {
            ...piece,
            rows: null,
            stopped: piece.piece === at ? stoppedAt(piece, line, stopped) : piece.stopped,
          },
        })),
      )
  }
  const fail = (error: Error): void => {
    if (closed) return
    for (const { jobs } of [...readers, { jobs: waiting }]) for (const { reject } of jobs.splice(0)) reject(error)
  }
  const give = (): void => {
    for (let job = waiting[0]; job !== undefined; job = waiting[0]) {
      const idlest = [...readers].reduce((least, one) => (one.jobs.length < least.jobs.length ? one : least))
      if (idlest.jobs.length === PIECES_A_THREAD) return
      idlest.jobs.push(job)
      idlest.worker.postMessage(job.piece, transferable(job.piece))
      waiting.shift()
    }
  }
  for (let count = 0; count < threads; count++) start()
  const watch = setInterval(() => {
    for (const reader of readers)
      if (reader.jobs.length > 0)
        void reader.overrun.look().then((seen) => {
          if (seen === 'overran') replace(reader, 'time')
          if (seen === 'not started') fail(new Error('a reading thread did not start'))
        })
  }, deadlineMs / LOOKS)
  return {
    most: threads * 2 * PIECES_A_THREAD,
    read: (asked) =>
      new Promise((resolve, reject) => {
        waiting.push({ piece: { ...asked, stopped: new Map() }, resolve, reject })
        give()
      }),
    close: async () => {
      closed = true
      clearInterval(watch)
      const open = [...readers]
      readers.clear()
      await Promise.all(open.map(({ worker }) => worker.terminate()))
    },
  }
}

const stoppedAt = ({ stopped }: Piece, line: number, why: Stopped): Piece['stopped'] =>
  new Map([...stopped, [line, why]])

function startReader(workerUrl: URL, data: Pick<ReaderData, 'sheet' | 'limits'>): Reader {
  const started = startThread(workerUrl, data.limits, (progress): ReaderData => ({ ...data, progress }))
  return { ...started, jobs: [] }
}
