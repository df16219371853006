import type { getOctokit } from '@actions/github'
import { isObject, type JsonValue } from '../../json/value.ts'
import type { Problem } from '../../problem/problem.ts'

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

/** Why GitHub did not do what it was asked, and what to do about it. */
interface ApiFault {
  readonly reason: string
  readonly instead: string
}

/**
 * What went wrong on the way to GitHub or there, in words. Whatever it is, even a bug of ours: a remark that could not
 * be published never changes a verdict.
 *
 * @param permission what the job's `permissions:` must say for this
 */
function faultOf(error: unknown, permission: string): ApiFault {
  if (!(error instanceof Error)) return { reason: String(error), instead: TRY_AGAIN }
  if (causes(error).some(({ name }) => name === 'TimeoutError' || name === 'AbortError')) {
    return { reason: 'GitHub did not answer in time', instead: TRY_AGAIN }
  }
  const answer = answerOf(error)
  if (answer !== null) return answeredFault(answer, permission)
  const first = causes(error).at(-1)?.message ?? ''
  return { reason: 'status' in error ? `GitHub can not be reached: ${first}` : first, instead: TRY_AGAIN }
}

const TRY_AGAIN = 'Run the job again.'

/** An error and what it was caused by; octokit makes a 500 without an answer of whatever `fetch` throws. */
function causes(error: Error): readonly Error[] {
  const found: Error[] = []
  for (let one: unknown = error; one instanceof Error && found.length < 8; one = one.cause) found.push(one)
  return found
}

interface HttpAnswer {
  readonly status: number
  readonly message: string
}

function answerOf(error: Error): HttpAnswer | null {
  if (!('response' in error) || !isObject(error.response as JsonValue)) return null
  const { status, data } = error.response as { readonly status: number; readonly data: JsonValue }
  const message = isObject(data) && typeof data.message === 'string' ? data.message : 'no reason given'
  return { status, message: message.slice(0, 300) }
}

function answeredFault({ status, message }: HttpAnswer, permission: string): ApiFault {
  const reason = `GitHub answered ${status}: ${message}`
  if (status === 429 || (status === 403 && /rate limit/i.test(message)))
    return { reason, instead: `${TRY_AGAIN} Later.` }
  if (status === 401) return { reason, instead: 'Check `github-token`.' }
  if (status === 403 || status === 404) return { reason, instead: `Give the job \`permissions: ${permission}\`.` }
  return { reason, instead: status >= 500 ? TRY_AGAIN : '' }
}
