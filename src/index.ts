/**
 * The library: `import { check, judge, rejudge, run } from 'modelgate'`. Nothing is printed; files are written only
 * where an option names them. What is wrong with contracts or policy stands in what comes back, each with its place.
 */
import type {
  CheckOptions,
  GivenAnswer,
  Judged,
  JudgeOptions,
  RejudgeOptions,
  RunOptions,
} from './library/public-types.ts'
import { processLibrary } from './process/library.ts'
import type { CheckReport } from './report/check-report.ts'
import type { Report } from './report/report.ts'

export type {
  CheckOptions,
  GivenAnswer,
  Judged,
  JudgeOptions,
  RejudgeOptions,
  RunOptions,
  WorldOptions,
} from './library/public-types.ts'
export type { OutcomeKind } from './outcome/outcome.ts'
export type { CheckReport, EngineFinding } from './report/check-report.ts'
export type { Report, ReportFinding } from './report/report.ts'
export type { ReportContract, RunResult } from './report/reported-contract.ts'
export type { ReportRequirement } from './report/reported-requirement.ts'

// In dist/ another entry passes the bundled thread (scripts/build.ts); the types that are shipped are made of this one.
const library = processLibrary(new URL('./judge-worker.ts', import.meta.url))

/** Everything that can be known of contracts and policy without a call, as `modelgate check --format json` says it. */
export const check: (options?: CheckOptions) => Promise<CheckReport> = library.check

/**
 * Runs contracts against a model: the report that `modelgate run` writes as report.json. `result` is `pass`, `fail`,
 * `inconclusive`, or `error` where nothing could be run; `preflight` then says why.
 */
export const run: (options?: RunOptions) => Promise<Report> = library.run

/** The verdict again from the journals of one run, without a call. */
export const rejudge: (journals: readonly string[], options?: RejudgeOptions) => Promise<Report> = library.rejudge

/**
 * Judges one answer by one case of a contract file, on a thread with a deadline. Rejects with an error that names every
 * place where contract, case or answer can't be read.
 */
export const judge: (contract: string, answer: GivenAnswer, options?: JudgeOptions) => Promise<Judged> = library.judge
