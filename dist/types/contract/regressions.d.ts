import { type JsonObject, type Pointer } from '../json/value.js';
import type { Source } from './files/source.js';
import { type Decimal, type RateName, type SpeedName } from './thresholds.js';
/** Against the baseline, paired case by case (docs/contracts.md#against-a-baseline). */
export interface Regressions {
    readonly rates: Readonly<Partial<Record<RateName, {
        readonly maxDrop: Decimal;
    } | null>>>;
    readonly agreement?: {
        readonly least: Decimal;
    } | null;
    /** latency.p95 → greatest relative increase, 0.2 for 20 %. */
    readonly speeds: Readonly<Partial<Record<SpeedName, Readonly<Record<string, {
        readonly maxIncrease: number;
    } | null>>>>>;
    readonly costPerCallMaxIncrease?: number | null;
}
/** Where a contract asks that both models come to the same value. */
export declare const AGREEMENT_PATH: readonly ["regression", "agreement"];
/** `regression`, structure checked. */
export declare function readRegressions(source: Source, pointer: Pointer, value: JsonObject): Regressions;
/** One bar against the baseline, by its place below `regression`. */
export interface RegressionEntry {
    /** `/match_rate`, `/agreement`, `/latency/p95`, `/cost_per_call`. */
    readonly pointer: string;
    /** In words; null takes the comparison away. */
    readonly shown: string | null;
    readonly asksLessThan: (other: Regressions) => boolean;
}
/** Every bar of a set, with the question whether it allows more than another set's of the same name. */
export declare function regressionEntries({ rates, agreement, speeds, costPerCallMaxIncrease: cost, }: Regressions): readonly RegressionEntry[];
/** Key by key, the later set's over the earlier one's. */
export declare function regressionOver(later: Regressions, first: Regressions): Regressions;
