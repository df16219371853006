import type { OutcomeKind, Stage } from '../outcome/outcome.js';
import type { ReportFailure } from './reported-call.js';
import type { ReportRequirement } from './reported-requirement.js';
/** `error`: a configuration that can't be run, or an endpoint that refused before any answer: nothing was judged. */
export type RunResult = 'pass' | 'fail' | 'inconclusive' | 'not-evaluated' | 'error';
export type Funnel = Readonly<Record<Stage, number>> & {
    readonly recoverable: number;
};
export interface ReportContract {
    readonly name: string;
    readonly file: string;
    readonly result: RunResult;
    readonly planned: number;
    readonly funnel: Funnel;
    readonly outcomes: Readonly<Partial<Record<OutcomeKind, number>>>;
    /** Whether tool calls and expected values are asked for: renderers print – where they are not. */
    readonly asks: {
        readonly schema: boolean;
        readonly tools: boolean;
        readonly match: boolean;
        readonly tool_units: number;
        readonly match_units: number;
    };
    readonly requirements: readonly ReportRequirement[];
    readonly latency_ms: Percentiles | null;
    readonly time_to_first_token_ms: Percentiles | null;
    readonly tokens_per_second: Percentiles | null;
    /** Present where the contract is a load test. */
    readonly load?: ReportLoad;
    /** For report.html's distributions; absent where no call was answered. */
    readonly latency_histogram?: LatencyHistogram;
    readonly cost_per_call_usd: number | null;
    readonly volume_per_month: number | null;
    /** Absent where the contract names none. */
    readonly owner?: string;
    readonly groups: Readonly<Record<string, {
        readonly measured: number;
        readonly ok: number;
        readonly baseline_ok: number | null;
        readonly baseline_measured: number | null;
    }>>;
    /** Flows by turn: of how many it was measured, and of how many it was ok. Absent where no case has several turns. */
    readonly turns?: readonly {
        readonly measured: number;
        readonly ok: number;
    }[];
    /** Mismatches of one kind, counted: the rows of "where | expected | came | calls | cases". */
    readonly differences: readonly ReportDifferenceRow[];
    /** Cases of which every sample is ok: the first 10,000. Absent in a report that judged nothing. */
    readonly passed_cases?: readonly string[];
    readonly failures: readonly ReportFailure[];
    readonly failures_omitted: number;
}
/** A load test: what was asked for, and what came of it for each model. */
export interface ReportLoad {
    readonly concurrency: number;
    readonly calls: number;
    readonly warmup: number;
    readonly candidate: ReportLoadSide;
    /** null without a baseline that was put under the same load. */
    readonly baseline: ReportLoadSide | null;
}
export interface ReportLoadSide {
    /** Calls answered a second; null where no load was driven (replayed without a measurement, ended before it). */
    readonly calls_per_second: number | null;
    readonly elapsed_ms: number | null;
    /** Share of the cases that the endpoint, or a callback, left without an answer; null where none ended. */
    readonly endpoint_error_share: number | null;
    readonly downstream_error_share: number | null;
    /** Answers 429, each of which may lower the number of calls at once. */
    readonly throttled: number;
    readonly lowest_concurrency: number | null;
    readonly latency_ms: Percentiles | null;
    readonly time_to_first_token_ms: Percentiles | null;
    readonly tokens_per_second: Percentiles | null;
}
export interface Percentiles {
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
}
/**
 * Answered calls by latency. Bin i counts `edges_ms[i]` ≤ ms < `edges_ms[i + 1]`; the last bin includes its upper edge.
 */
export interface LatencyHistogram {
    /** Ascending, one more than there are bins; the same for both models. */
    readonly edges_ms: readonly number[];
    readonly candidate: readonly number[];
    readonly baseline: readonly number[] | null;
}
/**
 * `where` is a JSON Pointer, for arguments after the tool's name (`book_flight /id`); `calls` counts calls, not lines.
 */
export interface ReportDifferenceRow {
    readonly where: string;
    readonly expected: string;
    readonly came: string;
    readonly calls: number;
    readonly cases: readonly string[];
    readonly groups: Readonly<Record<string, number>>;
}
