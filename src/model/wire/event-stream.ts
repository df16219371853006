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
export const readEvents = (onData: OnData): EventStream => new Events(onData)

type OnData = (data: string, atMs: number, name: string) => StreamVerdict

class Events implements EventStream {
  private readonly onData: OnData
  private readonly decoder = new StringDecoder('utf8')
  /** What came behind the last line end. */
  private pending = ''
  private data: string | null = null
  private name = ''
  private size = 0
  private isBegun = false

  constructor(onData: OnData) {
    this.onData = onData
  }

  write(chunk: Buffer, at: number): StreamVerdict {
    this.size += chunk.length
    const text = this.decoded(chunk)
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const whole = this.pending + text.slice(start, end)
      this.pending = ''
      const verdict = this.line(whole.endsWith('\r') ? whole.slice(0, -1) : whole, at)
      if (verdict !== null) return verdict
      start = end + 1
    }
    // What has no line end yet is not looked through again with every piece.
    this.pending += text.slice(start)
    const isTooLarge = this.size > MAX_STREAM_BYTES || this.heldCharacters() > MAX_BODY_BYTES
    return isTooLarge ? tooLarge('the stream is larger than an answer can be') : null
  }

  heldBytes(): number {
    return this.heldCharacters() * BYTES_PER_CHARACTER
  }

  end(): void {
    this.line(this.pending.trimEnd(), 0)
    this.line('', 0)
  }

  private line(text: string, at: number): StreamVerdict {
    if (text === '') {
      const { data, name } = this
      this.data = null
      this.name = ''
      return data === null ? null : this.onData(data, at, name)
    }
    if (text.startsWith('event:')) this.name = text.slice(6).trim()
    if (text.startsWith('data:')) {
      const part = text.slice(text.charCodeAt(5) === 0x20 ? 6 : 5)
      this.data = this.data === null ? part : `${this.data}\n${part}`
    }
    return null
  }

  private decoded(chunk: Buffer): string {
    const text = this.decoder.write(chunk)
    if (this.isBegun || text === '') return text
    this.isBegun = true
    return withoutMark(text)
  }

  private heldCharacters(): number {
    return this.pending.length + (this.data?.length ?? 0)
  }
}
