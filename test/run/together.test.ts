import { describe, expect, it } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import type { CallKey } from '../../src/model/client.ts'
import { createSharedAnswers, createTogether } from '../../src/run/together.ts'

const key = (id: string): CallKey => ({
  role: 'baseline',
  contract: 'a',
  case: id,
  sample: 0,
  turn: 0,
  request: 'sha256:1',
})
const ms = { queued: 0, firstByte: null, firstToken: null, total: 1 }
const answered = (content: string): Answer => ({
  kind: 'answered',
  status: 200,
  servedModel: 'm',
  fingerprint: null,
  finishReason: { unified: 'stop', raw: 'stop' },
  message: { content, refusal: null, toolCalls: [] },
  usage: null,
  ms,
  attempts: 1,
})
const lost: Answer = {
  kind: 'failed',
  failure: { kind: 'timeout', phase: 'sent', status: null, message: 'late', code: null, param: null },
  ms,
  attempts: 1,
}

describe('answers that several runs share', () => {
  it('are asked for by who comes first, and everybody else waits for them', async () => {
    const shared = createSharedAnswers(3)
    expect(await shared.take(key('1'))).toBeNull()
    const others = [shared.take(key('1')), shared.take(key('1'))]
    const answer = answered('yes')
    shared.give(key('1'), answer)
    expect(await Promise.all(others)).toEqual([answer, answer])
    // All three have it: it is kept no longer.
    expect(await shared.take(key('1'))).toBeNull()
  })

  it.each<[string, Answer | null, Answer | null]>([
    ['was not made after all is the next one’s to make', null, null],
    ['was lost is heard of by who waited, and asked again by who comes later', lost, lost],
  ])('a call that %s', async (_, given, heard) => {
    const shared = createSharedAnswers(2)
    await shared.take(key('1'))
    const other = shared.take(key('1'))
    shared.give(key('1'), given)
    expect(await other).toEqual(heard)
    if (heard === null) shared.give(key('1'), answered('later'))
    else expect(await shared.take(key('1'))).toBeNull()
  })

  it('of an earlier run are asked for by nobody, and booked once', async () => {
    const shared = createSharedAnswers(2)
    shared.keep(key('1'), answered('old'))
    shared.keep(key('2'), lost)
    expect(await shared.take(key('1'))).toEqual(answered('old'))
    expect(await shared.take(key('2'))).toBeNull()
    expect([shared.book(key('1')), shared.book(key('1'))]).toEqual([true, false])
  })
})

describe('runs that share their limits', () => {
  it('make so many calls in all, and have so many under way', async () => {
    const together = createTogether(2, { concurrency: 1, maxCalls: 2 }, Promise.resolve())
    expect([together.takeCall(), together.takeCall(), together.takeCall()]).toEqual([true, true, false])
    const events: string[] = []
    const leave = await together.enter()
    const second = together.enter().then((done) => {
      events.push('second')
      done()
    })
    events.push('first')
    leave()
    await second
    expect(events).toEqual(['first', 'second'])
  })

  it('drive a load test alone: what came before is over, what came after has not begun', async () => {
    const together = createTogether(2, { concurrency: 4, maxCalls: 9 }, Promise.resolve())
    const events: string[] = []
    const work = (name: string, ticks: number) => async () => {
      events.push(`${name} begins`)
      for (let tick = 0; tick < ticks; tick++) await Promise.resolve()
      events.push(`${name} ends`)
    }
    await Promise.all([
      together.among(work('a', 5)),
      together.among(work('b', 1)),
      together.alone(work('load', 3)),
      together.among(work('c', 1)),
    ])
    expect(events).toEqual([
      'a begins',
      'b begins',
      'b ends',
      'a ends',
      'load begins',
      'load ends',
      'c begins',
      'c ends',
    ])
  })
})
