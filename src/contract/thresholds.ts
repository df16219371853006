/** A share as it was written, kept exact: numerator / 10^scale (`0.98` → 98, 2). Never a float. */
export interface Decimal {
  readonly text: string
  readonly numerator: bigint
  readonly scale: number
}

/** Share of calls at or under a limit: `p95: 2s` → quantile 0.95, limit 2000. */
export interface PercentileLimit {
  /** 'p50', 'p95', 'p99.9' as written. */
  readonly name: string
  readonly quantile: Decimal
  /** Milliseconds, or tokens per second. */
  readonly limit: number
}

export type RateName = 'parse_rate' | 'schema_rate' | 'tool_rate' | 'match_rate' | 'case_rate'
export const RATE_NAMES: readonly RateName[] = ['parse_rate', 'schema_rate', 'tool_rate', 'match_rate', 'case_rate']

export type SpeedName = 'latency' | 'time_to_first_token' | 'tokens_per_second'
export const SPEED_NAMES: readonly SpeedName[] = ['latency', 'time_to_first_token', 'tokens_per_second']

/** null takes away the default of that name. */
export interface Thresholds {
  readonly rates: Readonly<Partial<Record<RateName, Decimal | null>>>
  readonly perGroup: Readonly<Partial<Record<RateName, Decimal | null>>>
  readonly speeds: Readonly<Partial<Record<SpeedName, Readonly<Record<string, PercentileLimit | null>>>>>
  /** US dollars a call, mean. */
  readonly costPerCallMeanUsd?: number | null
}
