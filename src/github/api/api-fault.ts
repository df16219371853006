import { isObject, type JsonValue } from '../../json/value.ts'

/** Why GitHub did not do what it was asked, and what to do about it. */
export interface ApiFault {
  readonly reason: string
  readonly instead: string
}

/**
 * What went wrong on the way to GitHub or there, in words. Whatever it is, even a bug of ours: a remark that could not
 * be published never changes a verdict.
 *
 * @param permission what the job's `permissions:` must say for this
 */
export function faultOf(error: unknown, permission: string): ApiFault {
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
