import type { Problem } from '../../problem/problem.ts'
import { cutText } from '../../report/text/visible.ts'
import { version } from '../../version.ts'
import type { ActionPorts } from '../action/action-ports.ts'
import type { Setup } from '../action/setup.ts'
import type { GitHubApi } from '../api/api.ts'
import { CHECK_LIMITS, MOST_ANNOTATIONS, writeCheckRun } from '../api/check-run.ts'
import { type CommentWritten, writeComment } from '../api/comment.ts'
import { writeDriftIssue } from '../api/drift-issue.ts'
import { markerOf, writtenOfLine } from '../api/marker.ts'
import { inRepository } from '../base/in-repository.ts'
import type { StepReport } from './step-report.ts'

/** Characters of a comment or an issue (GitHub takes 65,536). */
const COMMENT_LIMIT = 65_000

export interface PublishedOnGitHub {
  readonly commentUrl: string | null
  /** Annotations stand in a check run already. */
  readonly annotated: boolean
  readonly leftOut: readonly Problem[]
}

/** Tells GitHub: the check run, the pull request's comment, the issue of a nightly run. */
export async function publishOnGitHub(
  report: StepReport,
  setup: Setup,
  api: GitHubApi | null,
  ports: ActionPorts,
): Promise<PublishedOnGitHub> {
  const { event, inputs } = setup
  const pullRequest = event.pullRequest?.number ?? event.forPullRequest
  const wanted =
    (inputs.comment !== 'never' && pullRequest !== null) ||
    inputs.checkRun ||
    (event.name === 'schedule' && report.worse)
  // A part of a plan says nothing by itself: the merging job speaks for all of them.
  if (event.repository === null || !wanted || inputs.options.shard !== undefined) return NOTHING
  if (api === null) return { ...NOTHING, leftOut: [WITHOUT_TOKEN] }
  const [comment, checkUrl] = await Promise.all([
    pullRequest === null ? null : publishComment(api, pullRequest, report, setup, ports),
    inputs.checkRun ? publishCheckRun(api, report, setup, ports) : null,
    event.name === 'schedule' && report.worse ? publishDriftIssue(api, report, setup, ports) : null,
  ])
  const other = comment === null ? null : overwritten(comment, report, setup)
  return {
    commentUrl: comment?.url ?? null,
    annotated: checkUrl !== null,
    leftOut: [...api.leftOut(), ...(other === null ? [] : [other])],
  }
}

/** Legs of a matrix with one `name` write over each other's comment: the last one's verdict alone can be read there. */
function overwritten({ replaced }: CommentWritten, { model }: StepReport, setup: Setup): Problem | null {
  if (replaced === null || model === null || replaced.model === model) return null
  if (replaced.commit !== commitOf(setup)) return null
  return { code: 'comment-overwritten', args: { name: setup.inputs.name, model, other: replaced.model } }
}

/** The commit that a reader knows this run by; null outside of one. */
const commitOf = ({ event }: Setup): string | null => event.pullRequest?.headSha ?? event.forCommit ?? event.sha

const NOTHING: PublishedOnGitHub = { commentUrl: null, annotated: false, leftOut: [] }
const WITHOUT_TOKEN: Problem = {
  code: 'github-left-out',
  args: {
    what: 'Everything on GitHub but this log and the summary',
    reason: 'there is no token',
    instead: 'Leave `github-token` at its default.',
  },
}

function publishComment(
  api: GitHubApi,
  number: number,
  report: StepReport,
  setup: Setup,
  ports: ActionPorts,
): Promise<CommentWritten | null> | null {
  const { comment, name } = setup.inputs
  if (comment === 'never') return null
  const marker = markerOf('comment', name)
  const body = bodyOf(marker, report, setup, ports)
  return writeComment(api, { number, marker, body, create: comment === 'always' || report.level !== 'pass' })
}

function publishDriftIssue(
  api: GitHubApi,
  report: StepReport,
  setup: Setup,
  ports: ActionPorts,
): Promise<string | null> {
  const { name } = setup.inputs
  const marker = markerOf('drift', name)
  const title =
    name === 'modelgate' ? 'modelgate: the served model got worse' : `modelgate: the served model got worse (${name})`
  return writeDriftIssue(api, { marker, title, body: bodyOf(marker, report, setup, ports) })
}

/** Marker, report, and where it comes from; never longer than a comment may be. */
function bodyOf(marker: string, report: StepReport, setup: Setup, { sink }: ActionPorts): string {
  const { event } = setup
  const commit = commitOf(setup)
  const run = event.runUrl === null ? [] : [`[run ${event.runId}](${event.runUrl})`]
  const foot = `<sub>${[...run, ...(commit === null ? [] : [`\`${commit.slice(0, 7)}\``]), `modelgate ${version}`].join(' · ')}</sub>\n`
  const of = commit === null || report.model === null ? '' : `${writtenOfLine({ commit, model: report.model })}\n`
  // Cleaning may lengthen a text by a few characters.
  const room = COMMENT_LIMIT - marker.length - foot.length - of.length - 1000
  return `${marker}\n${sink.clean(report.markdown('comment', room))}\n${foot}${of}`
}

function publishCheckRun(
  api: GitHubApi,
  report: StepReport,
  setup: Setup,
  ports: ActionPorts,
): Promise<string | null> | null {
  const { event, inputs, checkout } = setup
  // Under workflow_dispatch the commit that was checked out is the one that was judged.
  const dispatched = event.forCommit ?? (event.name === 'workflow_dispatch' ? checkout?.commit : null)
  const headSha = event.pullRequest?.headSha ?? dispatched ?? event.sha
  if (headSha === null) return null
  const annotations = inRepository(report.annotations, setup, ports)
  const cut = annotations.length - MOST_ANNOTATIONS
  const note = cut > 0 ? `\n…and ${cut} more annotations.\n` : ''
  const summary = ports.sink.clean(report.markdown('comment', CHECK_LIMITS.summary - 1000))
  return writeCheckRun(api, {
    name: inputs.name,
    headSha,
    detailsUrl: event.runUrl,
    conclusion: report.conclusion,
    title: cutText(ports.sink.clean(report.headline), CHECK_LIMITS.title).text,
    summary: `${summary}${note}`,
    annotations,
  })
}
