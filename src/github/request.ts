import type { GateRequest } from '../gate/request.ts'
import type { Args } from './args.ts'
import type { ActionsEvent } from './event.ts'
import type { Inputs } from './inputs.ts'

/** Inputs, `args` and the event as a request of the gate. What inputs and args both say was refused before. */
export function gateRequest(inputs: Inputs, args: Args, event: ActionsEvent, cwd: string): GateRequest {
  const journal = args.journal === undefined ? null : { file: args.journal, resume: true }
  const written = { file: `${inputs.reportDir}/journal.jsonl`, resume: false }
  return {
    cwd,
    contracts: inputs.contracts,
    policyFiles: inputs.policy ?? args.policy ?? null,
    candidate: {
      model: inputs.candidate.model ?? args.model?.[0] ?? event.modelToTry,
      provider: inputs.candidate.provider ?? args.provider ?? null,
      baseUrl: inputs.candidate.baseUrl ?? args.baseUrl ?? null,
    },
    baseline: {
      model: inputs.baseline ?? args.baseline ?? null,
      provider: args.baselineProvider ?? null,
      baseUrl: args.baselineBaseUrl ?? null,
    },
    selection: { cases: args.case ?? [], ...(args.maxCases === undefined ? {} : { maxCases: args.maxCases }) },
    samples: inputs.samples ?? args.samples ?? null,
    confidence: inputs.confidence ?? args.confidence ?? null,
    concurrency: inputs.concurrency ?? args.concurrency ?? null,
    maxCostUsd: inputs.maxCostUsd ?? args.maxCost ?? null,
    maxCalls: args.maxCalls ?? null,
    deadlineMs: inputs.deadlineMs ?? args.deadline ?? null,
    timeoutMs: args.timeout ?? null,
    seed: args.seed ?? null,
    stopEarly: args.stopEarly ?? null,
    shard: inputs.shard ?? args.shard ?? null,
    journal: journal ?? (args.replay === undefined ? written : null),
    replay: args.replay ?? null,
    baselineReplay: args.baselineReplay ?? null,
    ...(event.runId === null ? {} : { origin: { run_id: event.runId, commit: event.sha } }),
  }
}
