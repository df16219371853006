import { EXIT } from '../../exit-codes.ts'
import type { CandidateEnd } from '../../gate/matrix/candidates.ts'
import { refusalsOf, writeCandidates } from '../../gate/matrix/write-candidates.ts'
import { absolute } from '../../gate/request/absolute-path.ts'
import { type Annotation, annotationsOf } from '../../report/annotations.ts'
import { MATRIX_PRINTS } from '../../report/formats.ts'
import { isOvertaken, type Matrix, type MatrixCandidate } from '../../report/matrix/matrix.ts'
import { renderMatrixMarkdown } from '../../report/matrix/matrix-markdown.ts'
import { inOrder } from '../../report/matrix/matrix-rows.ts'
import { matrixHeadline } from '../../report/matrix/matrix-words.ts'
import { plainText } from '../../report/text/inline.ts'
import { renderProblem } from '../../report/text/problem-text.ts'
import type { ActionPorts } from '../action/action-ports.ts'
import { reportFolder } from '../action/request.ts'
import type { Setup } from '../action/setup.ts'
import type { GitHubApi } from '../api/api.ts'
import { conclusionOf } from '../api/check-run.ts'
import { gotWorse } from '../api/drift-issue.ts'
import { outputsOfMatrix } from './outputs.ts'
import { pathsOf, publishStepReport } from './publish.ts'
import { reportOfRefused, type StepReport } from './step-report.ts'

/** Says what came of several candidates: each one's files, then one log, summary, comment and check run of all. */
export async function publishCandidates(
  ends: readonly CandidateEnd[],
  isBug: boolean,
  setup: Setup,
  api: GitHubApi | null,
  ports: ActionPorts,
): Promise<number> {
  const { sink, signals } = ports
  const folder = absolute(setup.request.cwd, reportFolder(setup.inputs))
  const { matrix, unwritten } = await writeCandidates(
    ends,
    { need: setup.args.need ?? 'any', missing: 0 },
    folder,
    sink,
    pathsOf(setup, ports),
  )
  const exitCode = isBug ? EXIT.bug : signals.signal.aborted ? signals.code() : matrix.exit_code
  const refused = refusalsOf(ends)
  if (refused.length > 0) sink.err(`${refused.map(renderProblem).join('\n')}\n`)
  const { format = 'text', quiet = false } = setup.args
  const judged = ends.some(({ end }) => end.kind === 'judged')
  sink.out(await MATRIX_PRINTS[format](matrix, { quiet, judged, elapsedMs: null, color: false, width: null }))
  for (const { end } of ends) if (end.journalKept) sink.err(`the journal that lay there is now ${end.journalKept}\n`)
  const isJournalThere = setup.candidates.some(({ request }) => isWritten(request.journal?.file, setup, ports))
  const outputs = outputsOfMatrix(matrix, exitCode, folder, isJournalThere)
  const stepReport = judged ? reportOfMatrix(matrix, exitCode) : reportOfRefused(refused, exitCode, sink)
  await publishStepReport(stepReport, outputs, unwritten, setup, api, ports)
  return exitCode
}

const isWritten = (file: string | undefined, { request }: Setup, { files }: ActionPorts): boolean =>
  file !== undefined && files.inspect(absolute(request.cwd, file)) !== null

function reportOfMatrix(matrix: Matrix, exitCode: number): StepReport {
  return {
    exitCode,
    level: exitCode !== 0 ? 'error' : matrix.result === 'pass' ? 'pass' : 'warning',
    headline: plainText(matrixHeadline(matrix)),
    conclusion: conclusionOf(matrix.result, exitCode),
    markdown: (kind, limit) => renderMatrixMarkdown(matrix, { kind, limit }),
    sentences: [],
    annotations: inOrder(matrix.candidates).flatMap((one) => annotationsOfCandidate(matrix, one)),
    model: matrix.candidates.map(({ report }) => report.candidate.model).join(', '),
    worse: matrix.candidates.some(({ report }) => gotWorse(report)),
  }
}

/** Each says whom it is about; those of a candidate that is not needed are notices. */
const annotationsOfCandidate = (matrix: Matrix, candidate: MatrixCandidate): readonly Annotation[] =>
  annotationsOf(candidate.report).map((one) => ({
    ...one,
    level: isOvertaken(matrix, candidate) ? 'notice' : one.level,
    title: `${candidate.report.candidate.model}: ${one.title}`,
  }))
