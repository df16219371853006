import type { Answer } from '../model/answer.ts'
import type { CallKey } from '../model/client.ts'
import type { JournalCall, JournalEnd, JournalHeader } from './line.ts'
import { readJournal } from './reader.ts'

/** The calls of a journal, looked up by what was asked; a later line of the same call takes the earlier one's place. */
export interface Recorded {
  readonly header: JournalHeader | null
  /** Where the last whole line ends: a resumed run writes on from here. */
  readonly endByte: number
  readonly answer: (key: CallKey) => JournalCall | undefined
  readonly size: number
  /** How the runs that wrote it ended, in order. */
  readonly ends: readonly JournalEnd[]
  /** Lines that are none, for a warning: number of the first, and how many. */
  readonly unreadable: { readonly first: number; readonly count: number } | null
}

/** Whether an answer says something of the model; calls that were lost are asked again by a run that resumes. */
export const isMeasured = (answer: Answer): boolean =>
  answer.kind === 'answered' || answer.failure.kind === 'rejected' || answer.failure.kind === 'filtered'

/** Reads a whole journal into memory for resuming and replaying. */
export async function readRecorded(path: string): Promise<Recorded> {
  const calls = new Map<string, JournalCall>()
  const ends: JournalEnd[] = []
  let header: JournalHeader | null = null
  let endByte = 0
  let first = 0
  let count = 0
  for await (const lines of readJournal(path)) {
    for (const { line, number, endByte: end } of lines) {
      endByte = end
      if (line === null) {
        first ||= number
        count++
      } else if (line.type === 'header') header ??= line
      else if (line.type === 'call') keep(calls, line)
      else ends.push(line)
    }
  }
  const answer = (key: CallKey): JournalCall | undefined => {
    const found = calls.get(keyOf(key))
    return found !== undefined && found.request === key.request ? found : undefined
  }
  return { header, endByte, answer, size: calls.size, ends, unreadable: count > 0 ? { first, count } : null }
}

function keep(calls: Map<string, JournalCall>, line: JournalCall): void {
  const key = keyOf(line)
  const earlier = calls.get(key)
  if (earlier === undefined || isMeasured(line.answer) || !isMeasured(earlier.answer)) calls.set(key, line)
}

const keyOf = (key: Omit<CallKey, 'request'>): string =>
  JSON.stringify([key.role, key.contract, key.case, key.sample, key.turn])
