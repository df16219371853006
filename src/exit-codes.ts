/** How the process ends, for every command and for the Action (docs/ci.md#exit-codes). */
export const EXIT = {
  /** Every requirement passes, or nothing is wrong. */
  good: 0,
  /** A requirement is proven failed, or a check found an error. */
  failed: 1,
  /** A bad contract, policy or flag; a wrong key or model before any answer: nothing could begin. */
  refused: 2,
  /** Not enough evidence. */
  inconclusive: 3,
  /** A bug of ours. */
  bug: 4,
  /** Signals, as a shell counts them: 128 and the signal's number. */
  SIGINT: 130,
  SIGTERM: 143,
} as const
