import { expect, test } from 'vitest'
import { type AnswerMemory, createAnswerMemory, type Holder } from '../../src/model/wire/answer-memory.ts'
import { collectText } from '../../src/model/wire/body-text.ts'
import { createTransport, DEADLINES } from '../../src/model/wire/transport.ts'
import { loopback } from './loopback.ts'

const holder = (): Holder & { resumed: number } => {
  const one = { resumed: 0, resume: () => void one.resumed++ }
  return one
}

test('past the budget all wait but the one that is under way longest', () => {
  const memory = createAnswerMemory(100)
  const [first, second, third] = [holder(), holder(), holder()]
  expect([memory.hold(first, 40), memory.hold(second, 40), memory.hold(third, 40)]).toEqual([true, true, false])
  expect([memory.hold(second, 60), memory.hold(first, 400)]).toEqual([false, true])
  memory.release(first)
  expect([second.resumed, third.resumed]).toEqual([1, 1])
  expect(memory.hold(third, 41)).toBe(false)
  memory.release(second)
  expect([second.resumed, third.resumed]).toEqual([1, 2])
})

test('calls that wait for memory end with their whole answers, and hold no more than their share beyond it', async () => {
  const [calls, bytes, budget] = [8, 4_000_000, 6_000_000]
  const server = await loopback((response) => response.end('x'.repeat(bytes)))
  const memory = createAnswerMemory(budget)
  const held = new Map<Holder, number>()
  let [most, waits] = [0, 0]
  const watched: AnswerMemory = {
    hold: (one, size) => {
      held.set(one, size)
      most = Math.max(
        most,
        [...held.values()].reduce((sum, each) => sum + each, 0),
      )
      const goesOn = memory.hold(one, size)
      if (!goesOn) waits++
      return goesOn
    },
    release: (one) => {
      held.delete(one)
      memory.release(one)
    },
  }
  const transport = createTransport({
    baseUrl: server.url,
    headers: {},
    connections: calls,
    deadlines: DEADLINES,
    now: () => performance.now(),
    memory: watched,
  })
  const signal = new AbortController().signal
  const ended = await Promise.all(
    Array.from({ length: calls }, async () => {
      const sink = collectText(2 * bytes)
      const { kind } = await transport.post({ path: '/x', body: '', timeoutMs: 600_000, signal, open: () => sink })
      return [kind, sink.text().length]
    }),
  )
  await transport.close()
  await server.close()
  expect(ended).toEqual(Array.from({ length: calls }, () => ['answered', bytes]))
  expect(waits).toBeGreaterThan(0)
  // The oldest may take its whole answer; what had been read when the others were told to wait is a piece each.
  expect(most).toBeLessThan(budget + bytes + calls * 262_144)
})
