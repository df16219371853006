import { StringDecoder } from 'node:string_decoder'
import { MAX_BODY_BYTES, tooLarge, withoutMark } from './body-text.ts'
import type { BodySink } from './exchange.ts'

/** Tokens come with some 200 bytes of framing each, so a stream may be far longer than the text it carries. */
const MAX_STREAM_BYTES = 128 * 1_048_576

/** V8's, where one character of a text is beyond Latin-1. */
const BYTES_PER_CHARACTER = 2

export type StreamVerdict = ReturnType<BodySink['write']>

export interface EventStream extends BodySink {
  /** Call at the end of the body: a last event may lack its blank line. */
  readonly end: () => void
}

/**
 * Reads server-sent events (WHATWG HTML §9.2) as they arrive and hands over the data of each, with the time at
 * which its last bytes came and the name of the event (empty: none). Lines end with LF or CRLF, a byte order mark at
 * the start is dropped; comments and other fields are skipped.
 */
export function readEvents(onData: (data: string, atMs: number, name: string) => StreamVerdict): EventStream {
  const decoder = new StringDecoder('utf8')
  let pending = ''
  let data: string | null = null
  let name = ''
  let size = 0
  let isBegun = false
  const line = (text: string, at: number): StreamVerdict => {
    if (text === '') {
      const [whole, called] = [data, name]
      data = null
      name = ''
      return whole === null ? null : onData(whole, at, called)
    }
    if (text.startsWith('event:')) name = text.slice(6).trim()
    if (text.startsWith('data:')) {
      const part = text.slice(text.charCodeAt(5) === 0x20 ? 6 : 5)
      data = data === null ? part : `${data}\n${part}`
    }
    return null
  }
  const decoded = (chunk: Buffer): string => {
    const text = decoder.write(chunk)
    if (isBegun || text === '') return text
    isBegun = true
    return withoutMark(text)
  }
  const heldCharacters = (): number => pending.length + (data?.length ?? 0)
  return {
    write: (chunk, at) => {
      size += chunk.length
      const text = decoded(chunk)
      let start = 0
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
        const whole = pending + text.slice(start, end)
        pending = ''
        const verdict = line(whole.endsWith('\r') ? whole.slice(0, -1) : whole, at)
        if (verdict !== null) return verdict
        start = end + 1
      }
      // What has no line end yet is not looked through again with every piece.
      pending += text.slice(start)
      const isTooLarge = size > MAX_STREAM_BYTES || heldCharacters() > MAX_BODY_BYTES
      return isTooLarge ? tooLarge('the stream is larger than an answer can be') : null
    },
    heldBytes: () => heldCharacters() * BYTES_PER_CHARACTER,
    end: () => {
      line(pending.trimEnd(), 0)
      line('', 0)
    },
  }
}
