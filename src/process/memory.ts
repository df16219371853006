/**
 * Keeps the peak of memory low and flat. V8 would let the young generation grow to 16 MiB twice over and the old one
 * to four times what lives in it: sizes for a server, where a gate keeps some thirty MiB alive. Both flags are read
 * whenever a heap is about to grow, so that they can still be set here, where no command line can be (V8 13.6,
 * flag-definitions.h). Costs some 15 to 20 % more processor time, and halves the peak: docs/performance.md. So small a young
 * generation is collected by one thread in less time than several take to be woken.
 */
export function keepMemoryLow(): void {
  isLow = true
  const { setFlagsFromString } = process.getBuiltinModule('node:v8')
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=50')
  setFlagsFromString('--no-parallel-scavenge')
}

/** A host's process, and one that is small, are left as they are. */
let isLow = false

/** Half of the young generation while calls are made, in MiB. */
const YOUNG_MIB = 12
const LOOK_MS = 5
/** A run that fills no MiB in so many looks needs no room. */
const MOST_LOOKS = 200

/**
 * For calls, where memory is kept low: what a hundred of them hold while they wait for their answers is more than a young
 * generation of 1 MiB, which would take nearly half of all that they make for long-lived. It grows once, by the factor
 * that is set until then.
 */
export function makeRoomForCalls(): void {
  const { getHeapSpaceStatistics, setFlagsFromString } = process.getBuiltinModule('node:v8')
  const sizeMib = (): number =>
    (getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.space_size ?? 0) / 1_048_576
  const before = sizeMib()
  if (!isLow || before >= YOUNG_MIB) return
  setFlagsFromString(`--semi-space-growth-factor=${Math.ceil(YOUNG_MIB / before)}`)
  let looks = 0
  const look = setInterval(() => {
    if (sizeMib() <= before && ++looks < MOST_LOOKS) return
    setFlagsFromString('--semi-space-growth-factor=1')
    clearInterval(look)
  }, LOOK_MS)
  look.unref()
}
