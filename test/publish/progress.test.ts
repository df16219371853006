import { describe, expect, it } from 'vitest'
import type { ProgressState } from '../../src/publish/progress.ts'
import { createProgress } from '../../src/publish/progress.ts'

const state = (done: number, over: Partial<ProgressState> = {}): ProgressState => ({
  contracts: [
    { name: 'triage', done, planned: 200, measured: done, passed: Math.max(0, done - 2) },
    { name: 'rebook', done: 0, planned: 80, measured: 0, passed: 0 },
  ],
  costUsd: 0.0123,
  ...over,
})

function run(terminal: boolean, columns = 80) {
  const written: string[] = []
  let clock = 1000
  const progress = createProgress({
    write: (text) => written.push(text),
    terminal,
    columns: () => columns,
    now: () => clock,
  })
  return {
    written,
    progress,
    wait: (ms: number) => {
      clock += ms
    },
  }
}

describe('progress without a terminal', () => {
  it('is a plain line every ten seconds', () => {
    const { written, progress, wait } = run(false)
    for (let second = 0; second <= 25; second++) {
      progress.update(state(second * 4))
      wait(1000)
    }
    progress.finish(state(100))
    expect(written).toEqual([
      '40 of 280 calls, 95.0 % ok so far, $0.01, about 1 min left\n',
      '80 of 280 calls, 97.5 % ok so far, $0.01, about 50 s left\n',
    ])
  })

  it('claims no rate, price or time before there is one', () => {
    const { written, progress, wait } = run(false)
    wait(10_000)
    progress.update(state(0, { costUsd: null }))
    expect(written).toEqual(['0 of 280 calls\n'])
  })
})

describe('the time left', () => {
  it.each([
    { done: 9, says: false },
    { done: 10, says: true },
  ])('after $done answers: $says', ({ done, says }) => {
    const { written, progress, wait } = run(false)
    wait(10_000)
    progress.update(state(done))
    expect(/ left/.test(written[0] ?? '')).toBe(says)
  })
})

describe('progress on a terminal', () => {
  it('redraws a line per contract, at most ten times a second', () => {
    const { written, progress, wait } = run(true)
    progress.update(state(0))
    wait(50)
    progress.update(state(1))
    wait(950)
    progress.update(state(20))
    expect(written).toHaveLength(2)
    expect(written[1]).toBe(
      '\u001b[3A\u001b[2Ktriage       20/200, 90.0 % ok so far\n\u001b[2Krebook         0/80\n\u001b[2K20 of 280 calls, 90.0 % ok so far, $0.01, about 13 s left\n',
    )
  })

  it('keeps within the terminal and shows hostile names', () => {
    const { written, progress } = run(true, 40)
    progress.update({
      contracts: [{ name: `\u001b[2J\n${'n'.repeat(100)}`, done: 1, planned: 2, measured: 1, passed: 1 }],
      costUsd: null,
    })
    const lines = (written[0] ?? '').replaceAll('\u001b[2K', '').split('\n')
    expect(lines.every((line) => line.length < 40)).toBe(true)
    expect(written[0]).not.toContain('\u001b[2J')
  })
})
