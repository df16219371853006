import type { OutcomeKind } from '../outcome/outcome.js';
import type { CheckReport } from '../report/check-report.js';
import type { Report } from '../report/report.js';
import type { ReportedOutcome } from '../report/reported-call.js';
/** What the package exports; src/index.ts says what each does. */
export interface Library {
    readonly check: (options?: CheckOptions) => Promise<CheckReport>;
    readonly run: (options?: RunOptions) => Promise<Report>;
    readonly rejudge: (journals: readonly string[], options?: RejudgeOptions) => Promise<Report>;
    readonly judge: (contract: string, answer: GivenAnswer, options?: JudgeOptions) => Promise<Judged>;
}
/** What every function of the library may be told about the ports it runs in. */
export interface WorldOptions {
    /** Folder that globs, policy and files are relative to. Default: the process's. */
    readonly cwd?: string;
    /** Where keys are read from. Default: `process.env`. */
    readonly env?: Readonly<Record<string, string | undefined>>;
}
/** What `check` may be told; the command line's options of the same names say more. */
export interface CheckOptions extends WorldOptions {
    /** Contract files or globs. Default: what the policy names. */
    readonly contracts?: readonly string[];
    /** Policy files, of which later ones may only tighten. Default: `modelgate.yaml` where there is one. */
    readonly policy?: readonly string[];
    /** The candidate. Default: the policy's. */
    readonly model?: string;
    /** A preset (`openai`, `compatible`, …) or a provider of the policy. */
    readonly provider?: string;
    /** Where the candidate's endpoint answers, up to and with `/v1`. */
    readonly baseUrl?: string;
    /** The model to compare with. */
    readonly baseline?: string;
    readonly baselineProvider?: string;
    readonly baselineBaseUrl?: string;
    /** Only these cases. */
    readonly cases?: readonly string[];
    readonly maxCases?: number;
    /** Hold every schema against this engine alone; `check` only. */
    readonly engine?: string;
}
/** What `run` may be told. */
export interface RunOptions extends Omit<CheckOptions, 'engine'> {
    /** Calls per case. */
    readonly samples?: number;
    /** Ask for proof at this confidence, such as 0.95. */
    readonly confidence?: number;
    /** Calls under way at once. */
    readonly concurrency?: number;
    /** Hard cap on the spend, in US dollars. */
    readonly maxCostUsd?: number;
    readonly maxCalls?: number;
    /** End the run after this time, in milliseconds. */
    readonly deadlineMs?: number;
    /** Give up on one call after this time, in milliseconds. */
    readonly timeoutMs?: number;
    readonly seed?: number;
    /** How far a rate may fall below the baseline's where nothing names it, 0 to 1. */
    readonly maxDrop?: number;
    /** Written; a run resumes one that exists. Default: none is written. */
    readonly journal?: string;
    /** Take the candidate's answers from this journal instead of calling. */
    readonly replay?: string;
    readonly baselineReplay?: string;
    /** Write the reports here. Default: nothing is written. */
    readonly reportDir?: string;
    /** Ends the run in an orderly way; what was measured by then is judged. */
    readonly signal?: AbortSignal;
}
/** What `rejudge` may be told. */
export interface RejudgeOptions extends WorldOptions {
    /** Judge by these policy files in place of the run's. */
    readonly policy?: readonly string[];
    readonly confidence?: number;
}
/** What `judge` may be told. */
export interface JudgeOptions extends WorldOptions {
    /** The case's id; may be left out where the contract has only one. */
    readonly case?: string;
}
/**
 * What a model answered: its text; a message of Chat Completions (`{role, content, tool_calls}`); or the whole response
 * of either API as its client returns it.
 */
export type GivenAnswer = string | object;
/** What one answer came to under one case of a contract. */
export interface Judged {
    /** The answer is as the contract asks: `outcome` is `ok`. */
    readonly ok: boolean;
    readonly outcome: OutcomeKind;
    /** What shows it, as in report.json: violations, differences, the fault in the text. */
    readonly evidence: ReportedOutcome['evidence'];
    /** The same in one line: `/priority is "high", expected "urgent"`. */
    readonly message: string;
}
