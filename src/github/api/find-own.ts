import { type CallOptions, listed, type Octokit } from './api.ts'
import { isMarked } from './marker.ts'
import { ownLogin } from './own-author.ts'

/** A comment or an issue, as much of it as is looked at. */
export interface Written {
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
