import { isObject } from '../../json/value.ts'
import type { Answer } from '../../model/answer.ts'
import type { ResultLine } from '../../model/batch/batch-client.ts'
import { readResultLine } from '../../model/batch/files-shape.ts'
import { readMessageResult } from '../../model/batch/message-result.ts'
import { readResult, resultAnswer } from '../../model/batch/read-result.ts'
import { WrittenResults } from '../../model/batch/written-results.ts'
import { parseWire } from '../../model/read/wire-json.ts'
import type { SentApi } from '../../provider/profile.ts'

/** What a line of a batch's results says of the request that its custom_id names. */
export interface OutputLine {
  readonly customId: string
  readonly answer: Answer
}

/**
 * Reads one line of results, OpenAI's `{custom_id, response, error}` or Anthropic's `{custom_id, result}`; null where it is
 * neither.
 *
 * @param api in which the batch's requests were made, where lines do not say it
 */
export function readOutputLine(text: string, api: SentApi, redact: (text: string) => string): OutputLine | null {
  const line = parse(text)
  if (line === null) return null
  const reading = readResult(line.result, line.api ?? api, false)
  return { customId: line.result.customId, answer: resultAnswer(reading, 1, redact) }
}

/** `readOutputLine` of many lines, from their bytes: the commonest are read without being parsed. */
export function outputLines(
  api: SentApi,
  redact: (text: string) => string,
): (bytes: Buffer, start: number, end: number) => OutputLine | null {
  const written = api === 'chat' ? new WrittenResults() : null
  return (bytes, start, end) => {
    const read = written?.read(bytes, start, end) ?? null
    if (read === null) return readOutputLine(bytes.toString('utf8', start, end), api, redact)
    return { customId: read.customId, answer: resultAnswer({ kind: 'read', answer: read.answer }, 1, redact) }
  }
}

function parse(text: string): { readonly result: ResultLine; readonly api: SentApi | null } | null {
  try {
    const value = parseWire(text)
    if (!isObject(value)) return null
    const result = readResultLine(value)
    if (result !== null) return { result, api: null }
    const message = readMessageResult(value)
    return message && { result: message, api: 'messages' }
  } catch {
    return null
  }
}
