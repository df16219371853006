import type { Report } from '../../report/report.ts'
import { type GitHubApi, listed, written } from './api.ts'
import { A_PAGE, findOwn } from './find-own.ts'

export interface DriftIssue {
  readonly marker: string
  readonly title: string
  /** Begins with the marker. */
  readonly body: string
}

/** Whether what the endpoint serves got worse: a bar that fails now, or a rate that fell against the last journal or the pinned one. */
export const gotWorse = ({ result, comparison, drift }: Report): boolean =>
  result === 'fail' ||
  [comparison, ...(drift?.anchors ?? [])].some((against) =>
    (against?.contracts ?? []).some(({ requirements }) => requirements.some(({ verdict }) => verdict === 'regressed')),
  )

/** The one issue of this `name`: opened, updated, or opened again; never a second one. Its URL. */
export function writeDriftIssue(api: GitHubApi, { marker, title, body }: DriftIssue): Promise<string | null> {
  return api.ask('The issue', 'issues: write', async (octokit, options) => {
    // Closed ones too: the same drift belongs where it was spoken of before. Pull requests are issues to this API.
    const found = await findOwn(octokit, options, marker, async (page) => {
      const asked = { ...options(), state: 'all', sort: 'updated', per_page: A_PAGE, page } as const
      const { data } = await octokit.rest.issues.listForRepo(asked)
      return listed(data).map((issue) => (issue.pull_request ? { ...issue, user: null } : issue))
    })
    const { data } =
      found === null
        ? await octokit.rest.issues.create({ ...options(), title, body })
        : await octokit.rest.issues.update({ ...options(), issue_number: found.number, title, body, state: 'open' })
    return written(data).html_url
  })
}
