import { type FilePort, isReadFault } from '../../contract/files/port.ts'
import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { bad, good, type Result } from '../../problem/problem.ts'

/** What the runner says of the run it is in. Members are null where it does not say (outside GitHub all are). */
export interface ActionsEvent {
  /** GITHUB_EVENT_NAME; empty outside GitHub. */
  readonly name: string
  readonly repository: { readonly owner: string; readonly repo: string } | null
  /** GITHUB_SHA: on a pull request the merge commit, which is no commit that a reviewer knows. */
  readonly sha: string | null
  readonly runId: string | null
  readonly runUrl: string | null
  readonly pullRequest: PullRequest | null
  /** `merge_group`: the queue's next commit, on top of this one. */
  readonly mergeGroup: MergeGroup | null
  /** `push`: where the branch stood before; null where it is new. */
  readonly pushedOn: string | null
  /** The number that a maintainer's workflow_dispatch names in its input `pull-request`. */
  readonly forPullRequest: number | null
  /** The commit that a maintainer's workflow_dispatch names in its input `commit`: the check run stands on it. */
  readonly forCommit: string | null
  /** `workflow_dispatch`: the input `model`, a model to try. */
  readonly modelToTry: string | null
  /** The run was started by Dependabot, which gets no Actions secrets. */
  readonly dependabot: boolean
}

export interface PullRequest {
  readonly number: number
  readonly headSha: string
  readonly baseSha: string
  readonly labels: readonly string[]
  /** The head is in another repository, or in one that is gone. */
  readonly fromFork: boolean
}

export interface MergeGroup {
  readonly baseSha: string
  /** The pull request that the queue adds with this group. */
  readonly pullRequest: number | null
}

/**
 * Events that anybody can cause, of which the run has the repository's secrets all the same (GitHub docs, "Events that
 * trigger workflows", 2026-11-30): what they check out must be the repository's own commit.
 */
const STARTED_BY_STRANGERS = new Set([
  'pull_request_target',
  'workflow_run',
  'issue_comment',
  'issues',
  'discussion',
  'discussion_comment',
  'fork',
  'watch',
])

export const isStartedByStrangers = (event: string): boolean => STARTED_BY_STRANGERS.has(event)

type Environment = Readonly<Record<string, string | undefined>>
type Read = Result<ActionsEvent>

const PAYLOAD_LIMIT = 32 * 2 ** 20

/** Reads the event from what the runner sets (GitHub docs, "Default environment variables"; webhook payloads). */
export function readEvent(environment: Environment, files: Pick<FilePort, 'read'>): Read {
  const name = environment.GITHUB_EVENT_NAME ?? ''
  const path = environment.GITHUB_EVENT_PATH ?? ''
  const payload = path === '' ? {} : readPayload(path, files)
  const unreadable = (reason: string): Read => bad({ code: 'event-unreadable', args: { event: name, reason } })
  if (typeof payload === 'string') return unreadable(payload)
  const pullRequest = isObject(payload.pull_request) ? readPullRequest(payload.pull_request) : null
  const wanted = name === 'pull_request' || name === 'pull_request_target'
  if (wanted && pullRequest === null) return unreadable('it holds no pull_request')
  const runId = environment.GITHUB_RUN_ID || null
  const given = isObject(payload.inputs) && name === 'workflow_dispatch' ? payload.inputs : {}
  return good({
    name,
    repository: repositoryOf(environment.GITHUB_REPOSITORY),
    sha: commit(environment.GITHUB_SHA),
    runId,
    runUrl:
      runId &&
      `${environment.GITHUB_SERVER_URL ?? 'https://github.com'}/${environment.GITHUB_REPOSITORY}/actions/runs/${runId}`,
    pullRequest,
    mergeGroup: name === 'merge_group' && isObject(payload.merge_group) ? readMergeGroup(payload.merge_group) : null,
    pushedOn: name === 'push' ? commit(payload.before) : null,
    forPullRequest: numberIn(given['pull-request']),
    forCommit: commit(given.commit),
    modelToTry: typeof given.model === 'string' && given.model.trim() !== '' ? given.model.trim() : null,
    dependabot: environment.GITHUB_ACTOR === 'dependabot[bot]',
  })
}

function readPayload(path: string, { read }: Pick<FilePort, 'read'>): JsonObject | string {
  const bytes = read(path, PAYLOAD_LIMIT)
  if (isReadFault(bytes)) return bytes.reason
  try {
    const payload: JsonValue = JSON.parse(new TextDecoder().decode(bytes))
    return isObject(payload) ? payload : 'it is no JSON object'
  } catch {
    return 'it is no JSON'
  }
}

function readPullRequest(payload: JsonObject): PullRequest | null {
  const { number, head, base, labels } = payload
  if (typeof number !== 'number' || !isObject(head) || !isObject(base)) return null
  const headSha = commit(head.sha)
  const baseSha = commit(base.sha)
  if (headSha === null || baseSha === null) return null
  const names = (Array.isArray(labels) ? labels : []).map((label: JsonValue) => (isObject(label) ? label.name : null))
  return {
    number,
    headSha,
    baseSha,
    labels: names.filter((name): name is string => typeof name === 'string'),
    fromFork: idOf(head.repo) === null || idOf(head.repo) !== idOf(base.repo),
  }
}

/** The queue names the branches that it makes after the pull request (GitHub docs, "Managing a merge queue"). */
function readMergeGroup({ base_sha, head_ref }: JsonObject): MergeGroup | null {
  const baseSha = commit(base_sha)
  const number = typeof head_ref === 'string' ? /\/pr-(\d+)-[0-9a-f]{40,64}$/.exec(head_ref)?.[1] : undefined
  return baseSha === null ? null : { baseSha, pullRequest: numberIn(number) }
}

/** A repository that was deleted is null in the payload. */
const idOf = (repository: JsonValue | undefined): number | null =>
  isObject(repository) && typeof repository.id === 'number' ? repository.id : null

/** Zeros stand where there is no commit, as before a branch's first push. */
const commit = (value: JsonValue | undefined): string | null =>
  typeof value === 'string' && /^(?!0+$)[0-9a-f]{40}([0-9a-f]{24})?$/.test(value) ? value : null

function repositoryOf(name: string | undefined): ActionsEvent['repository'] {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(name ?? '') ?? []
  return owner && repo ? { owner, repo } : null
}

const numberIn = (value: JsonValue | undefined): number | null =>
  typeof value === 'string' && /^[1-9]\d{0,9}$/.test(value) ? Number(value) : null
