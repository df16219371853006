/** An answer under way. */
export interface Holder {
  readonly resume: () => void
}

/** One budget for all requests and answers under way, whatever the concurrency. */
export interface BytesInFlight {
  /** How much an answer holds by now. false: it must wait, and is resumed when it may go on. */
  readonly hold: (holder: Holder, bytes: number) => boolean
  /** The answer is read, or given up. */
  readonly release: (holder: Holder) => void
  /** Takes what a request will hold: null at once, or when this resolves. First come, first served. */
  readonly admit: (bytes: number) => Promise<void> | null
  /** The request is answered, or given up. */
  readonly discharge: (bytes: number) => void
}

/** Requests of so many bytes are made in one turn of the event loop: signals and answers are heard between two of them. */
const BYTES_A_TURN = 8 * 1_048_576

/**
 * Never all wait: the answer that is under way longest ends, if only by its deadline, and makes room for the others; a
 * request of any size is let in where no other is under way.
 */
export const createBytesInFlight = (budgetBytes: number): BytesInFlight => new Bytes(budgetBytes)

/** A request that waits until there is room for it. */
interface Entrant {
  readonly bytes: number
  readonly enter: () => void
}

class Bytes implements BytesInFlight {
  private readonly budget: number
  /** Answers, in the order in which they began. */
  private readonly held = new Map<Holder, number>()
  private readonly waiting = new Set<Holder>()
  private readonly queue: Entrant[] = []
  /** Of requests and answers. */
  private total = 0
  private requests = 0
  /** Of requests let in since the event loop's last turn. */
  private thisTurn = 0
  private isLooking = false

  constructor(budgetBytes: number) {
    this.budget = budgetBytes
  }

  hold(holder: Holder, bytes: number): boolean {
    this.total += bytes - (this.held.get(holder) ?? 0)
    this.held.set(holder, bytes)
    if (this.mayGoOn(holder)) return true
    this.waiting.add(holder)
    return false
  }

  release(holder: Holder): void {
    this.total -= this.held.get(holder) ?? 0
    this.held.delete(holder)
    this.waiting.delete(holder)
    this.letOthersGoOn()
  }

  admit(bytes: number): Promise<void> | null {
    if (this.queue.length === 0 && this.mayEnter(bytes)) {
      this.take(bytes)
      return null
    }
    return new Promise((enter) => {
      this.queue.push({ bytes, enter })
      this.lookSoon()
    })
  }

  discharge(bytes: number): void {
    this.requests -= bytes
    this.total -= bytes
    this.letOthersGoOn()
  }

  private mayGoOn(holder: Holder): boolean {
    return this.total <= this.budget || this.held.keys().next().value === holder
  }

  private fits(bytes: number): boolean {
    return this.requests === 0 || this.total + bytes <= this.budget
  }

  private mayEnter(bytes: number): boolean {
    return this.fits(bytes) && this.thisTurn < BYTES_A_TURN
  }

  private take(bytes: number): void {
    this.requests += bytes
    this.total += bytes
    this.thisTurn += bytes
  }

  private letOthersGoOn(): void {
    for (const other of this.waiting) {
      if (!this.mayGoOn(other)) continue
      this.waiting.delete(other)
      other.resume()
    }
    this.lookSoon()
  }

  private lookSoon(): void {
    if (this.isLooking || this.queue[0] === undefined || !this.fits(this.queue[0].bytes)) return
    this.isLooking = true
    setImmediate(() => this.look())
  }

  /** Lets requests in, in a turn of their own. */
  private look(): void {
    this.isLooking = false
    this.thisTurn = 0
    for (let next = this.queue[0]; next !== undefined && this.mayEnter(next.bytes); next = this.queue[0]) {
      this.take(next.bytes)
      this.queue.shift()
      next.enter()
    }
    this.lookSoon()
  }
}

/** Of this process: candidate, baseline and callbacks together. */
export const BYTES_IN_FLIGHT = createBytesInFlight(256 * 1_048_576)
