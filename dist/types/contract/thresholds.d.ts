/** A share as it was written, kept exact: numerator / 10^scale (`0.98` → 98, 2). Never a float. */
export interface Decimal {
    readonly text: string;
    readonly numerator: bigint;
    readonly scale: number;
}
export type RateName = 'parse_rate' | 'schema_rate' | 'tool_rate' | 'match_rate' | 'case_rate';
export declare const RATE_NAMES: readonly RateName[];
export type SpeedName = 'latency' | 'time_to_first_token' | 'tokens_per_second';
export declare const SPEED_NAMES: readonly SpeedName[];
