import type { RateName, SpeedName } from '../contract/thresholds.js';
import type { ShareName } from '../plan/requirement.js';
export type RequirementVerdict = 'pass' | 'fail' | 'undecided';
/** What a requirement asks, and what it is held against, so that nobody takes its id apart. */
export type ReportAsks = AskedRate | AskedShare | AskedSpeed | AskedCost;
export interface AskedRate {
    readonly kind: 'rate';
    readonly name: RateName;
    /** Of this group's calls alone. */
    readonly group: string | null;
    readonly quantile: null;
    readonly against: 'threshold' | 'floor' | 'baseline';
}
/** A share of calls that is no rate of the funnel. */
export interface AskedShare {
    readonly kind: 'rate';
    readonly name: ShareName;
    readonly group: null;
    readonly quantile: null;
    readonly against: 'threshold' | 'baseline';
}
export interface AskedSpeed {
    readonly kind: 'speed';
    readonly name: SpeedName;
    readonly group: null;
    /** 0.95 for p95. */
    readonly quantile: number;
    readonly against: 'threshold' | 'baseline';
}
/** The mean. */
export interface AskedCost {
    readonly kind: 'cost';
    readonly name: 'cost_per_call';
    readonly group: null;
    readonly quantile: null;
    readonly against: 'threshold' | 'baseline';
}
export interface ReportRequirement {
    readonly id: string;
    readonly asks: ReportAsks;
    readonly kind: 'share' | 'mean' | 'regression';
    readonly least: number | null;
    readonly at_most: number | null;
    /**
     * For speeds, what each call is held to: ms for `latency.*` and `time_to_first_token.*`, tokens a second for
     * `tokens_per_second.*`.
     */
    readonly limit?: number;
    readonly observed: number | null;
    readonly passed: number;
    readonly failed: number;
    readonly open: number;
    readonly interval: readonly [number, number] | null;
    readonly level: number | null;
    readonly method: string | null;
    readonly verdict: RequirementVerdict;
    /** Present where it does not enter the result: too few calls for its percentile, or no baseline to compare with. */
    readonly judged?: false;
    /** Shown beside the result and no part of it: `judge: relative` or `absolute`, or `severity.regressed: warn`. */
    readonly decides?: false;
    /** The verdict of the observed share, beside a confident one. */
    readonly observed_verdict?: RequirementVerdict;
    /** What the claim means and what would settle it, for people. */
    readonly says: readonly string[];
    readonly place: {
        readonly file: string;
        readonly line: number;
        readonly column: number;
    } | null;
}
