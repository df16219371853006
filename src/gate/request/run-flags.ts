import type { Decimal } from '../../contract/thresholds.ts'
import type { PrintFormat } from '../../report/formats.ts'
import type { GateRequest } from './request.ts'

/** What commander hands over for `run`, `plan` and `check`, each value already parsed. */
export interface RunFlags {
  model?: string[]
  baseline?: string
  provider?: string
  baselineProvider?: string
  baseUrl?: string
  baselineBaseUrl?: string
  policy?: string[]
  samples?: number
  case?: string[]
  maxCases?: number
  confidence?: Decimal
  concurrency?: number
  maxCost?: number
  maxCalls?: number
  deadline?: number
  timeout?: number
  seed?: number
  stopEarly?: boolean
  /** false: `--no-early-stop`. */
  earlyStop?: boolean
  relative?: boolean
  maxDrop?: Decimal
  via?: 'online' | 'batch'
  detach?: boolean
  shard?: { index: number; total: number }
  journal?: string
  replay?: string
  baselineReplay?: string
  reportDir: string
  format: PrintFormat
  quiet?: boolean
  /** `check` alone: hold schemas against this engine. */
  engine?: string
}

/** The gate's request for one model; the entries add what only they know. */
export function requestOf(globs: readonly string[], flags: RunFlags, model: string | null, cwd: string): GateRequest {
  return {
    cwd,
    contracts: globs,
    policyFiles: flags.policy ?? null,
    candidate: { model, provider: flags.provider ?? null, baseUrl: flags.baseUrl ?? null },
    baseline: {
      model: flags.baseline ?? null,
      provider: flags.baselineProvider ?? null,
      baseUrl: flags.baselineBaseUrl ?? null,
    },
    selection: { cases: flags.case ?? [], ...(flags.maxCases === undefined ? {} : { maxCases: flags.maxCases }) },
    samples: flags.samples ?? null,
    confidence: flags.confidence ?? null,
    concurrency: flags.concurrency ?? null,
    maxCostUsd: flags.maxCost ?? null,
    maxCalls: flags.maxCalls ?? null,
    deadlineMs: flags.deadline ?? null,
    timeoutMs: flags.timeout ?? null,
    seed: flags.seed ?? null,
    stopEarly: flags.earlyStop === false ? false : (flags.stopEarly ?? null),
    judge: flags.relative ? 'relative' : null,
    maxDrop: flags.maxDrop ?? null,
    ...(flags.via === 'batch' ? { via: 'batch' as const } : {}),
    ...(flags.detach ? { detach: true } : {}),
    shard: flags.shard ?? null,
    journal: flags.journal === undefined ? null : { file: flags.journal, resume: true },
    replay: flags.replay ?? null,
    baselineReplay: flags.baselineReplay ?? null,
  }
}
