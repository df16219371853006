import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Policy } from '../../contract/policy/policy.ts'
import { warningOf } from '../../gate/judged.ts'
import { readInputs } from '../../gate/prepare.ts'
import type { GateRequest } from '../../gate/request.ts'
import { good, type Result } from '../../problem/problem.ts'
import { reportFinding } from '../../report/finding.ts'
import type { GitHubApi } from '../api.ts'
import type { Setup } from '../setup.ts'
import type { ActionWorld } from '../world.ts'
import { type Compared, compareWithBase } from './base.ts'
import { type BaseFiles, openBaseFiles } from './base-files.ts'
import { contentsFiles } from './contents-files.ts'
import { gitSource } from './git-source.ts'

/** A request as the base branch allows it. */
export interface Based {
  readonly request: GateRequest
  readonly policy: Policy
  /** `only-changed`, and nothing that this change touches belongs to a contract. */
  readonly unaffected: boolean
  /** A journal of the base branch, copied to where it can be read; null where it has none. */
  readonly replay: string | null
}

/** Holds a pull request against its base branch; on other events everything is as it is checked out. */
export async function againstBase(
  request: GateRequest,
  policy: Policy,
  setup: Setup,
  api: GitHubApi | null,
  world: ActionWorld,
): Promise<Result<Based>> {
  const untouched: Based = { request, policy, unaffected: false, replay: null }
  const { event, inputs } = setup
  if (event.pullRequest === null || event.name !== 'pull_request') return good(untouched)
  const inHead = readInputs(request, world)
  if (!inHead.ok) return inHead
  const head = inHead.value
  const read = async (files: BaseFiles): Promise<readonly [Compared, string | null]> => [
    await compareWithBase(files, head, request, {
      labels: event.pullRequest?.labels ?? [],
      root: rootOf(setup, world),
      files: world.files,
    }),
    event.pullRequest?.fromFork || event.dependabot ? await baseJournal(files, request) : null,
  ]
  const found = await readBase(setup, api, world, read)
  if (found === null) return good(untouched)
  const [compared, replay] = found
  const unaffected = inputs.onlyChanged && compared.affected.length === 0
  const part = inputs.onlyChanged && compared.leftOut.length > 0 && !unaffected
  return good({
    request: {
      ...request,
      policy: { value: compared.policy, warnings: request.policy?.warnings ?? [] },
      ...(part ? { contracts: compared.affected.map(({ file }) => file) } : {}),
      findings: findingsOf(compared, part, event.pullRequest.baseSha),
    },
    policy: compared.policy,
    unaffected,
    replay,
  })
}

/** What is only good to know stands beside the preflight: it lowers no bar. */
function findingsOf(
  { weakened, leftOut, affected, compared }: Compared,
  part: boolean,
  base: string,
): NonNullable<GateRequest['findings']> {
  const names = leftOut.slice(0, MOST_NAMES).map(({ name }) => `\`${name}\``)
  const more = leftOut.length > names.length ? [`${leftOut.length - names.length} more`] : []
  const args = { count: leftOut.length, total: leftOut.length + affected.length, names: [...names, ...more].join(', ') }
  return {
    preflight: [
      ...weakened.filter(({ code }) => !lowers(code)).map(reportFinding),
      ...(part ? [warningOf({ code: 'contracts-left-out', args })] : []),
    ],
    weakened: weakened.filter(({ code }) => lowers(code)).map(reportFinding),
    base: compared ? base : null,
  }
}

const MOST_NAMES = 10
const lowers = (code: string): boolean => code !== 'gate-adopted' && code !== 'base-not-compared'

/** From git where the commit is there, else through the contents API. null: GitHub did not let us, which is said. */
async function readBase<Read>(
  setup: Setup,
  api: GitHubApi | null,
  world: ActionWorld,
  read: (files: BaseFiles) => Promise<Read>,
): Promise<Read | null> {
  const { checkout, event } = setup
  const root = rootOf(setup, world)
  const base = event.pullRequest?.baseSha ?? ''
  if (checkout !== null) {
    const files = await openBaseFiles(gitSource(root, world.environment), base, { root })
    const found = files === null ? null : await readOrNull(files, read)
    if (found !== null) return found
  }
  if (api === null) return null
  return api.ask('The comparison with the base branch', 'contents: read', (octokit, options) =>
    read(contentsFiles(octokit, options, base, root)),
  )
}

const rootOf = ({ checkout }: Setup, { workspace }: ActionWorld): string => checkout?.root ?? workspace

/** null where git lacks a part of the commit (a partial clone): GitHub has it. */
async function readOrNull<Read>(files: BaseFiles, read: (files: BaseFiles) => Promise<Read>): Promise<Read | null> {
  try {
    return await read(files)
  } catch {
    return null
  }
}

const JOURNAL_LIMIT = 64 * 2 ** 20

/** The journal that the inputs name, as the base branch has it: one that the pull request brings is no evidence. */
async function baseJournal(files: BaseFiles, { cwd, replay, journal }: GateRequest): Promise<string | null> {
  const path = replay ?? journal?.file ?? ''
  const bytes = await files.load((port) => port.read(path.startsWith('/') ? path : `${cwd}/${path}`, JOURNAL_LIMIT))
  if (!(bytes instanceof Uint8Array)) return null
  const copy = join(await mkdtemp(join(tmpdir(), 'modelgate-base-')), 'journal.jsonl')
  await writeFile(copy, bytes)
  return copy
}
