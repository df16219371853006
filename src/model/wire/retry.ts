import type { Failure } from '../answer.ts'

export const MAX_ATTEMPTS = 3
const BASE_MS = 500
const CAP_MS = 8_000
const LEAST_RETRY_AFTER_MS = 250
const MOST_RETRY_AFTER_MS = 60_000

/** Whether asking again may help: network errors, time-outs, cut answers, 408, 409, 429 and 5xx. */
export function isRetryable(failure: Failure): boolean {
  return ['network', 'timeout', 'cut', 'rate-limited', 'server-error'].includes(failure.kind)
}

/** Full jitter (Brooker, "Exponential Backoff and Jitter", 2015): anywhere between 0 and the doubled base. */
export const backoffMs = (attempt: number, random: () => number): number =>
  random() * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1))

/**
 * How long the endpoint asks to be left alone, in ms, or null where it says nothing that makes sense: seconds
 * (RFC 9110 §10.2.3), `retry-after-ms`, or a date, which is measured against the answer's own `date` so that
 * no clock of ours matters. More than 60 s is nonsense for a gate; less than 250 ms becomes 250 ms.
 */
export function retryAfterMs(header: (name: string) => string | null): number | null {
  const asked = decimal(header('retry-after-ms')) ?? seconds(header('retry-after'), header('date'))
  if (asked === null || asked > MOST_RETRY_AFTER_MS) return null
  return Math.max(asked, LEAST_RETRY_AFTER_MS)
}

function seconds(value: string | null, date: string | null): number | null {
  const given = decimal(value)
  if (given !== null) return given * 1_000
  if (value === null || date === null || !/^[A-Za-z]{3}, /.test(value)) return null
  const apart = Date.parse(value) - Date.parse(date)
  return apart >= 0 ? apart : null
}

const decimal = (value: string | null): number | null =>
  value !== null && /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) : null

/** Retries that all calls of a client share, so that a storm at most doubles the requests. */
export interface RetryBudget {
  readonly countCall: () => void
  /** Takes one retry from the budget; false when it is used up. */
  readonly take: () => boolean
}

/** At most as many retries as calls so far; a lone first call may use all its attempts. */
export function createRetryBudget(): RetryBudget {
  let calls = 0
  let retries = 0
  return {
    countCall: () => {
      calls += 1
    },
    take: () => {
      if (retries >= Math.max(calls, MAX_ATTEMPTS - 1)) return false
      retries += 1
      return true
    },
  }
}
