import { type GivenOptions, type RunFlags, requestOf } from '../../gate/request/options.ts'
import type { GateRequest } from '../../gate/request/request.ts'
import { REPORT_FOLDER } from '../../publish/report-folders.ts'
import type { ActionsEvent } from './event.ts'
import type { Inputs } from './inputs.ts'

/** Inputs, `args` and the event as a request of the gate. What inputs and args both say was refused before. */
export function gateRequest(inputs: Inputs, args: GivenOptions, event: ActionsEvent, cwd: string): GateRequest {
  const given = { ...args, ...inputs.options }
  const reportDir = reportFolder(inputs)
  const model = given.model?.[0] ?? event.modelToTry
  const flags: RunFlags = { ...given, reportDir, format: given.format ?? 'text' }
  const request = requestOf(inputs.contracts, flags, model, cwd)
  const written = given.replay === undefined ? { file: `${reportDir}/journal.jsonl`, resume: false } : null
  return {
    ...request,
    journal: request.journal ?? written,
    ...(event.sha === null ? {} : { commit: event.sha }),
    ...(event.runId === null ? {} : { origin: { run_id: event.runId, commit: event.sha } }),
  }
}

export const reportFolder = ({ options }: Pick<Inputs, 'options'>): string => options.reportDir ?? REPORT_FOLDER
