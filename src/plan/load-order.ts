import { seededRandom, shuffle } from '../contract/random.ts'

/** The units of one load test: which case each is, and which time round. */
export interface LoadOrder {
  readonly length: number
  readonly slotAt: (at: number) => { readonly caseIndex: number; readonly sample: number }
  /** undefined where the last, cut round does not have the case. */
  readonly placeOf: (caseIndex: number, sample: number) => number | undefined
}

/** So many units of a load test: rounds of its cases, each round in a fresh seeded order, the last one cut. */
export function loadOrder(cases: number, units: number, seed: number): LoadOrder {
  const order = new Uint32Array(units)
  const inverse = new Uint32Array(Math.ceil(units / cases) * cases).fill(ABSENT)
  for (let start = 0, sample = 0; start < units; start += cases, sample++) {
    const round = shuffle(
      Uint32Array.from({ length: cases }, (_, index) => index),
      seededRandom(seed + sample * STEP),
    )
    const kept = round.subarray(0, Math.min(cases, units - start))
    order.set(kept, start)
    kept.forEach((caseIndex, offset) => {
      inverse[start + caseIndex] = start + offset
    })
  }
  return {
    length: units,
    slotAt: (at) => ({ caseIndex: order[at] as number, sample: Math.floor(at / cases) }),
    placeOf: (caseIndex, sample) => {
      const place = inverse[sample * cases + caseIndex]
      return place === undefined || place === ABSENT ? undefined : place
    },
  }
}

const ABSENT = 0xffffffff
const STEP = 0x9e3779b9
