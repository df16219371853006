import type { SpeedName } from '../../contract/thresholds.ts'
import type { CallMeasure } from '../../outcome/observation.ts'

/** The figures of one call; NaN where there is none. Cost in 1e-12 dollars, so that sums are integers in any order. */
export interface MeasuredCall {
  readonly latencyMs: number
  /** How long an attempt ran that was fully sent and then timed out. */
  readonly waitedMs: number
  readonly firstTokenMs: number
  /** Tokens a second after the first. */
  readonly speed: number
  readonly costPico: number
  /** An earlier run made and paid it. */
  readonly isReused: boolean
}

const PICO = 1e12
export const dollars = (pico: number): number => pico / PICO
export const picoDollars = (usd: number): number => Math.round(usd * PICO)

export function measuredCall(call: CallMeasure): MeasuredCall {
  return {
    latencyMs: call.answered ? (call.ms.total ?? Number.NaN) : Number.NaN,
    waitedMs: call.timedOutMs ?? Number.NaN,
    firstTokenMs: call.ms.firstToken ?? Number.NaN,
    speed: call.answered ? tokensPerSecond(call) : Number.NaN,
    costPico: call.costUsd === null ? Number.NaN : picoDollars(call.costUsd),
    isReused: call.reused !== undefined,
  }
}

/** Tokens after the first visible one; reasoning is spent before it. */
function tokensPerSecond({ ms, usage }: CallMeasure): number {
  if (usage === null || ms.firstToken === null || ms.total === null) return Number.NaN
  const tokens = usage.output - usage.reasoning - 1
  const seconds = (ms.total - ms.firstToken) / 1000
  return tokens > 0 && seconds > 0 ? tokens / seconds : Number.NaN
}

/** NaN where the call has none. */
export function figureOf(call: MeasuredCall, measure: SpeedName): number {
  return measure === 'latency' ? call.latencyMs : measure === 'time_to_first_token' ? call.firstTokenMs : call.speed
}
