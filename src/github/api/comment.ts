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

/**
 * Writes the one comment of this `name`, in place where it is there already. null where none is there. Two legs of a
 * matrix may both see none: who has created one looks again, and gives it up for an older one.
 */
export function writeComment(api: GitHubApi, { number, marker, body, create }: Sticky): Promise<CommentWritten | null> {
  return api.ask('The comment', 'pull-requests: write', async (octokit, options) => {
    const { issues } = octokit.rest
    const find = () =>
      findOwn(octokit, options, marker, async (page) => {
        const asked = { ...options(), issue_number: number, per_page: A_PAGE, page }
        return (await issues.listComments(asked)).data
      })
    const update = async (older: NonNullable<Awaited<ReturnType<typeof find>>>): Promise<CommentWritten> => {
      const { data } = await issues.updateComment({ ...options(), comment_id: older.id, body })
      return { url: written(data).html_url, replaced: writtenOf(older.body) }
    }
    const found = await find()
    if (found !== null) return update(found)
    if (!create) return null
    const created = written((await issues.createComment({ ...options(), issue_number: number, body })).data)
    // What can't be looked at again stays as it is.
    const first = await find().catch(() => null)
    if (first === null || first.id >= created.id) return { url: created.html_url, replaced: null }
    const kept = await update(first)
    await issues.deleteComment({ ...options(), comment_id: created.id })
    return kept
  })
}
