import type { Contract } from '../contract/contract.ts'
import type { FilePort } from '../contract/files/port.ts'
import { defaultPolicy } from '../contract/policy/load-policy.ts'
import type { Policy } from '../contract/policy/policy.ts'
import { readRegistry } from '../gate/request/prepare.ts'
import type { GateRequest } from '../gate/request/request.ts'
import { firstPolicy, policyInForce, policyUnread } from '../preflight/base-policy.ts'
import type { Finding } from '../preflight/finding.ts'
import { type Inputs, weakenedFindings, weakenedInputs } from '../preflight/weakened/weakened.ts'
import type { Problem } from '../problem/problem.ts'
import type { Registry } from '../registry/registry.ts'
import { renderProblem } from '../report/text/problem-text.ts'
import type { BaseFiles } from './base-files.ts'
import { type BaseGate, readBaseGate } from './read-base-gate.ts'

/** What a branch asks of its models. */
interface Gate {
  readonly policy: Policy
  readonly contracts: readonly Contract[]
}

/** A pull request held against the branch that it goes to. */
export interface Compared {
  /** The policy that judges it. */
  readonly policy: Policy
  /** The base branch's own, or the defaults where it has contracts and none that can be read; null: it has no gate. */
  readonly base: Policy | null
  /** Its policy can't be read and nobody let that in: nothing passes. */
  readonly unread: boolean
  /** The models' shutdown dates beside that policy; left out where the base has none, or none that can be read. */
  readonly registry?: Registry
  readonly weakened: readonly Finding[]
  /** Contracts that the change can have an effect on. */
  readonly affected: readonly Contract[]
  readonly leftOut: readonly Contract[]
  /** Files of the contracts, and of the policy, that are not as the base has them. */
  readonly changed: readonly string[]
  /** The base branch has a gate, and it could be read. */
  readonly compared: boolean
}

interface CompareOptions {
  /** Of the pull request; null: there is none, so no label lets anything in. */
  readonly labels: readonly string[] | null
  /** The repository's folder, in which the workflows lie. */
  readonly root: string
  /** The head's files. */
  readonly files: FilePort
}

/**
 * Compares the head with the base. `base` may be read again while it runs, because only the comparison knows which
 * cases of the base it looks at.
 */
export async function compareWithBase(
  base: BaseFiles,
  head: Gate,
  request: GateRequest,
  { labels, root, files }: CompareOptions,
): Promise<Compared> {
  return base.load((baseFiles) => {
    const was = readBaseGate(request, head.policy, baseFiles)
    const isBroken = was.policyProblems.length > 0
    const { base, policy } = policiesOf(was, head.policy)
    const { severity, weakeningLabel } = base ?? head.policy
    const label = labels === null ? null : weakeningLabel
    const approved = labels?.includes(weakeningLabel) ?? false
    const options = { severity: severity.weakened, approved, label }
    const before = base === null ? null : { policy: base, contracts: was.contracts }
    const facts = {
      policy: was.policy === null ? head.policy.file !== null : plain(was.policy) !== plain(head.policy),
      // Both are parts of the policy; what an input says of them is the same on every push.
      model: false,
      provider: false,
      action: workflowsOf(root, baseFiles) !== workflowsOf(root, files),
    }
    const changed = changedPaths(was.contracts, head.contracts)
    const { affected, leftOut } = affectedContracts(head.contracts, changed, facts)
    const registry = was.policy === null ? null : readRegistry(was.policy, request.cwd, { files: baseFiles })
    return {
      policy,
      base,
      unread: isBroken && !approved,
      ...(registry?.ok ? { registry: registry.value } : {}),
      weakened: [
        ...unreadFindings(was, approved, label),
        ...weakenedFindings(before, head, options),
        ...weakenedInputs({ policy, contracts: head.contracts }, inputsOf(request, head.contracts), options),
      ],
      affected,
      leftOut,
      changed: [...changed, ...(facts.policy ? [head.policy.file ?? 'no policy file'] : [])],
      compared: before !== null && !isBroken && was.contractProblems.length === 0,
    }
  })
}

/** The base's policy, and the one that judges the change. */
function policiesOf(was: BaseGate, head: Policy): Pick<Compared, 'base' | 'policy'> {
  if (was.policy !== null) return { base: was.policy, policy: policyInForce(was.policy, head) }
  if (was.policyProblems.length > 0) return { base: defaultPolicy(), policy: policyUnread(head) }
  // Contracts without a policy are a gate too: the first policy does not say how grave it is to lower their bars.
  const hasContracts = was.contracts.length + was.contractProblems.length > 0
  return hasContracts ? { base: defaultPolicy(), policy: firstPolicy(head) } : { base: null, policy: head }
}

/** What the run's inputs say beside the policy, which may make it easier to pass. */
const inputsOf = (
  { confidence, samples, selection, judge, maxDrop }: GateRequest,
  contracts: readonly Contract[],
): Inputs => ({
  confidence,
  samples,
  cases: selection.cases,
  maxCases: selection.maxCases ?? null,
  judge,
  maxDrop,
  contracts: contracts.map(({ name }) => name),
})

/** What of the base can't be read and is judged without: a contract is as if it were new, a policy as if there were none. */
function unreadFindings(was: BaseGate, approved: boolean, label: string | null): readonly Finding[] {
  const reason = ([problem]: readonly Problem[]): string =>
    problem === undefined ? '' : (renderProblem(problem).split('\n', 1)[0] ?? '')
  const contract: Finding = {
    code: 'base-contract-broken',
    args: { reason: reason(was.contractProblems) },
    severity: 'warning',
  }
  const approval = approved
    ? `Let in by the label \`${label}\`.`
    : label === null
      ? 'Mend it there first, by a run without `--base`.'
      : `A maintainer lets it in with the label \`${label}\`.`
  const policy: Finding = {
    code: 'base-policy-broken',
    args: { reason: reason(was.policyProblems), approval },
    severity: approved ? 'note' : 'warning',
  }
  return [...(was.policyProblems.length > 0 ? [policy] : []), ...(was.contractProblems.length > 0 ? [contract] : [])]
}

/** Paths whose content differs, and new ones: what contracts are made of carries its digest. */
function changedPaths(was: readonly Contract[], now: readonly Contract[]): readonly string[] {
  const before = new Map(was.flatMap(({ files }) => [...files]))
  return now.flatMap(({ files }) =>
    [...files].filter(([path, digest]) => before.get(path) !== digest).map(([path]) => path),
  )
}

/** The policy as data, without where it stands. */
const plain = ({ placeOf: _, ...policy }: Policy): string =>
  JSON.stringify(policy, (_name, value: unknown) => (typeof value === 'bigint' ? String(value) : value))

const WORKFLOW_LIMIT = 1 << 20
const MOST_WORKFLOWS = 1000

/** The workflows' texts: which version of the Action runs, with which inputs, stands in one of them. */
function workflowsOf(root: string, files: FilePort): string {
  const folder = `${root}/.github/workflows`
  return files
    .list(folder, MOST_WORKFLOWS)
    .map(({ name }) => {
      const bytes = files.read(`${folder}/${name}`, WORKFLOW_LIMIT)
      return `${name}\n${bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : ''}`
    })
    .join('\n')
}

/** What else changed that every contract stands on. */
export interface ChangedFacts {
  readonly policy: boolean
  readonly model: boolean
  readonly provider: boolean
  /** The Action's own version. */
  readonly action: boolean
}

interface Affected {
  readonly affected: readonly Contract[]
  /** Nothing that they are made of changed. */
  readonly leftOut: readonly Contract[]
  /** Why all of them are affected; null where each was looked at by itself. */
  readonly because: keyof ChangedFacts | null
}

/**
 * The contracts that a change can have an effect on (`only-changed`): those of which the file itself, its schema, cases,
 * results or anything that it includes is among `changedPaths`; all where what they stand on changed.
 *
 * @param changedPaths as the contracts' files are shown: relative to the working directory, with `/`
 */
export function affectedContracts(
  contracts: readonly Contract[],
  changedPaths: readonly string[],
  facts: ChangedFacts,
): Affected {
  const because = (['policy', 'model', 'provider', 'action'] as const).find((fact) => facts[fact]) ?? null
  if (because !== null) return { affected: contracts, leftOut: [], because }
  const changed = new Set(changedPaths)
  const isAffected = (contract: Contract): boolean =>
    [contract.file, ...contract.files.keys()].some((file) => changed.has(file))
  return {
    affected: contracts.filter(isAffected),
    leftOut: contracts.filter((contract) => !isAffected(contract)),
    because,
  }
}
