const ASKED = 1
const LOST = 2
const MEASURED = 3

/** What has become of each call of a batch so far: a byte a place, from its first to its last. */
export class CallStates {
  measured = 0
  lost = 0
  private readonly first: number
  private readonly states: Uint8Array

  constructor(places: readonly number[]) {
    this.first = places[0] ?? 0
    this.states = new Uint8Array(places.length === 0 ? 0 : (places.at(-1) as number) - this.first + 1)
    for (const place of places) this.states[place - this.first] = ASKED
  }

  has(place: number): boolean {
    return this.stateOf(place) >= ASKED
  }

  isKnown(place: number): boolean {
    return this.stateOf(place) >= LOST
  }

  isMeasured(place: number): boolean {
    return this.stateOf(place) === MEASURED
  }

  /** What was lost may be measured later, and not the other way round. */
  set(place: number, isMeasured: boolean): void {
    const before = this.stateOf(place)
    if (before === MEASURED || before < ASKED) return
    if (before === LOST) this.lost--
    if (isMeasured) this.measured++
    else this.lost++
    this.states[place - this.first] = isMeasured ? MEASURED : LOST
  }

  private stateOf(place: number): number {
    return this.states[place - this.first] ?? 0
  }
}
