import { describe, expect, it, vi } from 'vitest'
import { onAbort } from '../../src/model/wire/on-abort.ts'

describe('what ends when a signal aborts', () => {
  it('is told by one listener of the signal, however many wait', () => {
    const stop = new AbortController()
    const listened = vi.spyOn(stop.signal, 'addEventListener')
    const told: number[] = []
    const back = Array.from({ length: 40 }, (_, at) => onAbort(stop.signal, () => told.push(at)))
    back[7]?.()
    stop.abort()
    expect(listened).toHaveBeenCalledTimes(1)
    expect(told).toEqual(Array.from({ length: 40 }, (_, at) => at).filter((at) => at !== 7))
  })

  it('is told at once where it has aborted', () => {
    const told = vi.fn()
    onAbort(AbortSignal.abort(), told)
    expect(told).toHaveBeenCalledTimes(1)
  })
})
