import { isObject, type JsonValue } from '../../json/value.ts'
import { type CallOptions, listed, type Octokit } from './api.ts'
import { isMarked } from './marker.ts'

/** A comment or an issue, as much of it as is looked at. */
interface Written {
  readonly body?: string | null | undefined
  readonly user: { readonly login: string } | null
}

/** As many as GitHub gives at once. */
export const A_PAGE = 100

/** The first of them, page by page, that has our marker and our author; somebody else's copy of the marker is passed by. */
export async function findOwn<Item extends Written>(
  octokit: Octokit,
  options: () => CallOptions,
  marker: string,
  pageOf: (page: number) => Promise<readonly Item[]>,
): Promise<Item | null> {
  let own: string | null = null
  for (let page = 1; ; page++) {
    const items = listed(await pageOf(page))
    const marked = items.filter(({ body, user }) => user && isMarked(body, marker))
    if (marked.length > 0) {
      own ??= await ownLogin(
        octokit,
        options,
        marked.map(({ user }) => user?.login ?? ''),
      )
      const found = marked.find(({ user }) => user?.login === own)
      if (found) return found
    }
    if (items.length < A_PAGE) return null
  }
}

/** Who writes with the token that every job gets. */
const ACTIONS_BOT = 'github-actions[bot]'

/**
 * The login under which our token writes. A person's token says it itself; an installation's may not ask (GitHub docs,
 * "Get the authenticated user"), so it is the job's own bot, or what GraphQL calls the viewer where another app's token
 * is given.
 *
 * @param authors logins of those whose writing carries our marker
 */
async function ownLogin(octokit: Octokit, options: () => CallOptions, authors: readonly string[]): Promise<string> {
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
