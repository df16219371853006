const FIRST_WAIT_MS = 500
const MOST_WAIT_MS = 60_000

/**
 * How much is sent to a vendor whose queue is full, of batches of ours or of others: nothing but a smaller and smaller
 * piece of what is left, less and less often, until a round is taken; then more again.
 */
export class Queue {
  /** Lines of one batch. */
  mostLines = Number.POSITIVE_INFINITY
  private waitMs = 0
  private mostRefused = 0
  private hasRoom = false

  /** Calls of the next round. */
  get mostCalls(): number {
    return this.waitMs > 0 ? this.mostLines : Number.POSITIVE_INFINITY
  }

  /** What became of a batch: `refused` are the lines for which there was no room, or null. */
  take(refused: number | null): void {
    if (refused === null) this.hasRoom = true
    else this.mostRefused = Math.max(this.mostRefused, refused)
  }

  /** @returns how long the next round waits, ms */
  endRound(): number {
    const { mostRefused, hasRoom } = this
    this.mostRefused = 0
    this.hasRoom = false
    const isFull = mostRefused > 0 && !hasRoom
    if (isFull) this.mostLines = Math.max(1, Math.floor(mostRefused / 2))
    else if (mostRefused === 0) this.mostLines *= 2
    this.waitMs = isFull ? Math.min(MOST_WAIT_MS, Math.max(FIRST_WAIT_MS, this.waitMs * 2)) : 0
    return this.waitMs
  }
}
