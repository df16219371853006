import { expect, it } from 'vitest'
import { readChatAnswer } from '../../src/model/read/chat-answer.ts'
import { foldChatStream } from '../../src/model/read/chat-stream.ts'

const message = { role: 'assistant', content: 'yes' }

it.each([
  ['a name', 'DeepInfra', { upstream: 'DeepInfra' }],
  ['none', undefined, {}],
  ['null', null, {}],
  ['an empty one', ' ', {}],
  ['another type', { name: 'x' }, {}],
])('whom a router passed a call to: %s', (_, provider, expected) => {
  const named = provider === undefined ? {} : { provider }
  const whole = readChatAnswer({ ...named, choices: [{ index: 0, message, finish_reason: 'stop' }] }, 200)
  const fold = foldChatStream()
  fold.add({ ...named, choices: [{ index: 0, delta: message, finish_reason: null }] })
  fold.add({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })
  for (const reading of [whole, readChatAnswer(fold.envelope(), 200)]) {
    const { upstream } = reading.kind === 'read' ? reading.answer : {}
    expect(upstream === undefined ? {} : { upstream }).toEqual(expected)
  }
})
