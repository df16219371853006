import { describe, expect, it } from 'vitest'
import type { Failure } from '../../src/model/answer.ts'
import type { Observation } from '../../src/outcome/observation.ts'
import type { Outcome } from '../../src/outcome/outcome.ts'
import type { Plan, Role } from '../../src/plan/plan.ts'
import { type LoopPorts, runLoop } from '../../src/run/loop.ts'
import type { UnitEnd } from '../../src/run/unit.ts'
import { planOf, rate } from '../verdict/fixture.ts'

const ok: Outcome = { kind: 'ok' }
const lost: Outcome = { kind: 'unmeasured', failure: 'network', phase: 'connect', status: null, message: '' }
const failure: Failure = { kind: 'unauthorized', phase: 'body', status: 401, message: 'no', code: null, param: null }

const observed = (place: number, role: Role, outcome: Outcome): UnitEnd => ({
  kind: 'observed',
  observation: { place, role, outcome, turn: 0, calls: [], valueDigest: null, answerText: null },
})

interface Setting {
  readonly count?: number
  readonly concurrency?: number
  readonly baseline?: boolean
  readonly stopEarly?: boolean
  readonly ports?: Partial<LoopPorts>
  readonly plan?: (made: Plan) => Plan
}

/** Runs the loop over places 0…; `answer` says what comes of each asking. Every asking takes a turn of the event loop. */
async function run(
  answer: (place: number, role: Role, nth: number, signal: AbortSignal) => UnitEnd | Promise<UnitEnd>,
  setting: Setting = {},
) {
  const { count = 10, concurrency = 4, baseline = false, stopEarly = false } = setting
  const made: Plan = planOf({ cases: count, baseline, stopEarly, requirements: [rate('parse_rate', '1')] })
  const plan: Plan = { ...(setting.plan?.(made) ?? made), limits: { ...made.limits, concurrency } }
  const asked: string[] = []
  const seen: Observation[] = []
  const ended: string[] = []
  const open: string[] = []
  let mostOpen = 0
  const end = await runLoop(
    plan,
    Uint32Array.from({ length: count }, (_, at) => at),
    {
      drive: async (place, role, signal) => {
        const name = `${place}${role[0]}`
        const nth = asked.push(name) - 1
        open.push(name)
        mostOpen = Math.max(mostOpen, open.length)
        await new Promise((turn) => setImmediate(turn))
        const came = await answer(place, role, nth, signal)
        open.splice(open.indexOf(name), 1)
        ended.push(name)
        return came
      },
      observe: (observation) => seen.push(observation),
      decided: () => false,
      cancelled: new AbortController().signal,
      deadlineMs: undefined,
      onThrottled: () => {},
      ...setting.ports,
    },
  )
  return { end, asked, seen, ended, mostOpen }
}

describe('the loop', () => {
  it('asks every place in planned order, so many at once', async () => {
    const { end, asked, mostOpen, seen } = await run((place, role) => observed(place, role, ok))
    expect(asked).toEqual(Array.from({ length: 10 }, (_, at) => `${at}c`))
    expect([end, mostOpen, seen.length]).toEqual([{ reason: 'finished' }, 4, 10])
  })

  it('lets the first call go alone', async () => {
    let others = 0
    const { asked } = await run((place, role, nth) => {
      if (nth > 0) others++
      else expect(others).toBe(0)
      return observed(place, role, ok)
    })
    expect(asked.length).toBe(10)
  })

  it('interleaves both models, in turns first, and lets the first of each go alone', async () => {
    const { asked, ended } = await run((place, role) => observed(place, role, ok), { count: 4, baseline: true })
    expect(asked).toEqual(['0c', '0b', '1b', '1c', '2c', '2b', '3b', '3c'])
    expect(ended.slice(0, 2)).toEqual(['0c', '0b'])
  })

  it('asks lost calls once more at the end, and no more', async () => {
    const { asked, seen, end } = await run(
      (place, role) => observed(place, role, place === 2 || place === 5 ? lost : ok),
      { concurrency: 1 },
    )
    expect(asked.slice(10)).toEqual(['2c', '5c'])
    expect([seen.length, end.reason]).toEqual([12, 'finished'])
  })

  it('tries a model that never answered with one call, and the rest only where that one comes through', async () => {
    const silent = await run((place, role) => observed(place, role, role === 'baseline' ? lost : ok), {
      baseline: true,
    })
    expect(silent.asked.slice(20)).toEqual(['0b'])
    const back = await run((place, role, nth) => observed(place, role, nth < 10 ? lost : ok))
    expect(back.asked.slice(10).sort()).toEqual(back.asked.slice(0, 10).sort())
  })

  it('does not ask lost calls again in a load test', async () => {
    const { asked } = await run((place, role) => observed(place, role, lost), { ports: { retryLost: false } })
    expect(asked.length).toBe(10)
  })

  it.each([
    [0, false],
    [3, true],
  ])('stops where the endpoint refuses call %i; answered before: %s', async (at, answered) => {
    const { end, asked } = await run(
      (place, role, nth) => (nth === at ? { kind: 'stopped', failure } : observed(place, role, ok)),
      { concurrency: 1 },
    )
    expect(end).toEqual({ reason: 'refused-by-endpoint', failure, answered, role: 'candidate', contract: 'contract' })
    expect(asked.length).toBe(at + 1)
  })

  it('an unmeasured call is no answer', async () => {
    const { end } = await run(
      (place, role, nth) => (nth === 1 ? { kind: 'stopped', failure } : observed(place, role, lost)),
      { concurrency: 1 },
    )
    expect(end).toMatchObject({ answered: false })
  })

  it('tells whose key was refused', async () => {
    const { end } = await run(
      (place, role) => (role === 'baseline' ? { kind: 'stopped', failure } : observed(place, role, ok)),
      { baseline: true },
    )
    // The candidate has answered by then: the run is paid for, and its report is worth having.
    expect(end).toMatchObject({ role: 'baseline', answered: true })
  })

  it('aborts what is under way when the endpoint refuses', async () => {
    let aborted = 0
    const { end } = await run((place, role, nth, signal) => {
      if (nth === 2) return { kind: 'stopped', failure }
      if (nth < 2) return observed(place, role, ok)
      return new Promise<UnitEnd>((resolve) => {
        const on = (): void => {
          aborted++
          resolve({ kind: 'aborted' })
        }
        if (signal.aborted) on()
        else signal.addEventListener('abort', on)
      })
    })
    expect([end.reason, aborted > 0]).toEqual(['refused-by-endpoint', true])
  })

  it('takes answers that are on their way while another call is refused', async () => {
    const { asked, seen } = await run(async (place, role, nth, signal) => {
      if (nth === 2) return { kind: 'stopped', failure }
      for (let turn = 0; nth > 2 && turn < 50; turn++) await null
      return signal.aborted ? { kind: 'aborted' } : observed(place, role, ok)
    })
    expect(asked.length).toBeGreaterThan(3)
    expect(seen.length).toBe(asked.length - 1)
  })

  it.each(['budget', 'call-limit'] as const)(
    'starts nothing more at the %s, and lets calls under way end',
    async (limit) => {
      const { end, asked, ended, seen } = await run((place, role, nth) =>
        nth === 3 ? { kind: 'over-limit', limit } : observed(place, role, ok),
      )
      expect(end).toEqual({ reason: limit })
      expect(asked.length).toBeLessThan(10)
      expect([ended.length, seen.length]).toEqual([asked.length, asked.length - 1])
    },
  )

  it('tells units that wait for their turn whether the run is over', async () => {
    const isOver: boolean[] = []
    let decided: () => null = () => null
    const first = new Promise<void>((resolve) => {
      decided = () => {
        resolve()
        return null
      }
    })
    const drive: LoopPorts['drive'] = async (place, role, _, over) => {
      if (place > 0) {
        await first
        await new Promise((turn) => setImmediate(turn))
        isOver.push(over())
        return { kind: 'aborted' }
      }
      await new Promise((turn) => setImmediate(turn))
      expect(over()).toBe(false)
      return observed(place, role, ok)
    }
    const ports = { drive, together: true, decided: () => decided() ?? true }
    const { end } = await run(() => ({ kind: 'aborted' }), { stopEarly: true, ports })
    expect([end.reason, isOver]).toEqual(['stopped-early', [true, true, true]])
  })

  it('stops early once everything is decided, where it may', async () => {
    let seen = 0
    const ports = { decided: () => ++seen >= 3 }
    const early = await run((place, role) => observed(place, role, ok), { concurrency: 1, stopEarly: true, ports })
    expect([early.end.reason, early.asked.length]).toEqual(['stopped-early', 3])
    seen = 0
    const whole = await run((place, role) => observed(place, role, ok), { concurrency: 1, ports })
    expect([whole.end.reason, whole.asked.length]).toEqual(['finished', 10])
  })

  it('has stopped early where calls under way at a limit decide everything', async () => {
    let seen = 0
    const ports = { decided: () => ++seen >= 5 }
    const answer = (place: number, role: Role, nth: number): UnitEnd =>
      nth === 3 ? { kind: 'over-limit', limit: 'call-limit' } : observed(place, role, ok)
    expect((await run(answer, { stopEarly: true, ports })).end).toEqual({ reason: 'stopped-early' })
    seen = 0
    expect((await run(answer, { ports })).end).toEqual({ reason: 'call-limit' })
  })

  it('ends by its deadline, and a deadline of a year is none', async () => {
    const hang = (_: number, __: Role, ___: number, signal: AbortSignal): Promise<UnitEnd> =>
      new Promise((resolve) => {
        const on = (): void => resolve({ kind: 'aborted' })
        if (signal.aborted) on()
        else signal.addEventListener('abort', on)
      })
    expect((await run(hang, { ports: { deadlineMs: 20 } })).end).toEqual({ reason: 'deadline' })
    const far = await run((place, role) => observed(place, role, ok), { ports: { deadlineMs: 365 * 86_400_000 } })
    expect(far.end).toEqual({ reason: 'finished' })
  })

  it('ends the calls of a baseline that rejects twelve in a row, past contracts that are compared with nothing', async () => {
    const rejected: Outcome = { kind: 'rejected', status: 400, code: null, param: null, message: '' }
    const { asked } = await run(
      (place, role) =>
        role === 'candidate'
          ? observed(place, role, ok)
          : place % 2 === 1
            ? { kind: 'aborted' }
            : observed(place, role, rejected),
      {
        count: 60,
        concurrency: 1,
        baseline: true,
        plan: (made) => ({
          ...made,
          contracts: made.contracts.flatMap((one) => [one, { ...one, baseline: null }]),
          slotAt: (place) => ({ contractIndex: place % 2, caseIndex: place, sample: 0 }),
        }),
      },
    )
    expect(asked.filter((name) => name.endsWith('b'))).toHaveLength(12)
    expect(asked.filter((name) => name.endsWith('c'))).toHaveLength(60)
  })

  it('is cancelled by its signal, also before the first call', async () => {
    const { end, asked } = await run((place, role) => observed(place, role, ok), {
      ports: { cancelled: AbortSignal.abort() },
    })
    expect([end, asked]).toEqual([{ reason: 'cancelled' }, []])
  })

  it('throws a bug only after everything under way has ended', async () => {
    let ended = 0
    const running = run(async (place, role, nth) => {
      if (nth === 2) throw new TypeError('a bug')
      await new Promise((turn) => setTimeout(turn, 5))
      ended++
      return observed(place, role, ok)
    })
    await expect(running).rejects.toThrow('a bug')
    const then = ended
    await new Promise((turn) => setTimeout(turn, 20))
    expect(ended).toBe(then)
  })

  it('halves on a 429 and tells so', async () => {
    let throttle: () => void = () => {}
    const widths: number[] = []
    await run(
      (place, role, nth) => {
        if (nth === 5) throttle()
        return observed(place, role, ok)
      },
      { ports: { onThrottled: (listener) => (throttle = listener), narrowed: (width) => widths.push(width) } },
    )
    expect(widths).toEqual([2])
  })
})
