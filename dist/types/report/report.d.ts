import type { JsonValue } from '../json/value.js';
import type { Role } from '../plan/plan.js';
import type { CostsByOwner } from './costs-by-owner.js';
import type { ReportFigures } from './figures.js';
import type { CallsOfCase } from './reported-call.js';
import type { ReportComparison, ReportDrift } from './reported-comparison.js';
import type { ReportContract, RunResult } from './reported-contract.js';
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
     * Every call, case by case, read when it is asked for: for calls.csv, not for report.json. Absent in a report that judged nothing.
     */
    readonly calls?: () => Iterable<CallsOfCase>;
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
