import { refused } from '../gate/refused.ts'
import type { GateEnd, GatePorts, GateRequest } from '../gate/request/request.ts'
import { runGate } from '../gate.ts'

/** @param ref what the gate is held against; undefined: everything is as it is checked out */
export async function judgeRequest(request: GateRequest, ref: string | undefined, ports: GatePorts): Promise<GateEnd> {
  if (ref === undefined) return runGate(request, ports)
  const [{ applyBaseRef }, { withoutOwnEvidence }] = await Promise.all([
    import('../base/apply-base-ref.ts'),
    import('../base/trusted-journals.ts'),
  ])
  const based = await applyBaseRef(request, ref, ports)
  if (!based.ok) return refused(based.problems, request)
  return withoutOwnEvidence(await runGate(based.value.request, ports), based.value.ownReplay)
}
