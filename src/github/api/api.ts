import type { getOctokit } from '@actions/github'
import type { Problem } from '../../problem/problem.ts'

import { faultOf } from './api-fault.ts'

export type Octokit = ReturnType<typeof getOctokit>

/** What every call takes, so that none of them waits for ever. */
export interface CallOptions {
  readonly owner: string
  readonly repo: string
  readonly request: { readonly signal: AbortSignal }
}

/** GitHub's API, reached only where something is written or read there. Nothing here throws for a fault of GitHub. */
export interface GitHubApi {
  /**
   * Asks GitHub for one thing, in as many calls as it takes. null where GitHub did not let us, which is then in
   * `leftOut` once.
   *
   * @param what what is left out without it, as a sentence's subject: `The comment`
   * @param permission what a job's `permissions:` needs for it
   */
  readonly ask: <Value>(
    what: string,
    permission: string,
    asked: (octokit: Octokit, options: () => CallOptions) => Promise<Value>,
  ) => Promise<Value | null>
  readonly leftOut: () => readonly Problem[]
}

export interface ApiOptions {
  readonly token: string
  readonly repository: { readonly owner: string; readonly repo: string }
  /** Of one call and of all calls together, ms. */
  readonly callMs: number
  readonly allMs: number
  readonly load: (token: string) => Promise<Octokit>
  /** Aborts when the job is cancelled: what is told then is told in a hurry. */
  readonly cancelled: AbortSignal
}

/** docs/github.md#what-is-written-where. */
export const API_DEADLINES = { callMs: 10_000, allMs: 60_000 } as const

/** A run that was told to end says what it can in this time, ms: the runner ends it after ten seconds. */
const CANCELLED_MS = 3000

export function createGitHubApi({ token, repository, callMs, allMs, load, cancelled }: ApiOptions): GitHubApi {
  const leftOut = new Map<string, Problem>()
  let all: AbortSignal | null = null
  let loaded: Promise<Octokit> | null = null
  return {
    ask: async (what, permission, asked) => {
      all ??= AbortSignal.timeout(allMs)
      const whole = cancelled.aborted ? AbortSignal.any([all, AbortSignal.timeout(CANCELLED_MS)]) : all
      try {
        whole.throwIfAborted()
        loaded ??= load(token)
        const octokit = await loaded
        return await asked(octokit, () => ({
          ...repository,
          request: { signal: AbortSignal.any([AbortSignal.timeout(callMs), whole]) },
        }))
      } catch (error) {
        if (!leftOut.has(what))
          leftOut.set(what, { code: 'github-left-out', args: { what, ...faultOf(error, permission) } })
        return null
      }
    },
    leftOut: () => [...leftOut.values()],
  }
}

/** What came with status 200 and is no answer of GitHub's: a proxy's page, half a body. */
const NO_ANSWER = 'what came is not the answer that was asked for'

/** A list that GitHub answered. @throws Error where it is none */
export function listed<Item>(data: readonly Item[]): readonly Item[] {
  if (!Array.isArray(data)) throw new Error(NO_ANSWER)
  return data
}

/** A thing that GitHub wrote, with its page. @throws Error where it is none */
export function written<Item extends { readonly html_url: string | null }>(
  data: Item,
): Item & { readonly html_url: string } {
  if (typeof data !== 'object' || data === null || typeof data.html_url !== 'string') throw new Error(NO_ANSWER)
  return data as Item & { readonly html_url: string }
}

/** A path's content or list. @throws Error where it is neither */
export function answered<Data>(data: Data): Data {
  if (typeof data !== 'object' || data === null) throw new Error(NO_ANSWER)
  return data
}

/** Octokit without its own words on the console: what it has to say is said through the sink. */
export async function loadOctokit(token: string): Promise<Octokit> {
  const { getOctokit } = await import('@actions/github')
  const silent = (): void => {}
  return getOctokit(token, { log: { debug: silent, info: silent, warn: silent, error: silent } })
}
