import { linesOfFile } from '../../model/batch/file-of-lines.ts'
import type { Judge } from '../../outcome/judge.ts'
import type { Plan } from '../../plan/plan.ts'
import { createUnitSet } from '../../run/unit-set.ts'
import { wire } from '../../run/wiring.ts'
import { createLedger, type Ledger } from '../../verdict/ledger/ledger.ts'
import type { GatePorts } from '../request/request.ts'
import { movedPlaces } from './moved-places.ts'
import { readOutputLine } from './output-line.ts'
import { outputSheet } from './pieces/make-sheet.ts'
import type { Piece, PieceRead } from './pieces/piece.ts'
import type { PieceThreads } from './pieces/piece-threads.ts'
import { rejudgePieces } from './pieces/rejudge-pieces.ts'
import { type JudgedLine, rejudgeLines } from './rejudge-journal.ts'
import { isLong } from './rejudge-journals.ts'
import type { RejudgePorts } from './rejudge-ports.ts'

export interface JudgedOutputs {
  readonly ledger: Ledger
  /** Lines of no case of the inputs. */
  readonly strangers: number
  /** Lines that are no results. */
  readonly unread: number
}

export interface OutputPorts extends Pick<GatePorts, 'files' | 'pieceThreads' | 'redact' | 'secretSieve'> {
  /** Reads short files in pieces too, of so many bytes each; left out: long ones alone. */
  readonly pieceBytes?: number
}

/** Judges files of results, long ones by as many threads as there are processors: with the same result. */
export async function judgeOutputs(
  paths: readonly string[],
  plan: Plan,
  judge: Judge,
  ports: OutputPorts,
): Promise<JudgedOutputs> {
  const inPieces =
    ports.pieceBytes !== undefined || isLong(paths, ports) ? await byThreads(paths, plan, judge, ports) : null
  return inPieces ?? oneByOne(paths, plan, judge, ports)
}

const portsOf = (plan: Plan, judge: Judge, ledger: Ledger): RejudgePorts => ({
  plan,
  wiring: wire(plan),
  judge,
  observe: ledger.put,
  verify: false,
  callbacks: new Set(),
  seen: createUnitSet(plan),
  shard: null,
})

async function oneByOne(
  paths: readonly string[],
  plan: Plan,
  judge: Judge,
  ports: OutputPorts,
): Promise<JudgedOutputs> {
  const ledger = createLedger(plan)
  const { strangers, unreadable } = await rejudgeLines(linesOf(paths, plan, ports), portsOf(plan, judge, ledger))
  return { ledger, strangers, unread: unreadable?.count ?? 0 }
}

/** null where threads can't: ids that can't be told apart by their hashes, or an answer that holds a secret. */
async function byThreads(
  paths: readonly string[],
  plan: Plan,
  judge: Judge,
  { files, pieceThreads, redact, secretSieve, pieceBytes }: OutputPorts,
): Promise<JudgedOutputs | null> {
  if (pieceThreads === undefined || secretSieve === undefined) return null
  const ledger = createLedger(plan)
  const sheet = outputSheet(plan, wire(plan), { choice: ledger.choice, sieve: secretSieve() })
  if (sheet === null) return null
  await judge.pause()
  const threads = await pieceThreads(sheet)
  try {
    const size = pieceBytes === undefined ? {} : { pieceBytes }
    const common = { ...portsOf(plan, judge, ledger), ledger, threads: cleared(threads, plan, redact), ...size }
    let [strangers, unread] = [0, 0]
    for (const path of paths) {
      const rejudged = await rejudgePieces(path, files.inspect(path)?.size ?? 0, common)
      strangers += rejudged.strangers
      unread += rejudged.unreadable?.count ?? 0
    }
    return { ledger, strangers, unread }
  } catch (error) {
    if (error instanceof SecretFound) return null
    throw error
  } finally {
    await threads.close()
  }
}

/** What a thread judged, which knows no secret, stands only where the answer held none. */
class SecretFound extends Error {}

/** Threads whose suspicions are looked into. */
function cleared(threads: PieceThreads, plan: Plan, redact: OutputPorts['redact']): PieceThreads {
  return {
    ...threads,
    read: async (piece) => {
      const read = await threads.read(piece)
      if (holdsSecret(piece, read, plan, redact)) throw new SecretFound()
      return read
    },
  }
}

function holdsSecret(
  { path }: Pick<Piece, 'path'>,
  { suspects }: PieceRead,
  plan: Plan,
  redact: OutputPorts['redact'],
): boolean {
  const isChanged = (text: string): boolean => redact(text) !== text
  return suspects.some((from) => {
    for (const { text } of linesOfFile(path, { from, to: from + 1 })) {
      let isFound = false
      const noting = (one: string): string => {
        isFound ||= isChanged(one)
        return one
      }
      if (text !== null) readOutputLine(text, apiOf(plan), noting)
      if (isFound) return true
    }
    return false
  })
}

const apiOf = ({ contracts }: Plan) => contracts[0]?.contract.api ?? 'chat'

/** Each line as a call of the case that its custom_id names; what names none is a stranger's. */
function* linesOf(paths: readonly string[], plan: Plan, { redact }: OutputPorts): Generator<JudgedLine> {
  const contract = plan.contracts[0]?.contract.name ?? ''
  const placeOf = movedPlaces(plan)
  let number = 0
  for (const path of paths) {
    for (const { text } of linesOfFile(path)) {
      number++
      if (text?.trim() === '') continue
      const read = text === null ? null : readOutputLine(text, apiOf(plan), redact)
      if (read === null) {
        yield { line: null, number }
        continue
      }
      const call = { role: 'candidate', contract, case: read.customId, sample: 0, turn: 0, request: '' } as const
      const unplaced = { type: 'call', ...call, place: plan.unitCount, answer: read.answer } as const
      yield { line: { ...unplaced, place: placeOf(unplaced) ?? plan.unitCount }, number }
    }
  }
}
