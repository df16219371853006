import type { GateRequest } from '../../gate/request/request.ts'
import { type RunFlags, requestOf } from '../../gate/request/run-flags.ts'
import type { Args } from './args.ts'
import type { ActionsEvent } from './event.ts'
import type { Inputs } from './inputs.ts'

/** Inputs, `args` and the event as a request of the gate. What inputs and args both say was refused before. */
export function gateRequest(inputs: Inputs, args: Args, event: ActionsEvent, cwd: string): GateRequest {
  const { reportDir } = inputs
  const flags: RunFlags = { reportDir, format: 'text', ...args, ...given(inputs) }
  const model = inputs.candidate.model ?? args.model?.[0] ?? event.modelToTry
  const request = requestOf(inputs.contracts, flags, model, cwd)
  const written = flags.replay === undefined ? { file: `${reportDir}/journal.jsonl`, resume: false } : null
  return {
    ...request,
    journal: request.journal ?? written,
    ...(event.runId === null ? {} : { origin: { run_id: event.runId, commit: event.sha } }),
  }
}

/** The inputs that are options of `modelgate run` too, without those that were not given. */
function given(inputs: Inputs): Partial<RunFlags> {
  const { candidate, baseline, policy, samples, confidence, maxCostUsd, deadlineMs, concurrency, shard } = inputs
  const { provider, baseUrl } = candidate
  const options = {
    provider,
    baseUrl,
    baseline,
    policy,
    samples,
    confidence,
    maxCost: maxCostUsd,
    deadline: deadlineMs,
    concurrency,
    shard,
  }
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null)) as Partial<RunFlags>
}
