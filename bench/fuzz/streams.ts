import type { JsonObject } from '../../src/json/value.ts'
import { readBody } from '../../src/model/read/answer-body.ts'
import { finishReason, graver } from '../../src/model/read/finish-reason.ts'
import { randomOf } from './random.ts'

const NAMES = ['get_weather', 'get_time', 'delete_everything']
const ARGUMENTS = ['', '{}', '{"city":"Paris"}', '{"city":"Oslo","days":[1,2]}']
const REASONS = ['stop', 'tool_calls', 'length', 'content_filter', '']
const ERRORS: readonly JsonObject[] = [
  { message: 'overloaded' },
  { code: 'content_filter', message: 'no' },
  { code: 429, message: 'later' },
]

/** A stream, and the calls and finish reasons that were sent in it. */
interface SentStream {
  readonly text: string
  readonly calls: readonly SentCall[]
  readonly reasons: readonly string[]
  /** Two pieces changed places: with neither id nor index, whose arguments came too early nobody can tell. */
  readonly isSwapped: boolean
}

interface SentCall {
  readonly name: string
  readonly arguments: string
}

/** Streamed answers as servers spoil them: deltas split and reordered, ids and indexes dropped, reasons repeated, errors. */
export function* spoiltStreams(count: number, seed: number): Generator<SentStream> {
  const random = randomOf(seed)
  for (let drawn = 0; drawn < count; drawn++) yield spoiltStream(random)
}

type Random = (below: number) => number

function spoiltStream(random: Random): SentStream {
  const [indexes, ids, repeats] = [random(3), random(3), random(4) === 0]
  const calls: SentCall[] = []
  const deltas: JsonObject[] = []
  for (let at = 0, count = random(4); at < count; at++) {
    const call = {
      name: NAMES[random(NAMES.length)] as string,
      arguments: ARGUMENTS[random(ARGUMENTS.length)] as string,
    }
    calls.push(call)
    const own = {
      ...(indexes === 0 ? {} : { index: indexes === 1 ? 0 : at }),
      ...(ids === 0 ? {} : { id: ids === 1 ? `id${at}` : 'id' }),
    }
    const pieces = splitOf(call.arguments, random)
    for (const [nth, piece] of pieces.entries()) {
      const isNamed = nth === 0 || repeats
      deltas.push({
        ...(nth === 0 || random(2) === 0 ? own : withoutId(own)),
        function: { ...(isNamed ? { name: call.name } : {}), arguments: piece },
      })
    }
  }
  const isSwapped = random(4) === 0
  if (isSwapped) swap(deltas, random)
  const events: JsonObject[] = deltas.map((delta) => ({
    choices: [{ index: 0, delta: { tool_calls: [delta] }, finish_reason: null }],
  }))
  const reasons = Array.from({ length: 1 + random(3) }, () => REASONS[random(REASONS.length)] as string)
  for (const reason of reasons) events.push({ choices: [{ index: 0, delta: {}, finish_reason: reason }] })
  if (random(6) === 0)
    events.splice(random(events.length + 1), 0, { error: ERRORS[random(ERRORS.length)] as JsonObject })
  const text = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')
  return { text: text + (random(3) === 0 ? '' : 'data: [DONE]\n\n'), calls, reasons, isSwapped }
}

const withoutId = ({ id: _, ...rest }: JsonObject): JsonObject => rest

function splitOf(text: string, random: Random): readonly string[] {
  const at = random(text.length + 1)
  return random(2) === 0 ? [text] : [text.slice(0, at), text.slice(at)]
}

function swap(deltas: JsonObject[], random: Random): void {
  if (deltas.length < 2) return
  const at = random(deltas.length - 1)
  deltas.splice(at, 2, deltas[at + 1] as JsonObject, deltas[at] as JsonObject)
}

/**
 * A judged answer holds every call's name and the gravest finish reason that was sent, unless a limit or filter cut it;
 * and, where the pieces came in order, its calls are those that were sent, arguments included.
 */
export function brokenStream({ text, calls, reasons, isSwapped }: SentStream): {
  readonly word: string
  readonly broke: string | null
} {
  const reader = readBody({ api: 'chat', stream: true })
  const sink = reader.open(200, (name) => (name === 'content-type' ? 'text/event-stream' : null))
  sink.write(Buffer.from(text), 0)
  const reading = reader.read()
  if (reading.kind === 'unread') return { word: reading.failure.kind, broke: null }
  const { finishReason: finish, message } = reading.answer
  const isCut = text.includes('"error"') && ['length', 'content-filter'].includes(finish.unified)
  const expected = finishReason(reasons.reduce<string | null>(graver, null)).unified
  const found = message.toolCalls
  const lost = without(
    calls.map(({ name }) => name),
    found.map(({ name }) => name),
  )
  const invented = isSwapped ? [] : without(found.map(shownCall), calls.map(shownCall))
  const broke =
    isCut || (lost.length + invented.length === 0 && finish.unified === expected)
      ? null
      : `lost ${JSON.stringify(lost)}; invented ${JSON.stringify(invented)}; ${finish.unified} in place of ${expected}`
  return { word: `read: ${finish.unified}`, broke }
}

const shownCall = (call: SentCall): string => `${call.name}(${call.arguments})`

/** Those of `texts` that have no equal of their own among `others`. */
function without(texts: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others]
  return texts.filter((text) => {
    const at = left.indexOf(text)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}
