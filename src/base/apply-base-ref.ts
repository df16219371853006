import { withPolicyJournals } from '../gate/journals/policy-journals.ts'
import { readInputs, readPolicy } from '../gate/request/prepare.ts'
import type { GatePorts, GateRequest } from '../gate/request/request.ts'
import type { Finding } from '../preflight/finding.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import type { Code } from '../problem/problems.ts'
import { openBaseFiles } from './base-files.ts'
import { checkoutAround } from './checkout.ts'
import { compareWithBase } from './compare-with-base.ts'
import { gitSource, type Unread } from './git-source.ts'
import { requestUnderBase } from './request-under-base.ts'
import { trustedJournals } from './trusted-journals.ts'

/** A request as a commit of the same repository allows it. */
export interface BaseRefApplied {
  readonly request: GateRequest
  /** Bars that were lowered, and what of the base can't be read. */
  readonly findings: readonly Finding[]
  /** Why answers that are replayed are no evidence: they come with the change. */
  readonly ownReplay: Problem | null
}

type Ports = Pick<GatePorts, 'files' | 'environment'>

/**
 * Holds what is checked out against a git ref, as the Action holds a pull request against its base branch: the ref's
 * policy judges, the head names the candidate. The ref's own commit is the base, not where the branches parted: a change
 * does not choose how old the policy is that judges it. Where that policy can't be read nothing is judged.
 */
export async function applyBaseRef(request: GateRequest, ref: string, ports: Ports): Promise<Result<BaseRefApplied>> {
  const checkout = checkoutAround(request.cwd, ports.files)
  if (checkout === null) return bad({ code: 'base-outside-git', args: { ref, folder: request.cwd } })
  const inHead = readInputs(request, ports)
  if (!inHead.ok) return inHead
  const policy = readPolicy(request, ports)
  if (!policy.ok) return policy
  const { root } = checkout
  const git = gitSource(root, ports.environment)
  const base = await openBaseFiles(git, ref, { root })
  if (base === null) return bad({ code: UNREAD[await git.whyUnread(ref)], args: { ref, folder: root } })
  const isCommitted = async (path: string): Promise<boolean> =>
    (await openBaseFiles(git, 'HEAD', { root }))?.load((files) => files.inspect(path) !== null) ?? false
  const compared = await compareWithBase(base, inHead.value, request, { labels: null, root, files: ports.files })
  const broken = compared.weakened.find(({ code }) => code === 'base-policy-broken')
  if (broken !== undefined) return bad({ code: 'base-ref-policy-broken', args: { ...broken.args, ref } })
  const asked = withPolicyJournals(request, compared.policy, ports)
  const journals = await trustedJournals(asked, base, ports.files, isCommitted)
  if (journals.refused.length > 0) return bad(...journals.refused)
  return good({
    request: requestUnderBase(compared, base.commit, journals, policy.warnings),
    findings: compared.weakened,
    ownReplay: journals.ownReplay,
  })
}

const UNREAD = {
  'no-git': 'base-without-git',
  'not-fetched': 'base-ref-not-fetched',
  unknown: 'base-ref-unknown',
  incomplete: 'base-ref-incomplete',
} as const satisfies Record<Unread, Code>
