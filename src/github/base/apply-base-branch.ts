import { type Compared, compareWithBase } from '../../base/compare-with-base.ts'
import { requestUnderBase } from '../../base/request-under-base.ts'
import { baseJournal, trustedJournals } from '../../base/trusted-journals.ts'
import { defaultPolicy } from '../../contract/policy/load-policy.ts'
import type { Policy } from '../../contract/policy/policy.ts'
import { withPolicyJournals } from '../../gate/journals/policy-journals.ts'
import { NO_FINDINGS } from '../../gate/journals/recorded-findings.ts'
import { warningOf } from '../../gate/judged-report.ts'
import { readInputs } from '../../gate/request/prepare.ts'
import type { GateFindings, GateRequest } from '../../gate/request/request.ts'
import { policyUnread } from '../../preflight/base-policy.ts'
import { bad, good, type Problem, type Result } from '../../problem/problem.ts'
import type { ActionPorts } from '../action/action-ports.ts'
import type { Setup } from '../action/setup.ts'
import type { GitHubApi } from '../api/api.ts'
import { labelsOf } from '../api/labels.ts'
import { type Change, changeOf } from './change.ts'
import { holdsPath, readBase } from './read-base.ts'

/** A request as the base branch allows it. */
export interface BaseBranchApplied {
  readonly request: GateRequest
  readonly policy: Policy
  /** The base branch's own policy, where one was read. */
  readonly base: Policy | null
  /** Why the base branch's rules are not known: who may be called is then the defaults' to say. null: they are. */
  readonly unread: Problem | null
  /** `only-changed`, and nothing that this change touches belongs to a contract. */
  readonly unaffected: boolean
  /** A journal of the base branch, copied to where it can be read; null where it has none. */
  readonly replay: string | null
  /** Why answers that are replayed are no evidence: they come with the change. */
  readonly ownReplay: Problem | null
}

const AS_CHECKED_OUT = { base: null, unread: null, unaffected: false, replay: null, ownReplay: null } as const

/** Holds a change against the commit that it builds on; without one everything is as it is checked out. */
export async function applyBaseBranch(
  request: GateRequest,
  policy: Policy,
  setup: Setup,
  api: GitHubApi | null,
  ports: ActionPorts,
): Promise<Result<BaseBranchApplied>> {
  const untouched: BaseBranchApplied = { ...AS_CHECKED_OUT, request, policy }
  const { event, inputs } = setup
  const change = changeOf(event)
  if (change === null || (change.is === 'listed' && !inputs.onlyChanged)) return good(untouched)
  const inHead = readInputs(request, ports)
  if (!inHead.ok) return inHead
  const root = setup.checkout?.root ?? ports.workspace
  const wanted = { change, checkout: setup.checkout, root }
  const read = await readBase(wanted, api, ports, async (files) => {
    const compared = await withLabels(change, api, (labels) =>
      compareWithBase(files, inHead.value, request, { labels, root, files: ports.files }),
    )
    const named = withPolicyJournals(request, compared.policy, ports)
    const holds = (path: string) => holdsPath(path, wanted, api, ports)
    const journals = change.is === 'judged' ? await trustedJournals(named, files, ports.files, holds) : null
    const replay = event.pullRequest?.fromFork || event.dependabot ? await baseJournal(files, request) : null
    return { base: files.commit, compared, journals, replay }
  })
  const found = 'found' in read ? read.found : null
  if (change.is === 'none')
    return provenBase(event.name, found?.compared.changed ?? ['a base commit that can not be read'], untouched)
  if (found === null)
    return good(change.is === 'judged' ? withoutBase(untouched, 'unread' in read ? read.unread : '') : untouched)
  const { base, compared, journals, replay } = found
  const narrow = (asked: GateRequest, findings: GateFindings): Pick<BaseBranchApplied, 'request' | 'unaffected'> =>
    inputs.onlyChanged ? narrowed(asked, findings, compared) : { request: { ...asked, findings }, unaffected: false }
  // What was let in before is judged as it is checked out: only what it touches is asked of it.
  if (journals === null) return good({ ...untouched, ...narrow(request, NO_FINDINGS) })
  if (journals.refused.length > 0) return bad(...journals.refused)
  const judged = requestUnderBase(compared, base, journals, request.policy?.warnings ?? [])
  return good({
    ...narrow(judged, judged.findings),
    policy: compared.policy,
    base: compared.base,
    unread: compared.weakened.find(({ code }) => code === 'base-policy-broken') ?? null,
    replay,
    ownReplay: journals.ownReplay,
  })
}

/** Under the built-in defaults, and never a pass: the head does not judge itself. */
function withoutBase(untouched: BaseBranchApplied, reason: string): BaseBranchApplied {
  const base = defaultPolicy()
  const policy = policyUnread(untouched.policy)
  const unread: Problem = { code: 'base-not-compared', args: { reason } }
  const findings = { ...NO_FINDINGS, preflight: [warningOf(unread)], baseUnread: true }
  const inForce = { value: policy, warnings: untouched.request.policy?.warnings ?? [] }
  return { ...untouched, request: { ...untouched.request, policy: inForce, findings }, policy, base, unread }
}

/**
 * The comparison; where a lowered bar needs a label, with the labels as they are now. An event tells those of its time,
 * which count only where GitHub does not answer.
 */
async function withLabels(
  { labels, pullRequest }: Change,
  api: GitHubApi | null,
  compare: (labels: readonly string[]) => Promise<Compared>,
): Promise<Compared> {
  const strict = await compare([])
  if (!strict.unread && strict.weakened.every(({ severity }) => severity !== 'error')) return strict
  if (api === null || pullRequest === null) return compare(labels)
  const now = await api.ask('The look at the labels', 'pull-requests: read', (octokit, options) =>
    labelsOf(octokit, options, pullRequest),
  )
  return compare(now ?? labels)
}

/** A run that a stranger can start has the repository's secrets: every file that the gate reads must be the commit's own. */
const provenBase = (
  event: string,
  [found]: readonly string[],
  untouched: BaseBranchApplied,
): Result<BaseBranchApplied> =>
  found === undefined ? good(untouched) : bad({ code: 'head-with-secrets', args: { event, found } })

/** `only-changed`: the contracts that the change can have an effect on, and which are left out. */
function narrowed(
  request: GateRequest,
  findings: GateFindings,
  { affected, leftOut }: Compared,
): Pick<BaseBranchApplied, 'request' | 'unaffected'> {
  if (affected.length === 0 || leftOut.length === 0)
    return { request: { ...request, findings }, unaffected: affected.length === 0 }
  const names = leftOut.slice(0, MOST_NAMES).map(({ name }) => `\`${name}\``)
  const more = leftOut.length > names.length ? [`${leftOut.length - names.length} more`] : []
  const args = { count: leftOut.length, total: leftOut.length + affected.length, names: [...names, ...more].join(', ') }
  const warning = warningOf({ code: 'contracts-left-out', args })
  return {
    request: {
      ...request,
      contracts: affected.map(({ file }) => file),
      casesLeftOut: leftOut.reduce((sum, { cases }) => sum + cases.length, 0),
      findings: { ...findings, preflight: [...findings.preflight, warning] },
    },
    unaffected: false,
  }
}

const MOST_NAMES = 10
