import type { OutcomeKind, OutcomeOf } from '../outcome/outcome.js';
import type { Role } from '../plan/plan.js';
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
/** Calls of a case: all of them, or some. */
export interface CallsOfCase {
    readonly contract: string;
    readonly case: string;
    readonly group: string | null;
    readonly calls: readonly ReportCall[];
}
/** One call of one model, as far as it is kept; null where it is not known. */
export interface ReportCall {
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
export {};
