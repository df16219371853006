import { type CallOptions, listed, type Octokit } from './api.ts'
import { A_PAGE } from './find-own.ts'

/** The labels of a pull request as they are now (GitHub allows a hundred of them). */
export async function labelsOf(
  octokit: Octokit,
  options: () => CallOptions,
  pullRequest: number,
): Promise<readonly string[]> {
  const asked = { ...options(), issue_number: pullRequest, per_page: A_PAGE }
  return listed((await octokit.rest.issues.listLabelsOnIssue(asked)).data).map(({ name }) => name)
}
