import type { Decimal, RateName, SpeedName } from '../contract/thresholds.js';
import type { Place } from '../problem/problem.js';
/**
 * Nearly every requirement is a yes/no question about a call with a least share; cost is the one mean
 * (docs/statistics.md). What is done with each kind stands in `verdict/kinds/`.
 */
export type Requirement = RateRequirement | SpeedRequirement | CostRequirement | DropRequirement | AgreementRequirement | IncreaseRequirement;
interface Common {
    /**
     * Dotted, unique in its contract: `schema_rate`, `latency.p95`, `per_group.ja.match_rate`, `regression.schema_rate`.
     */
    readonly id: string;
    readonly from: 'contract' | 'policy' | 'default';
    readonly place: Place | null;
    /**
     * Shown beside the result and no part of it: rates' thresholds under `judge: relative`, comparisons under `absolute`.
     */
    readonly decides?: false;
}
export interface RateRequirement extends Common {
    readonly kind: 'rate';
    readonly rate: RateName;
    readonly least: Decimal;
    /** Only the units of this group are asked. */
    readonly group: string | null;
    /** The policy's floor by itself, where the contract's own threshold does not decide. */
    readonly floor?: true;
}
export interface SpeedRequirement extends Common {
    readonly kind: 'speed';
    readonly measure: SpeedName;
    /** Latency and first token: at most `limit` ms. Tokens per second: at least `limit`. */
    readonly limit: number;
    /** The share of calls that must keep to it. */
    readonly quantile: Decimal;
}
export interface CostRequirement extends Common {
    readonly kind: 'mean-cost';
    readonly atMostUsd: number;
}
export interface DropRequirement extends Common {
    readonly kind: 'max-drop';
    readonly rate: RateName;
    readonly maxDrop: Decimal;
    /**
     * false: nobody asked for it, so it fails only when it is proven worse by more than `maxDrop`
     * (docs/statistics.md#against-a-baseline).
     */
    readonly named: boolean;
}
/** Shares that are no rate of the funnel, by their name in a report: what a call that counts came to. */
export declare const SHARE_WORDS: {
    readonly agreement: "the same value as the baseline";
};
export type ShareName = keyof typeof SHARE_WORDS;
export interface AgreementRequirement extends Common {
    readonly kind: 'agreement';
    readonly least: Decimal;
}
export interface IncreaseRequirement extends Common {
    readonly kind: 'max-increase';
    readonly measure: SpeedName | 'cost_per_call';
    /** null for the mean (cost). */
    readonly quantile: Decimal | null;
    /** 0.2 allows 20 % more. */
    readonly maxIncrease: number;
}
export {};
