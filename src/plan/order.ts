import { seededRandom, shuffle } from '../contract/random.ts'

/** What a place in the order stands for, without reading the case. */
interface Slot {
  readonly contractIndex: number
  readonly caseIndex: number
  readonly sample: number
}

export interface Order {
  readonly length: number
  readonly slotAt: (place: number) => Slot
  /** The place of a slot; undefined where the plan has none. */
  readonly placeOf: (slot: Slot) => number | undefined
}

/** What is ordered of a contract: so many samples of its cases, or so many units of a load test. */
export interface Ordered {
  readonly cases: number
  readonly samples: number
  readonly loadUnits?: number
}

/** The planned order of a run: the rounds of all ordinary contracts, then each load test by itself. */
export function plannedOrder(contracts: readonly Ordered[], seed: number): Order {
  const rounds = seededOrder(
    contracts.map(({ cases, samples, loadUnits }) => ({ cases, samples: loadUnits === undefined ? samples : 0 })),
    seed,
  )
  const loads = new Map<number, { readonly start: number; readonly order: LoadOrder }>()
  let length = rounds.length
  contracts.forEach(({ cases, loadUnits }, index) => {
    if (loadUnits === undefined || cases === 0) return
    loads.set(index, { start: length, order: loadOrder(cases, loadUnits, seed + (index + 1) * LOAD_STEP) })
    length += loadUnits
  })
  if (loads.size === 0) return rounds
  const slotAt = (place: number): Slot => {
    if (place < rounds.length) return rounds.slotAt(place)
    for (const [contractIndex, { start, order }] of loads)
      if (place >= start && place < start + order.length) return { contractIndex, ...order.slotAt(place - start) }
    throw new RangeError(`place ${place} of ${length}`)
  }
  const placeOf = (slot: Slot): number | undefined => {
    const load = loads.get(slot.contractIndex)
    if (load === undefined) return rounds.placeOf(slot)
    const at = load.order.placeOf(slot.caseIndex, slot.sample)
    return at === undefined ? undefined : load.start + at
  }
  return { length, slotAt, placeOf }
}

const LOAD_STEP = 0x85ebca6b

/**
 * The planned order (docs/statistics.md#with-confidence): rounds, sample 0 of every case in a seeded random order, then
 * sample 1 in a fresh one. Cases of all contracts are mixed, so that a stop or an outage leaves every contract with its
 * share.
 */
export function seededOrder(contracts: readonly { cases: number; samples: number }[], seed: number): Order {
  const starts: number[] = []
  let cases = 0
  for (const contract of contracts) {
    starts.push(cases)
    cases += contract.cases
  }
  const owners = ownersOf(contracts, cases)
  const rounds = Math.max(0, ...contracts.map((contract) => contract.samples))
  const roundStarts: number[] = []
  const order: Uint32Array[] = []
  let length = 0
  for (let sample = 0; sample < rounds; sample++) {
    const members = membersOf(contracts, starts, sample)
    roundStarts.push(length)
    length += members.length
    order.push(shuffle(members, seededRandom(seed + sample * 0x9e3779b9)))
  }
  const slotAt = (place: number): Slot => {
    const sample = lastStart(roundStarts, place)
    const global = order[sample]?.[place - (roundStarts[sample] ?? 0)]
    if (global === undefined) throw new RangeError(`place ${place} of ${length}`)
    const contractIndex = owners[global] as number
    return { contractIndex, caseIndex: global - (starts[contractIndex] as number), sample }
  }
  let places: Uint32Array[] | undefined
  const placeOf = (slot: Slot): number | undefined => {
    places ??= order.map((round, sample) => inverse(round, cases, roundStarts[sample] as number))
    const place = places[slot.sample]?.[(starts[slot.contractIndex] ?? 0) + slot.caseIndex]
    return place === undefined || place === ABSENT ? undefined : place
  }
  return { length, slotAt, placeOf }
}

/** The last of the rounds that begin at this place or before it: asked several times a unit, so it halves. */
function lastStart(starts: readonly number[], place: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((starts[middle] as number) > place) high = middle - 1
    else low = middle
  }
  return low
}

const ABSENT = 0xffffffff

function ownersOf(contracts: readonly { cases: number }[], cases: number): Uint16Array {
  const owners = new Uint16Array(cases)
  let at = 0
  contracts.forEach((contract, index) => {
    owners.fill(index, at, at + contract.cases)
    at += contract.cases
  })
  return owners
}

function membersOf(
  contracts: readonly { cases: number; samples: number }[],
  starts: readonly number[],
  sample: number,
): Uint32Array {
  const sizes = contracts.map((contract) => (contract.samples > sample ? contract.cases : 0))
  const members = new Uint32Array(sizes.reduce((sum, size) => sum + size, 0))
  let at = 0
  sizes.forEach((size, index) => {
    for (let offset = 0; offset < size; offset++) members[at++] = (starts[index] as number) + offset
  })
  return members
}

function inverse(round: Uint32Array, cases: number, start: number): Uint32Array {
  const places = new Uint32Array(cases).fill(ABSENT)
  round.forEach((global, offset) => {
    places[global] = start + offset
  })
  return places
}

/** The units of one load test: which case each is, and which time round. */
interface LoadOrder {
  readonly length: number
  readonly slotAt: (at: number) => { readonly caseIndex: number; readonly sample: number }
  /** undefined where the last, cut round does not have the case. */
  readonly placeOf: (caseIndex: number, sample: number) => number | undefined
}

/** So many units of a load test: rounds of its cases, each round in a fresh seeded order, the last one cut. */
function loadOrder(cases: number, units: number, seed: number): LoadOrder {
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

const STEP = 0x9e3779b9
