import type { Answered } from './ledger/unit-ref.ts'

/** Sums over the units that a requirement asks: integers, so that they can be added and taken away in any order. */
export interface Tally {
  asked: number
  /** Asked, and unmeasured for good. */
  lost: number
  /** A mean cost: calls whose price is known. */
  passed: number
  failed: number
  /** A drop: least and most of baseline passes − candidate passes, without the lost pairs. A mean cost: 1e-12 dollars. */
  low: number
  high: number
  /** The same of the lost pairs. */
  lostLow: number
  lostHigh: number
}

export const emptyTally = (): Tally => ({
  asked: 0,
  lost: 0,
  passed: 0,
  failed: 0,
  low: 0,
  high: 0,
  lostLow: 0,
  lostHigh: 0,
})

/** Adds (sign 1) or takes away (sign −1) one answer to a yes/no question. */
export function addAnswer(into: Tally, answer: Answered, sign: 1 | -1): void {
  into.asked += sign
  if (answer === 'yes') into.passed += sign
  else if (answer === 'no') into.failed += sign
  else if (answer === 'lost') into.lost += sign
}
