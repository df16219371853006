import { decodeFailure } from '../journal/decode-failure.ts'
import type { JournalEnd } from '../journal/line.ts'
import { isObject, type JsonValue } from '../json/value.ts'
import type { Failure, FailureKind } from '../model/answer.ts'
import type { Outcome } from '../outcome/outcome.ts'
import type { Role } from '../plan/plan.ts'

/** Why a run ended. Everything but `finished` leaves calls that were not run. */
export type RunEnd =
  | { readonly reason: 'finished' | 'stopped-early' | 'budget' | 'call-limit' | 'deadline' | 'cancelled' }
  /** Batches are under way at their vendor; the same command collects them. */
  | { readonly reason: 'waiting' }
  /**
   * A key, a quota or a model that the endpoint refuses: whose call it was, and whether any model had answered before.
   */
  | {
      readonly reason: 'refused-by-endpoint'
      readonly failure: Failure
      readonly answered: boolean
      readonly role: Role
      readonly contract: string
      /** No key was sent. */
      readonly isKeyless?: boolean
    }
  /** The first calls were all rejected for one reason (docs/outcomes.md). */
  | {
      readonly reason: 'all-rejected'
      readonly status: number
      readonly code: string | null
      readonly param: string | null
      readonly message: string
    }

const STOPPING: ReadonlySet<FailureKind> = new Set(['unauthorized', 'not-found', 'quota'])

/** Whether a failure says that no further call can succeed. */
export const stopsTheRun = (failure: Failure): boolean => STOPPING.has(failure.kind)

const ALIKE = 12

type AllRejected = Extract<RunEnd, { reason: 'all-rejected' }>

/**
 * Watches the first calls of a run: when the first twelve that were measured, in the order in which they were started,
 * were all rejected alike, it says so. Not in the order in which they ended: a rejection is known before an answer is
 * judged. `nth` counts the calls started.
 */
export function createRejectionWatch(): (nth: number, outcome: Outcome) => AllRejected | null {
  const waiting = new Map<number, Outcome>()
  let [next, seen] = [0, 0]
  let reason: string | null = null
  const take = (outcome: Outcome): AllRejected | 'other' | null => {
    if (outcome.kind === 'unmeasured' || outcome.kind === 'not-run') return null
    if (outcome.kind !== 'rejected') return 'other'
    const { status, code, param, message } = outcome
    const key = JSON.stringify([status, code, param])
    reason ??= key
    if (key !== reason) return 'other'
    return ++seen < ALIKE ? null : { reason: 'all-rejected', status, code, param, message }
  }
  return (nth, outcome) => {
    if (nth < next) return null
    waiting.set(nth, outcome)
    for (let known = waiting.get(next); known; known = waiting.get(next)) {
      waiting.delete(next++)
      const found = take(known)
      if (found === null) continue
      next = Number.POSITIVE_INFINITY
      waiting.clear()
      return found === 'other' ? null : found
    }
    return null
  }
}

/**
 * So many of the baseline's calls rejected in a row end its calls (docs/statistics.md#against-a-baseline); the
 * candidate is asked on.
 */
export const REJECTED_IN_A_ROW = 12

/** Watches for such a row, in the order in which calls were started; a lost call neither counts nor breaks it. */
export function createRowWatch(): (nth: number, outcome: Outcome) => boolean {
  const waiting = new Map<number, Outcome['kind']>()
  let [next, row] = [0, 0]
  return (nth, { kind }) => {
    if (nth >= next) waiting.set(nth, kind)
    for (let known = waiting.get(next); known && row < REJECTED_IN_A_ROW; known = waiting.get(next)) {
      waiting.delete(next++)
      if (known === 'rejected') row++
      else if (known !== 'unmeasured' && known !== 'not-run') row = 0
    }
    return row === REJECTED_IN_A_ROW
  }
}

/** What a journal keeps of an end beside its reason, so that judging again knows it; `readEnd` takes it back. */
export function endDetail(end: RunEnd): { readonly detail?: JsonValue } {
  switch (end.reason) {
    case 'refused-by-endpoint': {
      const { kind, phase, status, message, code, param } = end.failure
      return {
        detail: {
          failure: { kind, phase, status, message, code, param },
          answered: end.answered,
          role: end.role,
          contract: end.contract,
          ...(end.isKeyless ? { keyless: true } : {}),
        },
      }
    }
    case 'all-rejected':
      return { detail: { status: end.status, code: end.code, param: end.param, message: end.message } }
    default:
      return {}
  }
}

/** The end that a journal's last line tells of; null where the line makes no sense. */
export function readEnd({ reason, detail }: Pick<JournalEnd, 'reason' | 'detail'>): RunEnd | null {
  if (isPlainReason(reason)) return { reason }
  if (!isObject(detail)) return null
  if (reason === 'refused-by-endpoint' && isObject(detail.failure)) {
    const failure = decodeFailure(detail.failure)
    if (failure === null || typeof detail.contract !== 'string') return null
    const role = detail.role === 'baseline' ? 'baseline' : 'candidate'
    const keyless = detail.keyless === true ? { isKeyless: true } : {}
    return { reason, failure, answered: detail.answered === true, role, contract: detail.contract, ...keyless }
  }
  if (reason !== 'all-rejected' || typeof detail.status !== 'number' || typeof detail.message !== 'string') return null
  const text = (value: JsonValue | undefined): string | null => (typeof value === 'string' ? value : null)
  return { reason, status: detail.status, code: text(detail.code), param: text(detail.param), message: detail.message }
}

const PLAIN = ['finished', 'stopped-early', 'budget', 'call-limit', 'deadline', 'cancelled', 'waiting'] as const

const isPlainReason = (reason: string): reason is (typeof PLAIN)[number] =>
  (PLAIN as readonly string[]).includes(reason)
