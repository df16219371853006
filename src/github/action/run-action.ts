import { EXIT } from '../../exit-codes.ts'
import { runTogether } from '../../gate/matrix/candidates.ts'
import { refused } from '../../gate/refused.ts'
import { progressTogether } from '../../publish/progress-of.ts'
import type { Report } from '../../report/report.ts'
import { API_DEADLINES, createGitHubApi, type GitHubApi, loadOctokit } from '../api/api.ts'
import { publishJudged, publishRefused } from '../step/publish.ts'
import { publishCandidates } from '../step/publish-candidates.ts'
import type { ActionPorts } from './action-ports.ts'
import { judgeSetup, plainProgress } from './judge-setup.ts'
import { readSetup, type Setup } from './setup.ts'

/**
 * One step of the Action, from its inputs to its exit code (docs/ci.md#exit-codes).
 *
 * @throws a bug of ours, after what there is was published
 */
export async function runAction(ports: ActionPorts): Promise<number> {
  const setup = await readSetup(ports)
  if (!setup.ok) return publishRefused(refused(setup.problems, {}), null, null, ports)
  const api = apiOf(setup.value, ports)
  if (setup.value.candidates.length > 0) return judgeCandidates(setup.value, api, ports)
  const end = await judgeSetup(setup.value, api, ports)
  if (end.kind === 'refused') return publishRefused(end, setup.value, api, ports)
  const exitCode = end.bug === undefined ? codeOf(end.report, ports) : EXIT.bug
  await publishJudged(end, exitCode, setup.value, api, ports)
  if (end.bug !== undefined) throw end.bug
  return exitCode
}

/** Several models at the same time, on the same cases and against one baseline: one comment, one check, one result. */
async function judgeCandidates(setup: Setup, api: GitHubApi | null, ports: ActionPorts): Promise<number> {
  const { candidates } = setup
  const each = progressTogether(plainProgress(ports))
  const ends = await runTogether(candidates, ports.gatePorts, (request, gatePorts) =>
    judgeSetup({ ...setup, request }, api, { ...ports, gatePorts }, each(request.candidate.model ?? '')),
  )
  const bug = ends.map(({ end }) => end).find((end) => end.kind === 'judged' && end.bug !== undefined)
  const code = await publishCandidates(ends, bug !== undefined, setup, api, ports)
  if (bug?.kind === 'judged') throw bug.bug
  return code
}

/** The report's own, whatever ended the run that its journals are of; a signal to this step outranks it. */
const codeOf = (report: Report, { signals }: ActionPorts): number =>
  signals.signal.aborted ? signals.code() : report.exit_code

function apiOf({ inputs, event }: Setup, { signals }: ActionPorts): GitHubApi | null {
  const { token } = inputs
  const { repository } = event
  if (token === null || repository === null) return null
  return createGitHubApi({ token, repository, ...API_DEADLINES, load: loadOctokit, cancelled: signals.signal })
}
