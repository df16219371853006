/**
 * The library: `import { check, judge, rejudge, run } from 'modelgate'`. Nothing is printed; files are written only
 * where an option names them. What is wrong with contracts or policy stands in what comes back, each with its place.
 */
import type { CheckOptions, GivenAnswer, Judged, JudgeOptions, RejudgeOptions, RunOptions } from './library/public-types.js';
import type { CheckReport } from './report/check-report.js';
import type { Report } from './report/report.js';
export type { CheckOptions, GivenAnswer, Judged, JudgeOptions, RejudgeOptions, RunOptions, WorldOptions, } from './library/public-types.js';
export type { OutcomeKind } from './outcome/outcome.js';
export type { CheckReport, EngineFinding } from './report/check-report.js';
export type { Report, ReportFinding } from './report/report.js';
export type { ReportContract, RunResult } from './report/reported-contract.js';
export type { ReportRequirement } from './report/reported-requirement.js';
/** Everything that can be known of contracts and policy without a call, as `modelgate check --format json` says it. */
export declare const check: (options?: CheckOptions) => Promise<CheckReport>;
/**
 * Runs contracts against a model: the report that `modelgate run` writes as report.json. `result` is `pass`, `fail`,
 * `inconclusive`, or `error` where nothing could be run; `preflight` then says why.
 */
export declare const run: (options?: RunOptions) => Promise<Report>;
/** The verdict again from the journals of one run, without a call. */
export declare const rejudge: (journals: readonly string[], options?: RejudgeOptions) => Promise<Report>;
/**
 * Judges one answer by one case of a contract file, on a thread with a deadline. Rejects with an error that names every
 * place where contract, case or answer can't be read.
 */
export declare const judge: (contract: string, answer: GivenAnswer, options?: JudgeOptions) => Promise<Judged>;
