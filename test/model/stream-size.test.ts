import { expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { foldChatStream } from '../../src/model/read/chat-stream.ts'
import { foldMessagesStream } from '../../src/model/read/messages-stream.ts'
import { foldResponsesStream } from '../../src/model/read/responses-stream.ts'
import { readStream } from '../../src/model/read/stream-fold.ts'

const delta = (members: JsonObject): JsonObject => ({ choices: [{ index: 0, delta: members }] })
const call = (members: JsonObject): JsonObject => delta({ tool_calls: [{ index: 0, ...members }] })

/** Everything that is kept of a stream counts for the size of its answer, under whatever name it comes. */
it.each<[string, () => ReturnType<typeof foldChatStream>, (at: number) => JsonObject]>([
  ['members of the message', foldChatStream, (at) => delta({ [`member_${at}`]: 1 })],
  ['members of a call', foldChatStream, (at) => call({ [`member_${at}`]: 1 })],
  ['members of its function', foldChatStream, (at) => call({ function: { [`member_${at}`]: 1 } })],
  ['members of a function_call', foldChatStream, (at) => delta({ function_call: { [`member_${at}`]: 1 } })],
  [
    'parts that never join',
    foldChatStream,
    (at) => delta({ content: [{ type: at % 2 ? 'text' : 'image', text: '' }] }),
  ],
  ['items of a list', foldChatStream, (at) => delta({ blocks: [{ index: at, type: 'x' }] })],
  ['members of a stop', foldMessagesStream, (at) => ({ type: 'message_delta', delta: { [`member_${at}`]: 1 } })],
  ['counts', foldMessagesStream, (at) => ({ type: 'message_delta', usage: { [`count_${at}`]: 1 } })],
  ['items', foldResponsesStream, (at) => ({ type: 'response.output_item.done', item: { id: `${at}`, type: 'x' } })],
])('a stream of %s ends as too large', (_what, fold, eventAt) => {
  const { sink } = readStream(fold())
  let verdict: unknown = null
  for (let at = 0; at < 200_000 && verdict === null; at++)
    verdict = sink.write(Buffer.from(`data: ${JSON.stringify(eventAt(at))}\n\n`), at)
  expect(verdict).toMatchObject({ kind: 'too-large' })
})

/** A role, a type or an id with each piece is the same one again. */
it('what takes the place of the one before weighs nothing', () => {
  const fold = foldChatStream()
  const pieces = Array.from({ length: 1_000 }, () => call({ type: 'function', function: { arguments: 'x' } }))
  const sizes = pieces.map((piece) => fold.add(piece).thought)
  expect(sizes.every((size) => size === 0)).toBe(true)
  expect(fold.add(delta({ role: 'assistant' })).thought).toBe(0)
})

/** Members that the API does not name are continued in place; the event that brought them first stays as it was sent. */
it('a delta that can not be read is shown as it came', () => {
  const fold = foldChatStream()
  const odd = delta({ tool_calls: 'none', note: { text: 'a' } })
  fold.add(odd)
  fold.add(delta({ note: { text: 'b' } }))
  expect(fold.envelope()).toMatchObject({ choices: [{ message: { tool_calls: 'none', note: { text: 'a' } } }] })
})
