import type { RateName, SpeedName } from '../contract/thresholds.js';
import type { JsonValue } from '../json/value.js';
import type { OutcomeKind, OutcomeOf, Stage } from '../outcome/outcome.js';
import type { Role } from '../plan/plan.js';
import type { ShareName } from '../plan/requirement.js';
import type { CostsByOwner } from './costs-by-owner.js';
import type { ReportFigures } from './figures.js';
/**
 * `report.json` (docs/reports.md): the one input of every renderer. Holds no wall-clock time, host or absolute path,
 * and nothing that depends on the order in which calls ran; `rejudge` gives the same bytes. Its schema is
 * `schema/report.schema.json`. Member names are snake_case because this is a published format.
 */
export interface Report {
    readonly format: 1;
    readonly result: RunResult;
    readonly exit_code: number;
    readonly complete: boolean;
    readonly candidate: ReportModel;
    readonly baseline: ReportModel | null;
    /** The baseline that was named is shut down and was not called. */
    readonly retired_baseline?: {
        readonly provider: string;
        readonly model: string;
        readonly shutdown: string;
    };
    readonly totals: ReportTotals;
    /** Cases that were asked of those that the contracts have; absent where that is all of them. */
    readonly narrowed?: {
        readonly run: number;
        readonly of: number;
    };
    /**
     * Options that say who was called. For the command that asks again, not for report.json: they name hosts and paths.
     */
    readonly called_with?: readonly (readonly [name: string, value: string])[];
    /** How the run was made. For report.html, not for report.json: it names a day and hosts. */
    readonly run?: ReportRun;
    /** Earlier runs that were named, oldest first. For report.html, not for report.json: they are no part of this run. */
    readonly nights?: readonly ReportNight[];
    /**
     * Of each listed case of a contract, by name, how long its answers took together, ms. For junit.xml, not for
     * report.json.
     */
    readonly durations?: (contract: string) => ReadonlyMap<string, number>;
    /**
     * Every call, read when it is asked for: for calls.csv, not for report.json. Absent in a report that judged nothing.
     */
    readonly calls?: () => Iterable<ReportCall>;
    /** Of a run of several candidates: what each model came to. For the table of them, not for report.json. */
    readonly figures?: ReportFigures;
    readonly contracts: readonly ReportContract[];
    readonly comparison: ReportComparison | null;
    /** Absent where no contract names an owner. */
    readonly costs_by_owner?: CostsByOwner;
    /** What became of the model since earlier runs; absent where none is held against it. */
    readonly drift?: ReportDrift;
    readonly preflight: readonly ReportFinding[];
    readonly provenance: Readonly<Record<string, JsonValue>>;
    readonly weakened: readonly ReportFinding[];
    readonly warnings: readonly ReportFinding[];
    /** Why the run ended where it did, and what would change the result; sentences for people. */
    readonly notes: readonly string[];
}
/** When and where the calls were made; what is not known is absent. */
export interface ReportRun {
    /** ISO day, UTC. */
    readonly day: string;
    /** The commit that was checked out. */
    readonly commit?: string;
    /** Policy files as they were named; empty: the contracts alone. */
    readonly policies: readonly string[];
    readonly endpoints: readonly ReportEndpoint[];
}
/** How the candidate of an earlier run did, judged by the contracts of today. */
export interface ReportNight {
    /** ISO day; null where its journal says none. */
    readonly day: string | null;
    readonly model: string;
    readonly contracts: readonly {
        readonly name: string;
        readonly measured: number;
        readonly ok: number;
        readonly p95_ms: number | null;
    }[];
}
export interface ReportEndpoint {
    readonly role: Role;
    readonly provider: string;
    readonly model: string;
    /** Without what may be a key; null: the answers were recorded before. */
    readonly url: string | null;
}
/** `error`: a configuration that can't be run, or an endpoint that refused before any answer: nothing was judged. */
export type RunResult = 'pass' | 'fail' | 'inconclusive' | 'not-evaluated' | 'error';
export type RequirementVerdict = 'pass' | 'fail' | 'undecided';
export type ComparisonVerdict = 'improved' | 'no-worse' | 'regressed' | 'unclear';
export interface ReportModel {
    readonly provider: string;
    readonly model: string;
    readonly served_models: readonly string[];
}
export interface ReportTotals {
    readonly planned: number;
    readonly measured: number;
    readonly unmeasured: number;
    readonly not_run: number;
    readonly cost_usd: number | null;
    readonly tokens: {
        readonly input: number;
        readonly output: number;
    };
    /** Calls that were made or replayed, each counted once, however often it was tried again. */
    readonly attempts: number;
    /**
     * Answers of an earlier run that stand in for calls; left out where there are none. Tokens and cost are without them.
     */
    readonly reused?: number;
}
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
/**
 * How a call ended: the outcome's name, and its own members; a first violation's pointer and keyword stand on top too.
 */
export type ReportedOutcome = {
    readonly [Kind in OutcomeKind]: {
        readonly outcome: Kind;
        readonly evidence: Omit<OutcomeOf<Kind>, 'kind'> & {
            readonly pointer?: string;
            readonly keyword?: string;
        };
    };
}[OutcomeKind];
export type ReportFailure = ReportedOutcome & FailureFacts;
interface FailureFacts {
    readonly case: string;
    readonly group: string | null;
    readonly sample: number;
    readonly turn: number | null;
    /** What was sent, what was to come and what came, for report.html; absent with `show_values: false`. */
    readonly prompt?: string;
    readonly expected?: string;
    readonly answer?: string;
    /** The same case asked of the baseline; its answer is there for the first 10,000 units of a run. */
    readonly baseline?: {
        readonly outcome: OutcomeKind;
        readonly answer?: string;
    };
    readonly place: {
        readonly file: string;
        readonly line: number;
        readonly column: number;
    } | null;
}
/** One call of one model, as far as it is kept; null where it is not known. */
export interface ReportCall {
    readonly contract: string;
    readonly case: string;
    readonly group: string | null;
    readonly sample: number;
    /** null: no flow. */
    readonly turn: number | null;
    readonly role: Role;
    readonly outcome: OutcomeKind;
    /** The candidate's alone, and as many as the run keeps. */
    readonly failure: ReportedOutcome | null;
    readonly latency_ms: number | null;
    readonly tokens: number | null;
    readonly cost_usd: number | null;
}
export interface ReportComparison {
    readonly baseline: {
        readonly provider: string;
        readonly model: string;
        readonly from: 'live' | 'journal' | 'golden';
    };
    readonly judge: 'both' | 'absolute' | 'relative';
    /** null: judged as observed. */
    readonly confidence: number | null;
    readonly contracts: readonly ReportContractComparison[];
}
/** The same cases as in earlier runs, which stand still while what is served may not. */
export interface ReportDrift {
    /** Who answered now. */
    readonly served: ReportServed;
    readonly anchors: readonly ReportAnchor[];
}
export interface ReportServed {
    readonly models: readonly string[];
    /** What the provider calls its configuration; where there are very many, the first of them. */
    readonly fingerprints: readonly string[];
    /** Whom a router passed calls to, and the software that answered; absent where no answer says so. */
    readonly upstreams?: readonly string[];
    readonly servers?: readonly string[];
}
/** The last run's journal, or the pinned one. */
export interface ReportAnchor {
    readonly name: 'last' | 'pinned';
    /** ISO day of its run; null where its journal does not say. */
    readonly day: string | null;
    readonly model: string;
    readonly served: ReportServed;
    readonly contracts: readonly {
        readonly name: string;
        readonly requirements: readonly ReportPairedRate[];
    }[];
}
export interface ReportContractComparison {
    readonly name: string;
    readonly requirements: readonly ReportPairedRate[];
    /** Cases of the contract, and those of them that the baseline was asked too. */
    readonly cases: {
        readonly asked: number;
        readonly compared: number;
    };
    /** Golden outputs alone: calls that came to the recorded value, of those compared. */
    readonly agreement?: {
        readonly same: number;
        readonly of: number;
    };
    readonly latency_ratio: {
        readonly p50: number | null;
        readonly p95: number | null;
        readonly interval_p50: readonly [number, number] | null;
        readonly interval_p95: readonly [number, number] | null;
        readonly typical: number | null;
    } | null;
    readonly cost_ratio: number | null;
    readonly cost_ratio_interval: readonly [number, number] | null;
    readonly baseline_cost_per_call_usd: number | null;
    readonly baseline_latency_ms: Percentiles | null;
    /** Regressions first. */
    readonly flips: readonly {
        readonly case: string;
        readonly sample: number;
        readonly baseline: OutcomeKind;
        readonly candidate: OutcomeKind;
    }[];
    readonly flips_omitted: number;
    /** Cases where both models disagree with the label in the same way. */
    readonly disputed_labels: readonly string[];
    readonly says: readonly string[];
}
export interface ReportPairedRate {
    readonly id: RateName;
    readonly pairs: {
        readonly both: number;
        readonly baseline_only: number;
        readonly candidate_only: number;
        readonly neither: number;
    };
    readonly open: number;
    readonly difference: number | null;
    readonly interval: readonly [number, number] | null;
    readonly level: number | null;
    readonly method: string | null;
    readonly sign_p: number | null;
    /** The margin that words and verdict go by. */
    readonly max_drop: number;
    /** false: nobody asked for it, so only a proven drop of more than the margin fails. */
    readonly named: boolean;
    readonly verdict: ComparisonVerdict;
    /** Why it is unclear: too few cases, a run that stopped before, pairs that are open, or too many of them. */
    readonly reason?: 'cases' | 'stopped' | 'open' | 'not-compared';
    /** With reason `cases`: how many more would do at the flips seen; null: no number of them. */
    readonly more_cases?: number | null;
    readonly says: readonly string[];
}
export interface ReportFinding {
    readonly code: string;
    readonly severity: 'error' | 'warning' | 'note';
    readonly message: string;
    readonly hint: string | null;
    readonly place: {
        readonly file: string;
        readonly line: number;
        readonly column: number;
    } | null;
}
export {};
