import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Policy } from '../../contract/policy/policy.ts'
import { warningOf } from '../../gate/judged.ts'
import { readInputs } from '../../gate/prepare.ts'
import type { GateRequest } from '../../gate/request.ts'
import { bad, good, type Result } from '../../problem/problem.ts'
import { reportFinding } from '../../report/finding.ts'
import type { GitHubCode } from '../../report/words/github-words.ts'
import type { GitHubApi } from '../api.ts'
import { labelsOf } from '../labels.ts'
import type { Setup } from '../setup.ts'
import type { ActionWorld } from '../world.ts'
import { type Compared, compareWithBase } from './base.ts'
import type { BaseFiles } from './base-files.ts'
import { type Change, changeOf } from './change.ts'
import { readBase } from './read-base.ts'

/** A request as the base branch allows it. */
export interface Based {
  readonly request: GateRequest
  readonly policy: Policy
  /** `only-changed`, and nothing that this change touches belongs to a contract. */
  readonly unaffected: boolean
  /** A journal of the base branch, copied to where it can be read; null where it has none. */
  readonly replay: string | null
}

/** Holds a change against the commit that it builds on; without one everything is as it is checked out. */
export async function againstBase(
  request: GateRequest,
  policy: Policy,
  setup: Setup,
  api: GitHubApi | null,
  world: ActionWorld,
): Promise<Result<Based>> {
  const untouched: Based = { request, policy, unaffected: false, replay: null }
  const { event, inputs } = setup
  const change = changeOf(event)
  if (change === null || (change.is === 'listed' && !inputs.onlyChanged)) return good(untouched)
  const inHead = readInputs(request, world)
  if (!inHead.ok) return inHead
  const root = setup.checkout?.root ?? world.workspace
  const found = await readBase({ change, checkout: setup.checkout, root }, api, world, async (files) => ({
    base: files.commit,
    compared: await withLabels(change, api, (labels) =>
      compareWithBase(files, inHead.value, request, { labels, root, files: world.files }),
    ),
    replay: event.pullRequest?.fromFork || event.dependabot ? await baseJournal(files, request) : null,
  }))
  if (change.is === 'none')
    return provenBase(found?.compared.changed ?? ['a base commit that can not be read'], untouched)
  if (found === null) return good(untouched)
  return good({
    ...allowed(request, policy, found.compared, found.base, change, inputs.onlyChanged),
    replay: found.replay,
  })
}

/** The comparison; where a lowered bar needs a label, with the labels as they are now: an event tells those of its time. */
async function withLabels(
  { labels, pullRequest }: Change,
  api: GitHubApi | null,
  compare: (labels: readonly string[]) => Promise<Compared>,
): Promise<Compared> {
  const first = await compare(labels)
  if (api === null || pullRequest === null || first.weakened.every(({ severity }) => severity !== 'error')) return first
  const now = await api.ask('The look at the labels', 'pull-requests: read', (octokit, options) =>
    labelsOf(octokit, options, pullRequest),
  )
  return now === null ? first : compare([...labels, ...now])
}

/** A change that was let in before is judged as it is checked out: only what it touches is asked of it. */
function allowed(
  request: GateRequest,
  policy: Policy,
  compared: Compared,
  base: string,
  { is }: Change,
  onlyChanged: boolean,
): Omit<Based, 'replay'> {
  const unaffected = onlyChanged && compared.affected.length === 0
  const part = onlyChanged && compared.leftOut.length > 0 && !unaffected
  const findings = findingsOf(is === 'judged' ? compared : { ...compared, weakened: [], compared: false }, part, base)
  const inForce = is === 'judged' ? compared.policy : policy
  const { registry } = compared
  return {
    request: {
      ...request,
      ...(is === 'judged' && registry !== undefined ? { registry } : {}),
      policy: { value: inForce, warnings: request.policy?.warnings ?? [] },
      ...(part ? { contracts: compared.affected.map(({ file }) => file) } : {}),
      findings,
    },
    policy: inForce,
    unaffected,
  }
}

/** `pull_request_target` has the repository's secrets: every file that the gate reads must be the base commit's own. */
const provenBase = ([found]: readonly string[], untouched: Based): Result<Based, GitHubCode> =>
  found === undefined ? good(untouched) : bad({ code: 'head-under-pull-request-target', args: { found } })

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
