import type { RateName } from '../contract/thresholds.js';
import type { OutcomeKind } from '../outcome/outcome.js';
import type { Percentiles } from './reported-contract.js';
export type ComparisonVerdict = 'improved' | 'no-worse' | 'regressed' | 'unclear';
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
