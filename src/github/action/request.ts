import { namedModels } from '../../gate/matrix/candidates.ts'
import { type GivenOptions, type RunFlags, requestOf } from '../../gate/request/options.ts'
import type { GateRequest } from '../../gate/request/request.ts'
import { REPORT_FOLDER } from '../../publish/report-folders.ts'
import type { ActionsEvent } from './event.ts'
import { type Inputs, wordsOf } from './inputs.ts'

/** Inputs, `args` and the event as a request of the gate for one model. What inputs and args both say was refused before. */
export function gateRequest(
  inputs: Inputs,
  args: GivenOptions,
  event: ActionsEvent,
  cwd: string,
  model: string | null,
): GateRequest {
  const given = { ...args, ...inputs.options }
  const reportDir = reportFolder(inputs)
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

/** Whom a step tries: as its inputs say, else as who started it did; `[null]`: the policy's candidate. */
export const modelsOf = (
  { options }: Pick<Inputs, 'options'>,
  args: GivenOptions,
  event: ActionsEvent,
): readonly (string | null)[] => {
  const tried = event.modelToTry === null ? undefined : wordsOf(event.modelToTry, ',')
  return namedModels(options.model ?? args.model ?? tried)
}

export const reportFolder = ({ options }: Pick<Inputs, 'options'>): string => options.reportDir ?? REPORT_FOLDER
