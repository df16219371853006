import { type IsolatedThread, startThread } from '../../../judge/start-thread.ts'
import type { InputPiece, ScannedPiece } from './scan-piece.ts'
import type { ScannerData } from './serve-scan.ts'

/** Threads that look at the rows of inputs. */
export interface ScanThreads {
  /** How many pieces may be asked for at once. */
  readonly most: number
  /** Rejects where a thread breaks. */
  readonly scan: (piece: InputPiece) => Promise<ScannedPiece>
  readonly close: () => Promise<void>
}

export interface ScanThreadsOptions {
  readonly workerUrl: URL
  readonly threads: number
}

/** One at work and one waiting. */
const PIECES_A_THREAD = 2
/** Nothing is kept of a row but some bytes. */
const LIMITS = { deadlineMs: Number.POSITIVE_INFINITY, heapMb: 64 }

interface Scanner extends IsolatedThread {
  readonly jobs: Map<
    number,
    { readonly resolve: (found: ScannedPiece) => void; readonly reject: (error: Error) => void }
  >
}

export function createScanThreads({ workerUrl, threads }: ScanThreadsOptions): ScanThreads {
  const scanners = Array.from({ length: threads }, () => start(workerUrl))
  return {
    most: threads * PIECES_A_THREAD,
    scan: (piece) =>
      new Promise((resolve, reject) => {
        const idlest = scanners.reduce((least, one) => (one.jobs.size < least.jobs.size ? one : least))
        idlest.jobs.set(piece.piece, { resolve, reject })
        idlest.worker.postMessage(piece)
      }),
    close: async () => {
      await Promise.all(scanners.map(({ worker }) => worker.terminate()))
    },
  }
}

function start(workerUrl: URL): Scanner {
  const scanner: Scanner = { ...startThread(workerUrl, LIMITS, (): ScannerData => ({ scans: true })), jobs: new Map() }
  const { worker, jobs } = scanner
  const fail = (error: Error): void => {
    for (const { reject } of jobs.values()) reject(error)
    jobs.clear()
  }
  worker.on('message', (found: ScannedPiece) => {
    jobs.get(found.piece)?.resolve(found)
    jobs.delete(found.piece)
  })
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('a scanning thread ended')))
  return scanner
}
