import { type GitHubApi, written } from './api.ts'
import { A_PAGE, findOwn } from './find-own.ts'
import { type WrittenOf, writtenOf } from './marker.ts'

export interface Sticky {
  /** The pull request's number. */
  readonly number: number
  readonly marker: string
  /** Begins with the marker. */
  readonly body: string
  /** false: nothing new is written, but what stands there is not left saying the opposite. */
  readonly create: boolean
}

export interface CommentWritten {
  readonly url: string
  /** What stood there before; null: nothing, or nothing that we know of. */
  readonly replaced: WrittenOf | null
}

/** Writes the one comment of this `name`, in place where it is there already. null where none is there. */
export function writeComment(api: GitHubApi, { number, marker, body, create }: Sticky): Promise<CommentWritten | null> {
  return api.ask('The comment', 'pull-requests: write', async (octokit, options) => {
    const found = await findOwn(octokit, options, marker, async (page) => {
      const asked = { ...options(), issue_number: number, per_page: A_PAGE, page }
      return (await octokit.rest.issues.listComments(asked)).data
    })
    if (found === null && !create) return null
    const { data } =
      found === null
        ? await octokit.rest.issues.createComment({ ...options(), issue_number: number, body })
        : await octokit.rest.issues.updateComment({ ...options(), comment_id: found.id, body })
    return { url: written(data).html_url, replaced: writtenOf(found?.body) }
  })
}
