import type { Policy } from '../../contract/policy/policy.ts'
import type { Finding } from '../../preflight/finding.ts'
import { good, type Result } from '../../problem/problem.ts'
import { absolute } from '../request/absolute-path.ts'
import { readPolicy } from '../request/prepare.ts'
import type { GatePorts, GateRequest } from '../request/request.ts'
import { type OpenAnchor, openAnchor } from './pinned-anchor.ts'
import { withRecordedBaseline } from './recorded-baseline.ts'

/** A request with all that its recorded baselines say of themselves. */
export interface AnchoredRequest {
  readonly request: GateRequest & { readonly day: string }
  readonly anchor: OpenAnchor | null
  readonly findings: readonly Finding[]
}

/** Finds the journals that a run is compared with, by flag or policy, and reads whose answers they hold. */
export async function withAnchors(asked: GateRequest, ports: GatePorts): Promise<Result<AnchoredRequest>> {
  // A policy that can't be read is told with all else that is wrong, when the run is prepared.
  const policy = asked.policy ? good(asked.policy.value) : readPolicy(asked, ports)
  const own = policy.ok ? policy.value : {}
  const recorded = await withRecordedBaseline(withPolicyJournals(asked, own, ports), ports)
  const request = { ...recorded, day: asked.day ?? ports.today() }
  const anchor = await openAnchor(request, ports)
  if (!anchor.ok) return anchor
  const known = anchor.value === null ? request : { ...request, pinnedModel: anchor.value.model }
  return good({ request: known, anchor: anchor.value, findings: absentJournals(asked, own, ports) })
}

/**
 * The request with the journals that the policy names as its baseline (`baseline: { journal, pinned }`). A flag that
 * names a baseline outranks them. Where the last run's journal is not there yet, the pinned one stands in its place.
 */
export function withPolicyJournals(
  request: GateRequest,
  { anchors }: Pick<Policy, 'anchors'>,
  { files }: Pick<GatePorts, 'files'>,
): GateRequest {
  if (anchors === undefined || request.baseline.model !== null || request.pinned !== undefined) return request
  const { journal = null, pinned = null } = anchors
  const thereOf = (file: string | null): string | null =>
    file !== null && files.inspect(absolute(request.cwd, file)) !== null ? file : null
  const last = request.baselineReplay ?? thereOf(journal)
  // With neither of them this is the first night.
  if (last === null) return { ...request, baselineReplay: thereOf(pinned), pinned: null }
  return { ...request, baselineReplay: last, pinned }
}

/** The first night has no earlier journal, which is said and is no error. */
function absentJournals(
  request: GateRequest,
  { anchors = {} }: Pick<Policy, 'anchors'>,
  { files }: Pick<GatePorts, 'files'>,
): readonly Finding[] {
  if (request.baseline.model !== null) return []
  return [anchors.journal, anchors.pinned].flatMap((file): readonly Finding[] =>
    file === undefined || files.inspect(absolute(request.cwd, file)) !== null
      ? []
      : [{ code: 'last-journal-absent', args: { file }, severity: 'warning' }],
  )
}
