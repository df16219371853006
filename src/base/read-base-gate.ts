import type { Contract } from '../contract/contract.ts'
import { FileSearch } from '../contract/files/glob.ts'
import { isGlobFault } from '../contract/files/glob-pattern.ts'
import { joinPath } from '../contract/files/include.ts'
import type { FilePort } from '../contract/files/port.ts'
import { readContracts } from '../contract/load.ts'
import { contractsNamed } from '../contract/policy/load-policy.ts'
import type { Policy } from '../contract/policy/policy.ts'
import { readPolicy } from '../gate/request/prepare.ts'
import type { GateRequest } from '../gate/request/request.ts'
import type { Problem } from '../problem/problem.ts'

/** What the base branch asks of its models, as far as it can be read. */
export interface BaseGate {
  /** null: the base branch has none, or none that can be read. */
  readonly policy: Policy | null
  /** Those that are good. */
  readonly contracts: readonly Contract[]
  readonly policyProblems: readonly Problem[]
  readonly contractProblems: readonly Problem[]
}

const DEFAULT_FILE = 'modelgate.yaml'

/**
 * The base's own policy says which contracts it has, and the head's where it has none; a pattern that fits nothing there
 * is new, and so is a policy file that is not there.
 *
 * @param files the base's
 */
export function readBaseGate(request: GateRequest, head: Policy, files: FilePort): BaseGate {
  const { cwd } = request
  const policyFiles = request.policyFiles?.filter((file) => files.inspect(joinPath(cwd, file)) !== null) ?? null
  const read = readPolicy({ cwd, policyFiles }, { files })
  const policy = read.ok && read.value.file !== null ? read.value : null
  const own = read.ok ? (policy ?? head).contracts : contractsNamed(policyFiles ?? [DEFAULT_FILE], { port: files, cwd })
  const named = own.length > 0 ? own : head.contracts
  const patterns = request.contracts.length > 0 ? request.contracts : named
  const search = new FileSearch(files, cwd)
  const there = patterns.filter((pattern) => {
    const found = search.find(pattern)
    return !isGlobFault(found) && found.paths.length > 0
  })
  const { contracts, problems } =
    there.length === 0 ? { contracts: [], problems: [] } : readContracts(there, { port: files, cwd })
  return { policy, contracts, policyProblems: read.ok ? [] : read.problems, contractProblems: problems }
}
