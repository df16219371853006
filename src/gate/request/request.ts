import type { FilePort } from '../../contract/files/port.ts'
import type { BatchInputs } from '../../contract/load.ts'
import type { JudgeMode, Policy } from '../../contract/policy/policy.ts'
import type { Decimal } from '../../contract/thresholds.ts'
import type { JsonObject } from '../../json/value.ts'
import type { Judge } from '../../outcome/judge.ts'
import type { UnitEnd } from '../../outcome/observation.ts'
import type { Plan, Role, Target } from '../../plan/plan.ts'
import type { Selection } from '../../plan/select.ts'
import type { ModelFlags } from '../../plan/targets.ts'
import type { Problem } from '../../problem/problem.ts'
import type { SecretSieve } from '../../publish/secret-sieve.ts'
import type { Registry } from '../../registry/registry.ts'
import type { Report, ReportFinding } from '../../report/report.ts'
import type { SharedLimits, Together } from '../../run/together.ts'
import type { ScanThreads } from '../journals/inputs/scan-threads.ts'
import type { PieceThreads } from '../journals/pieces/piece-threads.ts'
import type { Sheet } from '../journals/pieces/sheet.ts'

/** What one run of the gate is asked to do: the command line's options or the Action's inputs, parsed. null: not given. */
export interface GateRequest {
  /** Where globs and the default policy file are looked for; absolute. */
  readonly cwd: string
  /** Empty: the policy's `contracts`. */
  readonly contracts: readonly string[]
  /** null: `modelgate.yaml` in `cwd` where there is one. */
  readonly policyFiles: readonly string[] | null
  readonly candidate: ModelFlags
  readonly baseline: ModelFlags
  readonly selection: Selection
  readonly samples: number | null
  readonly confidence: Decimal | null
  readonly concurrency: number | null
  readonly maxCostUsd: number | null
  readonly maxCalls: number | null
  readonly deadlineMs: number | null
  readonly timeoutMs: number | null
  readonly seed: number | null
  readonly stopEarly: boolean | null
  /** null: the policy's. */
  readonly judge: JudgeMode | null
  /** The margin of rates that neither contract nor policy names; null: 0.02. */
  readonly maxDrop: Decimal | null
  readonly shard: { readonly index: number; readonly total: number } | null
  /** Written; null: none. */
  readonly journal: { readonly file: string; readonly resume: boolean } | null
  /** Through the vendors' Batch APIs; left out: online. */
  readonly via?: 'batch'
  /** Inputs of batches that production made, in place of the contracts' own cases. */
  readonly batchInputs?: BatchInputs
  /** Submit batches, take what is there, and leave. */
  readonly detach?: boolean
  /** What a run ends as where a key that it needs is missing; null or left out: it is refused. */
  readonly withoutKey?: 'not-evaluated' | null
  /** Answers come from this journal instead of from the endpoint. */
  readonly replay: string | null
  readonly baselineReplay: string | null
  /** Journals of earlier runs, for the trend of report.html. */
  readonly earlier?: readonly string[]
  /** ISO day of the run that `baselineReplay` is of, where it is known. */
  readonly baselineDay?: string | null
  /** A pinned journal, compared with beside `baselineReplay`; null: none, whatever the policy names. */
  readonly pinned?: string | null
  /** Whose answers it holds, and of when. */
  readonly pinnedModel?: ModelFlags & { readonly day: string | null }
  /** An earlier run's journal, whose answers to unchanged requests stand in for calls. */
  readonly reuse?: string | null
  /** Models whose answers came from a journal when this run was made: where it is judged again, no path is known. */
  readonly replayed?: readonly Role[]
  /** Cases of contracts that `only-changed` leaves out. */
  readonly casesLeftOut?: number
  /** ISO day on which the models are called; left out: today. A journal's header keeps it. */
  readonly day?: string
  /** What is checked out, for who reads the report; a journal's header keeps it. */
  readonly commit?: string
  /** A policy that was read already (the base branch's), in place of reading `policyFiles`. */
  readonly policy?: { readonly value: Policy; readonly warnings: readonly Problem[] }
  /** A model registry that was read already (the base branch's), in place of the file that the policy names. */
  readonly registry?: Registry
  /** What was found before the run, to be reported with it. */
  readonly findings?: GateFindings
  /** Which of several candidates this run is of. */
  readonly matrix?: MatrixPlace
  /** Which CI run of which commit this is, for the journal's header: shards of another run are not merged. */
  readonly origin?: JsonObject
}

export type Need = 'any' | 'all'

/** A candidate among those that are tried together. */
export interface MatrixPlace {
  /** 1-based, as they were named. */
  readonly index: number
  readonly of: number
  /** How many of them must pass. */
  readonly need: Need
}

/** What the entries know before a run: kept in the journal, so that judging again says the same. */
export interface GateFindings {
  readonly preflight: readonly ReportFinding[]
  /** A bar that was lowered; an `error` fails the run. */
  readonly weakened: readonly ReportFinding[]
  /** The commit that was compared with; null where none was. */
  readonly base: string | null
  /** The base branch's rules could not be read: whatever the calls show, the run does not pass. */
  readonly baseUnread?: boolean
}

/** The world as the gate may touch it beside journals and endpoints. The entries make these. */
export interface GatePorts {
  readonly files: FilePort
  readonly environment: Readonly<Record<string, string | undefined>>
  /** A key that came another way than by the environment; undefined: the environment's. */
  readonly keyFor?: (target: Target, role: Role) => string | undefined
  /** What a key that is missing is called where keys come another way than by the environment; null: its variable alone. */
  readonly keyInputFor?: (target: Target, role: Role) => string | null
  readonly createJudge: () => Judge
  /** Starts threads that judge long journals in pieces, one a processor; left out: one thread reads them. */
  readonly pieceThreads?: (sheet: Sheet) => Promise<PieceThreads>
  /** Starts threads that look at the rows of long inputs, one a processor; left out: one thread reads them. */
  readonly scanThreads?: () => Promise<ScanThreads>
  /** Monotonic, ms. */
  readonly now: () => number
  readonly random: () => number
  /** ISO day, `2026-11-01`, in UTC. */
  readonly today: () => string
  /** Watches the event loop from now on; what it returns tells the 99th percentile of its delay since, ms. */
  readonly watchLoop: () => () => number
  readonly cancelled: AbortSignal
  /** Told of the plan before the first call; what it returns hears of every unit's end. */
  readonly started: (plan: Plan, spentUsd: () => number) => (end: UnitEnd) => void
  /** Told in a line how far batches have come. */
  readonly batchProgress?: (line: string) => void
  /** What the runs of several candidates share; left out: this run is by itself. */
  readonly together?: (limits: SharedLimits) => Together
  /** Takes secrets out of a text. */
  readonly redact: (text: string) => string
  /** What tells threads of a text that may hold one; left out: no thread is given such texts. */
  readonly secretSieve?: () => SecretSieve | null
  /** Told of secrets before the first call: a policy may name any variable for a key, and a URL may hold one. */
  readonly learnSecrets: (secrets: readonly string[]) => void
}

/** Signals that ask this process to end. */
export interface Signals {
  /** Aborts on SIGINT and SIGTERM, once they are watched. */
  readonly signal: AbortSignal
  /** The exit code that the signal asks for. */
  readonly code: () => number
  /** From now on they end the process in an orderly way: to be called before the first call. */
  readonly watch: () => void
}

export type GateEnd =
  | {
      readonly kind: 'judged'
      readonly report: Report
      readonly policy: Policy
      readonly elapsedMs: number
      readonly latencyP95Ms: () => number | null
      /** Where the journal that lay in this one's place is now; null where none did. */
      readonly journalKept: string | null
      /** An exception that nobody expected; the report says what there is, and the entry ends with exit code 4. */
      readonly bug?: unknown
    }
  /** Bad contract, policy, flag or key, or an endpoint that refused before its first answer: nothing was judged. */
  | {
      readonly kind: 'refused'
      readonly problems: readonly Problem[]
      /** What the report files say of it; its exit code is the process's. */
      readonly report: Report
      readonly journalKept?: string | null
    }
