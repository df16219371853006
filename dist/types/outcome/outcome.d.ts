import type { Pointer } from '../json/value.js';
import type { FinishReason } from '../model/answer.js';
/** docs/outcomes.md: every planned call ends in exactly one of these. */
export type Outcome = {
    readonly kind: 'ok';
} | {
    readonly kind: 'mismatch';
    readonly differences: readonly Difference[];
} | {
    readonly kind: 'wrong-arguments';
    readonly differences: readonly Difference[];
} | {
    readonly kind: 'wrong-calls';
    readonly fault: CallFault;
} | {
    readonly kind: 'schema-violation';
    readonly violations: readonly Violation[];
    readonly omitted: number;
    readonly tool?: ToolPlace;
} | {
    readonly kind: 'unparsable';
    readonly fault: ParseFault;
    readonly tool?: ToolPlace;
} | {
    readonly kind: 'truncated';
    readonly finish: FinishReason;
    readonly complete: boolean;
} | {
    readonly kind: 'refused';
    readonly text: string | null;
    readonly finish: FinishReason;
} | {
    readonly kind: 'rejected';
    readonly status: number;
    readonly code: string | null;
    readonly param: string | null;
    readonly message: string;
} | {
    readonly kind: 'unmeasured';
    readonly failure: string;
    readonly phase: string;
    readonly status: number | null;
    readonly message: string;
} | {
    readonly kind: 'not-run';
    readonly reason: NotRunReason;
};
export type OutcomeKind = Outcome['kind'];
/** An answer that breaks its schema: the first places of many, and how many more there are. */
export declare const schemaViolation: (violations: readonly Violation[], omitted: number, tool?: ToolPlace) => Outcome;
/** The outcome of one kind. */
export type OutcomeOf<Kind extends OutcomeKind> = Extract<Outcome, {
    readonly kind: Kind;
}>;
export type NotRunReason = 'stopped-early' | 'budget' | 'call-limit' | 'deadline' | 'cancelled' | 'waiting' | 'stopped-run' | 'missing';
/** Which of the calls an outcome speaks of: position among those the model made, and its name. */
export interface ToolPlace {
    readonly index: number;
    readonly name: string;
}
/** One line of a diff between what was expected and what came. Values are JSON text, at most 300 characters. */
export interface Difference {
    readonly tool?: ToolPlace;
    readonly pointer: Pointer;
    /** null: no member or item may stand here. */
    readonly expected: string | null;
    /** null: nothing came. */
    readonly found: string | null;
}
export interface Violation {
    readonly pointer: Pointer;
    readonly keyword: string;
    /** Place of the keyword in the schema, as a JSON Pointer into its file. */
    readonly schemaPointer: Pointer;
    /** What the keyword allows, as text: `one of "low", "high"`. */
    readonly allowed: string;
    /** What stands there, as JSON text, at most 300 characters. */
    readonly found: string;
    readonly message: string;
}
export type CallFault = {
    readonly kind: 'unknown-tool';
    readonly name: string;
    readonly declared: readonly string[];
} | {
    readonly kind: 'missing';
    readonly expected: readonly string[];
    readonly made: readonly string[];
    readonly text: string | null;
} | {
    readonly kind: 'unexpected';
    readonly expected: readonly string[];
    readonly made: readonly string[];
} | {
    readonly kind: 'order';
    readonly expected: readonly string[];
    readonly made: readonly string[];
} | {
    readonly kind: 'duplicated';
    readonly name: string;
    readonly made: readonly string[];
} | {
    readonly kind: 'parallel';
    readonly made: readonly string[];
} | {
    readonly kind: 'no-call';
    readonly choice: string;
    readonly text: string | null;
} | {
    readonly kind: 'unforeseen';
    readonly name: string;
    readonly arguments: string;
};
export type ParseFaultKind = 'fenced' | 'prose-around' | 'several-values' | 'trailing-text' | 'single-quoted' | 'trailing-comma' | 'python-literal' | 'duplicate-key' | 'not-a-number' | 'cut-off' | 'empty' | 'not-json' | 'envelope';
export interface ParseFault {
    readonly kind: ParseFaultKind;
    /** The first offending span: UTF-16 offsets into the text, 1-based line and column, and what stands there. */
    readonly span: {
        readonly start: number;
        readonly end: number;
        readonly line: number;
        readonly column: number;
        readonly text: string;
    };
    /** What stands around the value, or around the place where it should stand, where it has a name. */
    readonly around?: 'think-block' | 'tool-call-tag' | 'several-fences' | 'fence' | 'prose' | 'bom';
    /** Whether a lenient parser would have come to a value, and how; never counted as parsed. */
    readonly recoverable: boolean;
    readonly recoveredBy?: 'fence' | 'span' | 'repair';
}
/** The funnel of docs/outcomes.md, in order; an outcome has passed every stage up to its own. */
export declare const STAGES: readonly ["measured", "complete", "parsed", "conforms", "right_calls", "ok"];
export type Stage = (typeof STAGES)[number];
