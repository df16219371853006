import { expect, test } from 'vitest'
import { collectText } from '../../src/model/wire/body-text.ts'
import { type BytesInFlight, createBytesInFlight, type Holder } from '../../src/model/wire/bytes-in-flight.ts'
import { createTransport, DEADLINES } from '../../src/model/wire/transport.ts'
import { loopback } from './loopback.ts'

const holder = (): Holder & { resumed: number } => {
  const one = { resumed: 0, resume: () => void one.resumed++ }
  return one
}

test('past the budget all wait but the one that is under way longest', () => {
  const memory = createBytesInFlight(100)
  const [first, second, third] = [holder(), holder(), holder()]
  expect([memory.hold(first, 40), memory.hold(second, 40), memory.hold(third, 40)]).toEqual([true, true, false])
  expect([memory.hold(second, 60), memory.hold(first, 400)]).toEqual([false, true])
  memory.release(first)
  expect([second.resumed, third.resumed]).toEqual([1, 1])
  expect(memory.hold(third, 41)).toBe(false)
  memory.release(second)
  expect([second.resumed, third.resumed]).toEqual([1, 2])
})

test('requests wait, in their order, until they fit beside those under way and what was answered to them', async () => {
  const memory = createBytesInFlight(100)
  const entered: string[] = []
  const admit = (name: string, bytes: number): boolean => {
    const wait = memory.admit(bytes)
    void wait?.then(() => entered.push(name))
    return wait === null
  }
  const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
  // The first is let in whatever its size; a small one does not pass one that came before it.
  expect([admit('huge', 300), admit('large', 90), admit('small', 5)]).toEqual([true, false, false])
  await turn()
  expect(entered).toEqual([])
  memory.discharge(300)
  const answer = holder()
  memory.hold(answer, 20)
  await turn()
  // Nothing but an answer is under way, so that a request is let in all the same.
  expect(entered).toEqual(['large'])
  memory.release(answer)
  await turn()
  expect(entered).toEqual(['large', 'small'])
  memory.discharge(90)
  expect(admit('next', 60)).toBe(true)
  expect(memory.hold(answer, 50)).toBe(true)
  expect(memory.hold(holder(), 1)).toBe(false)
})

test('between two requests of many bytes the event loop turns', async () => {
  const memory = createBytesInFlight(1_000_000_000)
  const order: string[] = []
  const first = memory.admit(10_000_000)
  const second = memory.admit(10_000_000)?.then(() => order.push('second'))
  const third = memory.admit(10_000_000)?.then(() => order.push('third'))
  setImmediate(() => order.push('turn'))
  await Promise.all([second, third])
  expect([first, order]).toEqual([null, ['second', 'turn', 'third']])
})

test('calls that wait for memory end with their whole answers, and hold no more than their share beyond it', async () => {
  const [calls, bytes, budget] = [8, 4_000_000, 6_000_000]
  const server = await loopback((response) => response.end('x'.repeat(bytes)))
  const memory = createBytesInFlight(budget)
  const held = new Map<Holder, number>()
  let [most, waits] = [0, 0]
  const watched: BytesInFlight = {
    ...memory,
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
