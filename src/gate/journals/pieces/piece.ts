import type { JournalEnd } from '../../../journal/line.ts'
import type { Stopped } from '../../../judge/thread-stopped.ts'
import type { Outcome } from '../../../outcome/outcome.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { ColumnArrays } from '../../../verdict/ledger/columns.ts'
import type { AnswerSource } from '../../../verdict/ledger/ledger.ts'

/** Main thread to reader: the lines that begin within these bytes of a journal. */
export interface Piece {
  /** From 1, in the order of the journals. */
  readonly piece: number
  readonly path: string
  readonly from: number
  readonly to: number
  readonly shard: Plan['shard']
  /** Lines whose judging had to be stopped before, by their number in the piece. */
  readonly stopped: ReadonlyMap<number, Stopped>
  /** By contract: places above which a report would not show the evidence of an answer, and of a lost call. */
  readonly limits: readonly { readonly answered: number; readonly lost: number }[]
  /** Memory of an earlier piece, to be filled again. */
  readonly rows: Rows | null
}

/** Reader to main thread: what the piece holds, in the order of its lines. */
export interface PieceRead {
  readonly piece: number
  readonly lines: number
  /** Lines that are none: the first one's number in the piece, and how many. */
  readonly unreadable: { readonly first: number; readonly count: number }
  /** Calls that the plan, or this shard of it, does not have. */
  readonly strangers: number
  readonly ends: readonly JournalEnd[]
  /** Whether its last call comes after its last end; null where it has neither. */
  readonly torn: boolean | null
  readonly rows: Rows
  readonly count: number
  /** Who answered; a row's number is one more than its place here, 0 where no call was answered. */
  readonly sources: readonly AnswerSource[]
  readonly evidence: readonly Evidence[]
  /** Lines that are judged apart: where each begins in the file. */
  readonly apart: readonly number[]
  /** Lines of results that may hold a secret, of which a thread knows nothing: where each begins in the file. */
  readonly suspects: readonly number[]
}

/** What a reader found of each call, one a row. */
export interface Rows {
  readonly places: Uint32Array
  /** `ROW` bits. */
  readonly flags: Uint8Array
  readonly sources: Uint32Array
  readonly columns: ColumnArrays
}

export const ROW = {
  baseline: 1,
  /** It says something of the model: no later line of the unit counts. */
  measured: 2,
  observed: 4,
  /** Another request was sent than the plan has. */
  otherwise: 8,
} as const

export interface Evidence {
  readonly row: number
  readonly outcome: Outcome
  readonly answerText: string | null
}
