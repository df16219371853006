import type { JsonObject } from '../../json/value.js';
import type { Place } from '../../problem/problem.js';
import type { Regressions } from '../regressions.js';
import type { Thresholds } from '../threshold-set.js';
import type { Decimal } from '../thresholds.js';
import type { SeverityName } from './severities.js';
/**
 * What decides a run with a baseline (docs/statistics.md#against-a-baseline): thresholds and comparison, thresholds
 * alone, comparison alone.
 */
export declare const JUDGE_MODES: readonly ["both", "absolute", "relative"];
export type JudgeMode = (typeof JUDGE_MODES)[number];
/** `both` asks for all that either of the others asks; between those two each lets go of what the other holds. */
export declare const isWeakerMode: (was: JudgeMode, now: JudgeMode) => boolean;
/** Contracts that another model answers. */
export interface Route {
    readonly contracts: readonly string[];
    readonly candidate: ModelChoice;
    /** Never in a file: what a pull request's route is held against in place of the policy's baseline; null: nothing. */
    readonly baseline?: ModelChoice | null;
}
/** `modelgate.yaml` (docs/policy.md), read and checked; every member already has its default. */
export interface Policy {
    /** null where the run has no policy file. */
    readonly file: string | null;
    readonly contracts: readonly string[];
    readonly candidate?: ModelChoice;
    readonly baseline?: ModelChoice;
    /** Journals of earlier runs that stand for the baseline; relative to the working directory. */
    readonly anchors?: {
        readonly journal?: string;
        readonly pinned?: string;
    };
    readonly routes: readonly Route[];
    readonly thresholds: Thresholds;
    readonly floors: Thresholds;
    readonly confidence?: Decimal;
    readonly about: 'calls' | 'cases';
    readonly requireEvidence: boolean;
    readonly limits: Limits;
    readonly severity: Readonly<Record<SeverityName, 'fail' | 'warn'>>;
    readonly judge: JudgeMode;
    /** Defaults for contracts that name none. */
    readonly regression: Regressions;
    /** Days before the candidate's shutdown date. */
    readonly retirement: {
        readonly warnDays: number;
        readonly failDays: number;
    };
    /** The oldest answers that `--reuse` takes. */
    readonly reuse: {
        readonly maxAgeDays: number;
    };
    readonly weakeningLabel: string;
    readonly showValues: boolean;
    readonly providers: Readonly<Record<string, ProviderChoice>>;
    readonly prices: Readonly<Record<string, Price>>;
    /** Tool name → URL on the job's own machine. */
    readonly callbacks: Readonly<Record<string, string>>;
    /** The model registry's file, relative to the working directory. */
    readonly models?: string;
    readonly placeOf: (pointer: string) => Place;
}
export interface ModelChoice {
    readonly provider: string;
    readonly model: string;
    /** A JSON merge patch (RFC 7396) on the request, for this model. */
    readonly request: JsonObject;
}
export interface ProviderChoice {
    readonly preset: string;
    readonly baseUrl?: string;
    readonly apiKeyEnv?: string;
    /** The file of a probe of this endpoint, relative to the working directory. */
    readonly probe?: string;
}
export interface Limits {
    readonly maxCostUsd?: number;
    readonly maxCalls: number;
    readonly maxUnmeasured: Decimal;
    readonly deadlineMs?: number;
    /** Calls at once in the ordinary part of a run. */
    readonly concurrency: number;
    /** The same where the policy states it: then it limits load tests too. */
    readonly maxConcurrency?: number;
}
/** US dollars per 1,000,000 tokens. */
export interface TokenRates {
    readonly input: number;
    readonly output: number;
    readonly cachedInput?: number;
    /** Input that is written into the cache. */
    readonly cacheWrite?: number;
}
interface PriceSource {
    readonly source?: string;
    /** The copy of that page that was read in its place. */
    readonly mirror?: string;
    readonly checked?: string;
}
export interface TokenPrice extends TokenRates, PriceSource {
    readonly kind: 'tokens';
    readonly batchFactor?: number;
    /** Rates of the whole request where its input is longer than `above` tokens. */
    readonly steps?: readonly (TokenRates & {
        readonly above: number;
    })[];
    /** Dearer rates at some hours, told in words. */
    readonly peak?: TokenRates & {
        readonly hours: string;
    };
    /** ISO day: the last on which these rates hold. */
    readonly until?: string;
}
/** By tokens, or by the hour: `perHour` is divided by the throughput found. */
export type Price = TokenPrice | ({
    readonly kind: 'hour';
    readonly perHour: number;
} & PriceSource);
export {};
