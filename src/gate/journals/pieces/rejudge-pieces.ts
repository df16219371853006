import type { JournalEnd } from '../../../journal/line.ts'
import { readJournal } from '../../../journal/reader.ts'
import type { Role } from '../../../plan/plan.ts'
import type { Ledger } from '../../../verdict/ledger/ledger.ts'
import { inPieces } from '../in-pieces.ts'
import { type JudgedLine, type RejudgedJournal, rejudgeLines } from '../rejudge-journal.ts'
import type { RejudgePorts } from '../rejudge-ports.ts'
import { type Piece, type PieceRead, ROW, type Rows } from './piece.ts'
import type { PieceThreads } from './piece-threads.ts'

/** So many bytes of a journal are read by one thread at a time. */
const PIECE_BYTES = 1024 * 1024

export interface PiecePorts extends RejudgePorts {
  readonly ledger: Ledger
  readonly threads: PieceThreads
  /** Left out: so many as are worth a message. */
  readonly pieceBytes?: number
}

/**
 * `rejudgeJournal` by several threads. What they read is folded in the order of the pieces, line by line as one thread would
 * have met it.
 */
export async function rejudgePieces(path: string, bytes: number, ports: PiecePorts): Promise<RejudgedJournal> {
  const { threads, ledger, plan, shard, pieceBytes = PIECE_BYTES } = ports
  const fold = createFold(ports)
  const spare: Rows[] = []
  const limits = (): Piece['limits'] => plan.contracts.map((_, index) => ledger.failureLimits(index))
  await inPieces(
    { bytes, pieceBytes, most: threads.most },
    (piece) => threads.read({ ...piece, path, shard, limits: limits(), rows: spare.pop() ?? null }),
    (read) => {
      fold.add(read)
      spare.push(read.rows)
    },
  )
  const apart = await rejudgeLines(linesAt(path, fold.apart), ports)
  return fold.rejudged(apart.strangers)
}

/** Lines that begin at these bytes. */
function* linesAt(path: string, starts: readonly number[]): Generator<JudgedLine> {
  const last = starts.at(-1)
  if (last === undefined) return
  let next = 0
  for (const read of readJournal(path, { from: starts[0] as number, to: last + 1 })) {
    if (read.startByte !== starts[next]) continue
    next++
    yield read
  }
}

function createFold({ ledger, seen }: PiecePorts) {
  const ends: JournalEnd[] = []
  const apart: number[] = []
  let [lines, first, count, strangers] = [0, 0, 0, 0]
  let torn: boolean | null = null
  const row = ({ rows, sources }: PieceRead, at: number, evidence: PieceRead['evidence'][number] | undefined): void => {
    const flags = rows.flags[at] as number
    const place = rows.places[at] as number
    const role: Role = flags & ROW.baseline ? 'baseline' : 'candidate'
    if (seen.has(place, role)) return
    if (flags & ROW.otherwise) strangers++
    else if (flags & ROW.measured) seen.add(place, role)
    if (!(flags & ROW.observed)) return
    const source = sources[(rows.sources[at] as number) - 1] ?? null
    const shown = evidence === undefined ? null : { outcome: evidence.outcome, answerText: evidence.answerText }
    ledger.putRow({ place, role, columns: rows.columns, at, source, evidence: shown })
  }
  return {
    apart,
    add: (read: PieceRead): void => {
      if (read.unreadable.count > 0) first ||= lines + read.unreadable.first
      count += read.unreadable.count
      lines += read.lines
      strangers += read.strangers
      ends.push(...read.ends)
      torn = read.torn ?? torn
      apart.push(...read.apart)
      let shown = 0
      for (let at = 0; at < read.count; at++) {
        const evidence = read.evidence[shown]
        const isIts = evidence?.row === at
        if (isIts) shown++
        row(read, at, isIts ? evidence : undefined)
      }
    },
    rejudged: (others: number): RejudgedJournal => ({
      ends,
      unreadable: count > 0 ? { first, count } : null,
      strangers: strangers + others,
      torn: torn === true || ends.length === 0,
    }),
  }
}
