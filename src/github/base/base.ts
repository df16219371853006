import type { Contract } from '../../contract/contract.ts'
import { FileSearch } from '../../contract/files/glob.ts'
import { isGlobFault } from '../../contract/files/glob-pattern.ts'
import { joinPath } from '../../contract/files/include.ts'
import type { FilePort } from '../../contract/files/port.ts'
import { loadContracts } from '../../contract/load.ts'
import { defaultPolicy } from '../../contract/policy/load-policy.ts'
import type { Policy } from '../../contract/policy/policy.ts'
import { readPolicy, readRegistry } from '../../gate/request/prepare.ts'
import type { GateRequest } from '../../gate/request/request.ts'
import { policyInForce } from '../../preflight/base-policy.ts'
import { affectedContracts } from '../../preflight/changed.ts'
import type { Finding } from '../../preflight/finding.ts'
import type { ModelRegistry } from '../../preflight/registry.ts'
import { looserInputs } from '../../preflight/weakened/inputs-loosened.ts'
import { weakenedFindings } from '../../preflight/weakened/weakened.ts'
import { good, type Problem } from '../../problem/problem.ts'
import { renderProblem } from '../../report/words/words.ts'
import type { BaseFiles } from './base-files.ts'

/** What a branch asks of its models. */
export interface Gate {
  readonly policy: Policy
  readonly contracts: readonly Contract[]
}

/** A pull request held against the branch that it goes to. */
export interface Compared {
  /** The policy that judges it. */
  readonly policy: Policy
  /** The base branch's own; null where it has none, or none that can be read. */
  readonly base: Policy | null
  /** The models' shutdown dates beside that policy; left out where the base has none, or none that can be read. */
  readonly registry?: ModelRegistry | null
  readonly weakened: readonly Finding[]
  /** Contracts that the change can have an effect on. */
  readonly affected: readonly Contract[]
  readonly leftOut: readonly Contract[]
  /** Files of the contracts, and of the policy, that are not as the base has them. */
  readonly changed: readonly string[]
  /** The base branch has a gate, and it could be read. */
  readonly compared: boolean
}

export interface CompareOptions {
  /** Of the pull request. */
  readonly labels: readonly string[]
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
    const was = gateOf(request, head, baseFiles)
    const policy = was.policy === null ? head.policy : policyInForce(was.policy, head.policy)
    // Contracts without a policy are a gate too: the first policy does not say how grave it is to lower their bars.
    const judge = was.policy ?? (was.contracts.length > 0 ? defaultPolicy() : head.policy)
    const { severity, weakeningLabel: label } = judge
    const options = { severity: severity.weakened, approved: labels.includes(label), label }
    const before =
      was.policy === null && was.contracts.length === 0
        ? null
        : { policy: was.policy ?? defaultPolicy(), contracts: was.contracts }
    const facts = {
      policy: was.policy === null ? head.policy.file !== null : plain(was.policy) !== plain(head.policy),
      // Both are parts of the policy; what an input says of them is the same on every push.
      model: false,
      provider: false,
      action: workflowsOf(root, baseFiles) !== workflowsOf(root, files),
    }
    const changed = changedPaths(was.contracts, head.contracts)
    const { affected, leftOut } = affectedContracts(head.contracts, changed, facts)
    const asked = {
      confidence: request.confidence,
      samples: request.samples,
      cases: request.selection.cases,
      maxCases: request.selection.maxCases ?? null,
      judge: request.judge,
      maxDrop: request.maxDrop,
    }
    const registry = was.policy === null ? null : readRegistry(was.policy, request.cwd, { files: baseFiles })
    return {
      policy,
      base: was.policy,
      ...(registry?.ok ? { registry: registry.value } : {}),
      weakened: [
        ...(was.unread.length > 0 ? [notCompared(was.unread)] : weakenedFindings(before, head, options)),
        ...looserInputs(
          { policy, contracts: head.contracts },
          { ...asked, contracts: head.contracts.map(({ name }) => name) },
          options,
        ),
      ],
      affected,
      leftOut,
      changed: [...changed, ...(facts.policy ? [head.policy.file ?? 'no policy file'] : [])],
      compared: before !== null && was.unread.length === 0,
    }
  })
}

/** A base branch that is broken can't be held against: said, and left to a reviewer. */
const notCompared = (problems: readonly Problem[]): Finding => ({
  code: 'base-not-compared',
  args: { reason: problems[0] === undefined ? '' : (renderProblem(problems[0]).split('\n', 1)[0] ?? '') },
  severity: 'warning',
})

interface BaseGate {
  /** null: the base branch has none, or none that can be read. */
  readonly policy: Policy | null
  readonly contracts: readonly Contract[]
  /** What of the base could not be read, so that nothing is compared with it. */
  readonly unread: readonly Problem[]
}

/**
 * The base's own policy says which contracts it has, and the head's where it has none; a pattern that fits nothing there
 * is new, and so is a policy file that is not there.
 */
function gateOf(request: GateRequest, head: Gate, files: FilePort): BaseGate {
  const policyFiles = request.policyFiles?.filter((file) => files.inspect(joinPath(request.cwd, file)) !== null) ?? null
  const read = readPolicy({ cwd: request.cwd, policyFiles }, { files })
  const policy = read.ok && read.value.file !== null ? read.value : null
  const patterns = request.contracts.length > 0 ? request.contracts : (policy ?? head.policy).contracts
  const search = new FileSearch(files, request.cwd)
  const there = patterns.filter((pattern) => {
    const found = search.find(pattern)
    return !isGlobFault(found) && found.paths.length > 0
  })
  const contracts = there.length === 0 ? good([]) : loadContracts(there, { port: files, cwd: request.cwd })
  return {
    policy,
    contracts: contracts.ok ? contracts.value : [],
    unread: [...(read.ok ? [] : read.problems), ...(contracts.ok ? [] : contracts.problems)],
  }
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
