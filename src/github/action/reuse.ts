import type { GateRequest } from '../../gate/request/request.ts'
import { bad, good, type Result } from '../../problem/problem.ts'
import type { ActionPorts } from './action-ports.ts'
import type { Inputs } from './inputs.ts'

/**
 * Where a step before this one puts the base branch's journal: outside of the checkout, so that no pull request can
 * bring it. docs/workflows/reuse.yml takes it from the cache and puts it there again.
 */
const REUSED = 'modelgate-reuse/journal.jsonl'

/** The request with the journal that the input `reuse` asks for. */
export function withReuse(
  request: GateRequest,
  { reuse }: Pick<Inputs, 'reuse'>,
  { environment }: Pick<ActionPorts, 'environment'>,
): Result<GateRequest> {
  if (!reuse) return good(request)
  if ((request.reuse ?? null) !== null) return bad({ code: 'input-twice', args: { input: 'reuse' } })
  const folder = (environment.RUNNER_TEMP ?? '').replaceAll('\\', '/')
  return folder === ''
    ? bad({ code: 'reuse-without-folder', args: {} })
    : good({ ...request, reuse: `${folder}/${REUSED}` })
}
