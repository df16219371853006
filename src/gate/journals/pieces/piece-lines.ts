import { hash53 } from '../../../contract/cases/case-ids.ts'
import type { JournalLine } from '../../../journal/line.ts'
import { type ReadLine, readJournal } from '../../../journal/reader.ts'
import { type LineInBuffer, linesInBuffer } from '../../../model/batch/file-of-lines.ts'
import { mayHoldSecret } from '../../../publish/secret-sieve.ts'
import { findSlot } from '../hash-slots.ts'
import { outputLines } from '../output-line.ts'
import type { Piece } from './piece.ts'
import type { Sheet, SheetContract, SheetOutputs } from './sheet.ts'

interface PieceLine extends Omit<ReadLine, 'endByte'> {
  /** The case that a line of results names; null: none of the plan's. Left out: the line's place tells it. */
  readonly caseNumber?: number | null
}

/** The lines of pieces, those of results as calls of the case that each names. */
export function lineReader(sheet: Sheet): (piece: Piece, suspects: number[]) => Iterable<PieceLine> {
  const { outputs } = sheet
  if (outputs === null) return (piece) => readJournal(piece.path, piece)
  const [contract] = sheet.contracts
  const call = callReader(sheet, outputs, contract?.name ?? '')
  return function* (piece, suspects) {
    let number = 0
    for (const line of linesInBuffer(piece.path, piece)) {
      number++
      const { startByte } = line
      const read = call(line)
      if (read === null && isBlank(line)) continue
      if (read?.isSuspect) suspects.push(startByte)
      yield { line: read?.line ?? null, number, startByte, caseNumber: read?.caseNumber ?? null }
    }
  }
}

const isBlank = ({ buffer, start, end }: LineInBuffer): boolean => buffer?.toString('utf8', start, end).trim() === ''

interface CallRead {
  readonly line: JournalLine
  readonly caseNumber: number | null
  readonly isSuspect: boolean
}

function callReader(
  { ids, unitCount }: Sheet,
  { api, slots, places, sieve }: SheetOutputs,
  contract: SheetContract['name'],
): (line: LineInBuffer) => CallRead | null {
  const table = { slots, hashes: ids }
  let isSuspect = false
  const suspecting =
    sieve === null
      ? (text: string): string => text
      : (text: string): string => {
          isSuspect ||= mayHoldSecret(sieve, text)
          return text
        }
  const readLine = outputLines(api, suspecting)
  return ({ buffer, start, end }) => {
    isSuspect = false
    const read = buffer === null ? null : readLine(buffer, start, end)
    if (read === null) return null
    const { customId, answer } = read
    const found = findSlot(table, hash53(customId))
    const place = found === null ? unitCount : (places[found] as number)
    const key = { role: 'candidate', contract, case: customId, sample: 0, turn: 0, request: '' } as const
    return { line: { type: 'call', ...key, place, answer }, caseNumber: place < unitCount ? found : null, isSuspect }
  }
}
