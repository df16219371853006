import type { MessagePort } from 'node:worker_threads'
import { PROGRESS } from '../../../judge/thread-messages.ts'
import { reporting } from '../../../judge/thread-serve.ts'
import type { Limits } from '../../../judge/thread-stopped.ts'
import { judgeAnswer } from '../../../outcome/judge-answer.ts'
import type { SchemaValidator } from '../../../outcome/validator.ts'
import type { Piece } from './piece.ts'
import { pieceReader } from './read-piece.ts'
import type { Sheet } from './sheet.ts'

/** What a reader's thread is given when it starts. */
export interface ReaderData {
  readonly sheet: Sheet
  readonly limits: Limits
  /** `PROGRESS`, a task being a line of the piece at work. */
  readonly progress: SharedArrayBuffer
}

/** A reader's side: piece after piece, showing in shared memory which line it is at. */
export function servePieces(
  port: MessagePort,
  { sheet, limits, progress: shared }: ReaderData,
  known: SchemaValidator,
): void {
  const progress = new Int32Array(shared)
  const validator = reporting(known, progress)
  const read = pieceReader(sheet, {
    limits,
    judge: (criteria, answer) => judgeAnswer(criteria, answer, validator),
    step: (line) => {
      Atomics.store(progress, PROGRESS.task, line)
      Atomics.add(progress, PROGRESS.steps, 1)
    },
  })
  port.on('message', (piece: Piece) => {
    Atomics.store(progress, PROGRESS.batch, piece.piece)
    const found = read(piece)
    Atomics.store(progress, PROGRESS.batch, 0)
    port.postMessage(found, transferable(found))
  })
  Atomics.store(progress, PROGRESS.ready, 1)
}

/** The memory of the rows changes hands: nothing is copied. */
export const transferable = ({ rows }: Pick<Piece, 'rows'>): ArrayBuffer[] => {
  if (rows === null) return []
  const { places, flags, sources, columns } = rows
  const { several: _, ...arrays } = columns
  return [places, flags, sources, ...Object.values(arrays)].map(({ buffer }) => buffer as ArrayBuffer)
}
