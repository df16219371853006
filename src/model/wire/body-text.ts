import type { Failure } from '../answer.ts'
import type { BodySink } from './exchange.ts'

/** An answer's text may have 1 MiB; escaped as JSON (`\u0041`) that is at most six times as long on the wire. */
export const MAX_ANSWER_BYTES = 1_048_576
export const MAX_BODY_BYTES = 8 * MAX_ANSWER_BYTES

export interface TextSink extends BodySink {
  readonly text: () => string
}

/** Collects a body up to `limit` bytes: more is `too-large`, or left out where `keepStart` is set. */
export function collectText(limit: number, keepStart = false): TextSink {
  const chunks: Buffer[] = []
  let size = 0
  return {
    write: (chunk) => {
      size += chunk.length
      if (size > limit) {
        if (!keepStart) return tooLarge(`the answer is larger than ${limit} bytes`)
        chunks.push(chunk.subarray(0, chunk.length - (size - limit)))
        return 'complete'
      }
      chunks.push(chunk)
      return null
    },
    heldBytes: () => size,
    text: () =>
      withoutMark(
        (chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)).toString('utf8'),
      ),
  }
}

/** UTF-8 may begin with a byte order mark, which no reader of `fetch` sees (WHATWG Encoding, "UTF-8 decode"). */
export const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text)

export const tooLarge = (message: string): Failure => ({
  kind: 'too-large',
  phase: 'body',
  status: null,
  message,
  code: null,
  param: null,
})
