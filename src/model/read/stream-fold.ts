import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Failure } from '../answer.ts'
import type { EnvelopeShape } from '../envelope-shapes.ts'
import { MAX_ANSWER_BYTES, tooLarge } from '../wire/body-text.ts'
import { readEvents } from '../wire/event-stream.ts'
import type { BodySink } from '../wire/exchange.ts'
import { readStatedFailure } from './failure.ts'
import { malformed, type Reading, unread, withShapes } from './reading.ts'
import { statesError } from './states-error.ts'
import { parseWire } from './wire-json.ts'

/** What one event added to the answer. */
export interface Step {
  /** Characters of content, refusal, arguments; the first that come are the first token. */
  readonly written: number
  /** Characters of reasoning: they count for the size of the answer, never as its first token. */
  readonly thought: number
  /** Nothing more will come. */
  readonly done: boolean
}

/** Puts the events of one API's stream together; `envelope` is then what the API would have sent unstreamed. */
export interface Fold {
  readonly add: (event: JsonObject) => Step
  readonly envelope: () => JsonValue
  /** Shapes that its events had. */
  readonly shapes: () => ReadonlySet<EnvelopeShape>
  /** What keeps the pieces from being put together without guessing; null where nothing does. */
  readonly fault: () => string | null
  /** What came so far holds the endpoint's own word on how the answer ended. */
  readonly isEnded: () => boolean
  /** And that word stands whatever came afterwards: a filter's, or a limit's. */
  readonly isStated: () => boolean
}

export interface StreamReader {
  readonly sink: BodySink
  readonly read: (status: number, readAnswer: (envelope: JsonValue, status: number) => Reading) => Reading
  readonly firstTokenAt: () => number | null
}

/**
 * Reads a streamed answer. Without its end mark (`[DONE]`, or the Responses API's last event) and without a finish
 * reason it is `cut`, however cleanly the connection was closed.
 */
export function readStream(fold: Fold): StreamReader {
  let firstTokenAt: number | null = null
  let complete = false
  let size = 0
  let error: string | null = null
  const sink = readEvents((data, at, name) => {
    if (data === '[DONE]') return finish()
    const event = parsed(data)
    if (event === null) return broken('an event of the stream is not a JSON object')
    const step = fold.add(event)
    if (!step.done && isError(event, name)) {
      error = data
      return finish()
    }
    size += step.written + step.thought
    if (step.written > 0) firstTokenAt ??= at
    if (size > MAX_ANSWER_BYTES) return tooLarge(`the answer's text is larger than ${MAX_ANSWER_BYTES} bytes`)
    return step.done ? finish() : null
  })
  const finish = (): 'complete' => {
    complete = true
    return 'complete'
  }
  return {
    sink: { write: (chunk, at) => sink.write(chunk, at), heldBytes: () => sink.heldBytes() + size },
    firstTokenAt: () => firstTokenAt,
    read: (status, readAnswer) => {
      if (!complete) sink.end()
      if (error !== null && !fold.isStated()) return readErrorEvent(error, status)
      if (!complete && !fold.isEnded()) return unread('cut', status, 'the stream ended without its end mark')
      const fault = fold.fault()
      return fault === null
        ? withShapes(readAnswer(fold.envelope(), status), fold.shapes(), 'streamed')
        : malformed(status, fault)
    },
  }
}

const readErrorEvent = (data: string, status: number): Reading =>
  readStatedFailure(data, (message) => malformed(status, `an error inside the stream: ${message}`))

/** As in a whole body, or by the event's name or type; the end mark may follow all the same. */
const isError = (event: JsonObject, name: string): boolean =>
  name === 'error' || event.type === 'error' || statesError(event)

const broken = (message: string): Failure => ({
  kind: 'malformed',
  phase: 'body',
  status: null,
  message: message.slice(0, 2_000),
  code: null,
  param: null,
})

function parsed(data: string): JsonObject | null {
  try {
    const value = parseWire(data)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
