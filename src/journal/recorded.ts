import type { JsonValue } from '../json/value.ts'
import type { Answer } from '../model/answer.ts'
import type { CallKey } from '../model/client.ts'
import type { JournalCall, JournalEnd, JournalHeader, JournalLine } from './line.ts'
import { readJournal } from './reader.ts'

/** The calls of a journal, looked up by what was asked. The first measured answer of a call counts, wherever it is read. */
export interface Recorded {
  readonly header: JournalHeader | null
  /** Where the last whole line ends: a resumed run writes on from here. */
  readonly endByte: number
  readonly answer: (key: CallKey) => JournalCall | undefined
  /** What the callback of this tool call returned before the turn; undefined where that is not known. */
  readonly result: (turn: TurnKey, callId: string) => JsonValue | undefined
  /** Whether there is a measured answer to this call, whatever was asked. */
  readonly holds: (turn: TurnKey) => boolean
  readonly size: number
  /** Every call that is looked up here, one line each. */
  readonly lines: () => Iterable<JournalCall>
  /** How the runs that wrote it ended, in order. */
  readonly ends: readonly JournalEnd[]
  /** Lines that are none, for a warning: number of the first, and how many. */
  readonly unreadable: { readonly first: number; readonly count: number } | null
}

/** A call without what was sent. */
export type TurnKey = Omit<CallKey, 'request'>

/** Whether an answer says something of the model; calls that were lost are asked again by a run that resumes. */
export const isMeasured = (answer: Answer): boolean =>
  answer.kind === 'answered' || answer.failure.kind === 'rejected' || answer.failure.kind === 'filtered'

/**
 * Reads a whole journal into memory for resuming and replaying.
 *
 * @param keeps hears of every line, and says of a call whether it is to be looked up here
 */
export async function readRecorded(
  path: string,
  keeps: (line: JournalLine) => boolean = () => true,
): Promise<Recorded> {
  const memory = createMemory()
  const ends: JournalEnd[] = []
  let header: JournalHeader | null = null
  let endByte = 0
  let first = 0
  let count = 0
  for (const { line, number, endByte: end } of readJournal(path)) {
    endByte = end
    if (line === null) {
      first ||= number
      count++
      continue
    }
    const isKept = keeps(line)
    if (line.type === 'header') header ??= line
    else if (line.type === 'call' && isKept) memory.keep(line)
    else if (line.type === 'end') ends.push(line)
  }
  const { answer, result, holds, lines, size } = memory
  const unreadable = count > 0 ? { first, count } : null
  return { header, endByte, answer, result, holds, lines, size: size(), ends, unreadable }
}

/** Calls kept by what was asked. */
export interface Memory extends Pick<Recorded, 'answer' | 'result' | 'holds' | 'lines'> {
  readonly keep: (line: JournalCall) => void
  readonly forget: (key: TurnKey) => void
  readonly size: () => number
}

export function createMemory(): Memory {
  const calls = new Map<string, JournalCall>()
  return {
    keep: (line) => {
      const key = keyOf(line)
      const earlier = calls.get(key)
      if (earlier === undefined || !isMeasured(earlier.answer)) calls.set(key, line)
    },
    forget: (key) => calls.delete(keyOf(key)),
    answer: (key) => {
      const found = calls.get(keyOf(key))
      return found !== undefined && found.request === key.request ? found : undefined
    },
    result: (turn, callId) => {
      const results = calls.get(keyOf(turn))?.results ?? {}
      return Object.hasOwn(results, callId) ? results[callId] : undefined
    },
    holds: (turn) => {
      const found = calls.get(keyOf(turn))
      return found !== undefined && isMeasured(found.answer)
    },
    lines: () => calls.values(),
    size: () => calls.size,
  }
}

const keyOf = (key: TurnKey): string => JSON.stringify([key.role, key.contract, key.case, key.sample, key.turn])
