import { isShallow } from '../../json/depth.ts'
import { isObject, type JsonValue } from '../../json/value.ts'
import type { SentApi } from '../../provider/profile.ts'
import { writtenTexts } from '../answer.ts'
import type { ModelRequest } from '../client.ts'
import type { EnvelopeShape } from '../envelope-shapes.ts'
import { collectText, MAX_ANSWER_BYTES, MAX_BODY_BYTES } from '../wire/body-text.ts'
import type { BodySink } from '../wire/exchange.ts'
import { readChatAnswer } from './chat-answer.ts'
import { foldChatStream } from './chat-stream.ts'
import { readFailure, readStatedFailure } from './failure.ts'
import { readMessagesAnswer } from './messages-answer.ts'
import { foldMessagesStream } from './messages-stream.ts'
import { malformed, type ReadAnswer, type Reading, unread, withShapes } from './reading.ts'
import { readResponsesAnswer } from './responses-answer.ts'
import { foldResponsesStream } from './responses-stream.ts'
import { wholeShapes } from './sent-shapes.ts'
import { statesError } from './states-error.ts'
import { type Fold, readStream } from './stream-fold.ts'
import { parseWire } from './wire-json.ts'

/** Reads one answer: `open` chooses how when the headers are there, `read` says what it was once the body has ended. */
export interface BodyReader {
  readonly open: (status: number, header: (name: string) => string | null) => BodySink
  readonly read: () => Reading
  /** When the first content or argument token came, monotonic ms; null where the answer was not streamed. */
  readonly firstTokenAt: () => number | null
}

export function readBody({ api, stream, keepTurn = false }: Asked): BodyReader {
  const reader = READERS[api]
  let read = (): Reading => malformed(0, 'no answer')
  let firstTokenAt = (): number | null => null
  return {
    open: (status, header) => {
      // A server that answers a request to stream with plain JSON is read as such: its first token is not known.
      if (status === 200 && stream && /^text\/event-stream\b/i.test(header('content-type') ?? '') && isPlain(header)) {
        const streamed = readStream(reader.fold())
        read = () => streamed.read(status, reader.read)
        firstTokenAt = streamed.firstTokenAt
        return streamed.sink
      }
      // Some servers repeat the whole request in an error (FastAPI's `input`): of more than this the beginning is kept.
      const text = collectText(status === 200 ? MAX_BODY_BYTES : MAX_ANSWER_BYTES, status !== 200)
      read = () => readWhole(reader, status, header, text.text())
      return text
    },
    read: () => withinSize(read(), keepTurn),
    firstTokenAt: () => firstTokenAt(),
  }
}

/** What the reading of an answer depends on. */
type Asked = Pick<ModelRequest, 'api' | 'stream' | 'keepTurn'>

/** How one API's answers are read, whole and streamed. */
interface AnswerReader {
  readonly read: (envelope: JsonValue, status: number) => Reading
  readonly fold: () => Fold
  /** Shapes of a whole answer that some common client can't read; null: none are known. */
  readonly shapes: ((envelope: JsonValue) => ReadonlySet<EnvelopeShape>) | null
}

/** The next API is one line. */
const READERS: Readonly<Record<SentApi, AnswerReader>> = {
  chat: { read: readChatAnswer, fold: foldChatStream, shapes: wholeShapes },
  responses: { read: readResponsesAnswer, fold: foldResponsesStream, shapes: null },
  messages: { read: readMessagesAnswer, fold: foldMessagesStream, shapes: null },
}

const isPlain = (header: (name: string) => string | null): boolean =>
  [null, 'identity'].includes(header('content-encoding'))

function readWhole(
  reader: AnswerReader,
  status: number,
  header: (name: string) => string | null,
  text: string,
): Reading {
  if (status < 200 || status >= 300) {
    const coding = isPlain(header) ? null : header('content-encoding')
    return readFailure(status, coding === null ? text : `a body compressed as ${coding}, which was not asked for`)
  }
  if (status !== 200) return malformed(status, `HTTP ${status} instead of 200`)
  if (!isPlain(header))
    return malformed(status, `the answer is compressed (${header('content-encoding')}), which was not asked for`)
  const type = header('content-type')
  if (!/^application\/([a-z.-]+\+)?json\b/i.test(type ?? ''))
    return malformed(status, `the answer is ${type || 'of no content type'}, not JSON`)
  return readEnvelope(reader, status, text)
}

function readEnvelope(reader: AnswerReader, status: number, text: string): Reading {
  let envelope: JsonValue
  try {
    envelope = parseWire(text)
  } catch {
    return malformed(status, text === '' ? 'the body is empty' : 'the body is not JSON')
  }
  return readParsed(reader, status, envelope, () => text)
}

function readParsed({ read, shapes }: AnswerReader, status: number, envelope: JsonValue, text: () => string): Reading {
  if (isError(envelope))
    return readStatedFailure(text(), (message) => malformed(status, `an error with HTTP 200: ${message}`))
  const reading = read(envelope, status)
  return shapes === null ? reading : withShapes(reading, shapes(envelope), 'whole')
}

/** An answer of status 200 that came within something else, a line of a batch say, and is parsed already. */
export const readStatedAnswer = (api: SentApi, envelope: JsonValue, keepTurn: boolean): Reading =>
  withinSize(
    readParsed(READERS[api], 200, envelope, () => JSON.stringify(envelope)),
    keepTurn,
  )

/** An error in place of an answer. The Responses API's own failed responses are read as such. */
function isError(envelope: JsonValue): boolean {
  const outer = Array.isArray(envelope) ? envelope[0] : envelope
  return isObject(outer) && outer.status !== 'failed' && statesError(outer)
}

function withinSize(reading: Reading, keepTurn: boolean): Reading {
  if (reading.kind !== 'read') return reading
  const { turn, ...answer } = reading.answer
  if (answerBytes(answer) > MAX_ANSWER_BYTES) return TOO_LARGE
  if (!keepTurn || turn === undefined) return { kind: 'read', answer }
  if (!isShallow(turn)) return malformed(200, 'the message nests deeper than an answer may')
  return Buffer.byteLength(JSON.stringify(turn)) > 2 * MAX_ANSWER_BYTES ? TOO_LARGE : reading
}

const TOO_LARGE = unread('too-large', 200, `the answer is larger than ${MAX_ANSWER_BYTES} bytes`)

/** UTF-8 bytes of everything the model wrote. */
const answerBytes = ({ message }: ReadAnswer): number =>
  writtenTexts(message).reduce((sum, text) => sum + Buffer.byteLength(text, 'utf8'), 0)
