import type { Annotation } from '../../report/annotations.ts'
import type { RunResult } from '../../report/reported-contract.ts'
import { type GitHubApi, written } from './api.ts'

export interface CheckRun {
  readonly name: string
  readonly headSha: string
  readonly detailsUrl: string | null
  readonly conclusion: 'success' | 'failure' | 'neutral'
  readonly title: string
  readonly summary: string
  /** With files relative to the repository; most important first. */
  readonly annotations: readonly Annotation[]
}

/** Annotations that one request may carry (GitHub docs, "Create a check run"), and how many requests are made. */
const A_REQUEST = 50
const REQUESTS = 4

/** A check run holds no more; what is cut stands in the summary. */
export const MOST_ANNOTATIONS = A_REQUEST * REQUESTS

/** A check run's title, in characters, and its summary. */
export const CHECK_LIMITS = { title: 250, summary: 65_000 } as const

/** Writes the check run of this `name` on a commit, its annotations fifty at a time. Its URL; null where none was made. */
export function writeCheckRun(api: GitHubApi, check: CheckRun): Promise<string | null> {
  return api.ask('The check run', 'checks: write', async (octokit, options) => {
    const { title, summary } = check
    const output = (from: number) => ({
      title,
      summary,
      annotations: check.annotations.slice(from, from + A_REQUEST).map(asAnnotation),
    })
    const { data } = await octokit.rest.checks.create({
      ...options(),
      name: check.name,
      head_sha: check.headSha,
      status: 'completed',
      conclusion: check.conclusion,
      ...(check.detailsUrl === null ? {} : { details_url: check.detailsUrl }),
      output: output(0),
    })
    const { id, html_url } = written(data)
    for (let from = A_REQUEST; from < Math.min(check.annotations.length, MOST_ANNOTATIONS); from += A_REQUEST) {
      await octokit.rest.checks.update({ ...options(), check_run_id: id, output: output(from) })
    }
    return html_url
  })
}

/** A result that does not fail the step does not fail the check either; only a pass is a success. */
export function conclusionOf(result: RunResult, exitCode: number): CheckRun['conclusion'] {
  if (exitCode !== 0) return 'failure'
  return result === 'pass' ? 'success' : 'neutral'
}

const asAnnotation = ({ file, line, level, title, message }: Annotation) => ({
  path: file,
  start_line: line,
  end_line: line,
  annotation_level: level,
  title,
  message,
})
