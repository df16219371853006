import type { GateEnd } from '../../gate/request/request.ts'
import type { Problem } from '../../problem/problem.ts'
import type { Sink } from '../../publish/sink.ts'
import { type Annotation, annotationsOf, problemAnnotations, stopped } from '../../report/annotations.ts'
import { problemsHeadline, renderProblems } from '../../report/markdown/findings.ts'
import { renderMarkdown } from '../../report/markdown/markdown.ts'
import { headline } from '../../report/text/headline.ts'
import { inlineOf, plainText } from '../../report/text/inline.ts'
import { problemText } from '../../report/text/problem-text.ts'
import { type CheckRun, conclusionOf } from '../api/check-run.ts'
import { gotWorse } from '../api/drift-issue.ts'

/** What a step has to say on GitHub, whatever came of it: one text for every place that it is told. */
export interface StepReport {
  readonly exitCode: number
  /** How grave it is: nothing, a remark, an error of the step. */
  readonly level: 'pass' | 'warning' | 'error'
  readonly headline: string
  readonly conclusion: CheckRun['conclusion']
  readonly markdown: (kind: 'comment' | 'summary', limit: number) => string
  /** What stands on no line of a file, a sentence each; beside the headline. */
  readonly sentences: readonly string[]
  readonly annotations: readonly Annotation[]
  /** The model that was judged; null: nothing was judged. */
  readonly model: string | null
  /** What is served got worse: a scheduled run opens an issue. */
  readonly worse: boolean
}

export function reportOfJudged(end: Extract<GateEnd, { kind: 'judged' }>, exitCode: number): StepReport {
  const { report, elapsedMs } = end
  return {
    exitCode,
    level: exitCode !== 0 ? 'error' : report.result === 'pass' ? 'pass' : 'warning',
    headline: plainText(headline(report)),
    conclusion: conclusionOf(report.result, exitCode),
    markdown: (kind, limit) => renderMarkdown(report, { kind, limit, elapsedMs }),
    sentences: [],
    annotations: annotationsOf(report),
    model: report.candidate.model,
    worse: gotWorse(report),
  }
}

/** Nothing was judged; `exitCode` is 2. */
export function reportOfRefused(
  problems: readonly Problem[],
  exitCode: number,
  { data }: Pick<Sink, 'data'>,
): StepReport {
  const shown = data(problems)
  return {
    exitCode,
    level: 'error',
    headline: problemsHeadline(shown),
    conclusion: 'failure',
    markdown: (_, limit) => renderProblems(shown, limit),
    sentences: shown.filter(({ place }) => place === undefined).map(problemSentence),
    annotations: problemAnnotations(shown),
    model: null,
    worse: false,
  }
}

/** A problem in one line of plain text: what is wrong, what to do, and the page that tells more. */
export function problemSentence(problem: Problem): string {
  const { title, hint, link } = problemText(problem)
  return [...[stopped(title), hint].map((text) => plainText(inlineOf(text))), link === '' ? '' : `(${link})`]
    .filter((text) => text !== '')
    .join(' ')
}
