import { isObject, type JsonValue } from '../../json/value.ts'
import type { CallOptions, Octokit } from './api.ts'

/** Who writes with the token that every job gets. */
const ACTIONS_BOT = 'github-actions[bot]'

/**
 * The login under which our token writes. A person's token says it itself; an installation's may not ask (GitHub docs,
 * "Get the authenticated user"), so it is the job's own bot, or what GraphQL calls the viewer where another app's token
 * is given.
 *
 * @param authors logins of those whose writing carries our marker
 */
export async function ownLogin(
  octokit: Octokit,
  options: () => CallOptions,
  authors: readonly string[],
): Promise<string> {
  const user = await login(async () => (await octokit.rest.users.getAuthenticated({ request: options().request })).data)
  if (user !== null) return user
  if (authors.includes(ACTIONS_BOT)) return ACTIONS_BOT
  const viewer = await login(async () => {
    const answer = await octokit.graphql<{ readonly viewer: JsonValue }>('{ viewer { login } }', {
      request: options().request,
    })
    return answer.viewer
  })
  return viewer ?? ACTIONS_BOT
}

/** null where GitHub does not tell: both questions are allowed to fail. */
async function login(asked: () => Promise<unknown>): Promise<string | null> {
  try {
    const found = (await asked()) as JsonValue
    return isObject(found) && typeof found.login === 'string' ? found.login : null
  } catch {
    return null
  }
}
