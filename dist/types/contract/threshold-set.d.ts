import { type JsonObject, type JsonValue, type Pointer } from '../json/value.js';
import type { Source } from './files/source.js';
import { type Decimal, type RateName, type SpeedName } from './thresholds.js';
/** Share of calls at or under a limit: `p95: 2s` → quantile 0.95, limit 2000. */
export interface PercentileLimit {
    /** 'p50', 'p95', 'p99.9' as written. */
    readonly name: string;
    readonly quantile: Decimal;
    /** Milliseconds, or tokens per second. */
    readonly limit: number;
}
/** null takes away the default of that name. */
export interface Thresholds {
    readonly rates: Readonly<Partial<Record<RateName, Decimal | null>>>;
    readonly perGroup: Readonly<Partial<Record<RateName, Decimal | null>>>;
    readonly speeds: Readonly<Partial<Record<SpeedName, Readonly<Record<string, PercentileLimit | null>>>>>;
    /** US dollars a call, mean. */
    readonly costPerCallMeanUsd?: number | null;
}
/** `thresholds` (or a policy's `floors`), structure checked, with every share as exact as it was written. */
export declare function readThresholds(source: Source, pointer: Pointer, value: JsonObject): Thresholds;
/** A share as a number or a percentage, exactly as its text says: `0.95` and `95%` are the same decimal. */
export declare function shareAt(source: Source, pointer: Pointer): Decimal;
/** Any other name is unknown to the published schema, which said so. */
export declare const percentilesIn: (limits: JsonObject) => readonly [string, JsonValue][];
/** `p99.9` → 0.999. */
export declare function quantileOf(name: string): Decimal;
/** Key by key, the later set's over the earlier one's. */
export declare function thresholdsOver(later: Thresholds, first: Thresholds): Thresholds;
/** One threshold of a set, by its place below `thresholds`. */
export interface ThresholdEntry {
    /** `/match_rate`, `/per_group/match_rate`, `/latency/p95`, `/cost_per_call/mean`. */
    readonly pointer: string;
    /** As it would be written; null drops a default. */
    readonly shown: string | null;
    readonly asksLessThan: (other: Thresholds) => boolean;
}
/** Every threshold of a set, with the question whether it asks for less than another set's of the same name. */
export declare function thresholdEntries(thresholds: Thresholds): readonly ThresholdEntry[];
/** The entry of the same place in another set, as it is shown; `nothing` where that has none. */
export declare const shownEntry: (thresholds: Thresholds, pointer: string) => string;
