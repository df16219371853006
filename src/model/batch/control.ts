import { backoffMs, isRetryable } from '../wire/retry.ts'
import type { ControlResult } from './batch-client.ts'

export interface ControlPorts {
  readonly random: () => number
  /** Ends early, without an error, when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
}

const MOST_ATTEMPTS = 8

/**
 * Makes a control call until it is answered. What the endpoint may have done all the same is never asked again here
 * unless asking twice changes nothing (`safe`): a create that took effect and answered 500 would be paid twice.
 */
export async function control<Value>(
  attempt: () => Promise<ControlResult<Value>>,
  repeat: 'safe' | 'once',
  signal: AbortSignal,
  { random, sleep }: ControlPorts,
): Promise<ControlResult<Value>> {
  for (let attempts = 1; ; attempts++) {
    const result = await attempt()
    if (result.ok || signal.aborted || attempts === MOST_ATTEMPTS || !isRetryable(result.failure)) return result
    if (repeat === 'once' && result.unsure) return result
    await sleep(result.retryAfterMs ?? 250 + backoffMs(attempts, random), signal)
    if (signal.aborted) return result
  }
}
