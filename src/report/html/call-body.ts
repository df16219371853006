import type { Report, ReportFailure } from '../report.ts'
import { expectedRows, isShownByRows } from '../text/expected-rows.ts'
import { answerDifference } from './answer-difference.ts'
import { htmlInline, htmlText } from './escape.ts'
import { faultSpan } from './fault-span.ts'
import { type Mark, markedText } from './marked-text.ts'

/** How many characters of prompts and answers may still be written; shared by all contracts of a page, which must open. */
export interface TextBudget {
  left: number
}

/** The models whose answers stand side by side. */
export type Models = Pick<Report, 'candidate' | 'baseline'>

/** What was sent, what was to come and what came, of both models, with its fault and the difference marked. */
export function callBody(failure: ReportFailure, models: Models, budget: TextBudget): string {
  const { prompt = '', answer = '', expected = '', baseline } = failure
  const parts: string[] = []
  const length = prompt.length + answer.length + expected.length + (baseline?.answer?.length ?? 0)
  const isShown = length <= budget.left
  if (isShown) budget.left -= length
  else parts.push('<p class="quiet">Prompt and answers are in the journal; this page is long enough.</p>')
  if (isShown && prompt !== '') parts.push(`<h4>Sent</h4>${block(markedText(prompt, []))}`)
  parts.push(`<div class="sides">${expectedSide(failure, isShown)}${answerSides(failure, models, isShown)}</div>`)
  if (!isShownByRows(failure))
    parts.push(`<h4>Evidence</h4>${block(markedText(JSON.stringify(failure.evidence, null, 2), []))}`)
  return parts.join('')
}

const block = (html: string): string => `<pre tabindex="0">${html}</pre>`

/** Place by place what was expected and what came; then all that the case expects. */
function expectedSide(failure: ReportFailure, isShown: boolean): string {
  const rows = expectedRows(failure).map(
    ({ where, expected, found }) =>
      `<p>${htmlInline(where)}: expected ${htmlInline(expected)}, found ${htmlInline(found)}</p>`,
  )
  const whole = isShown && failure.expected !== undefined ? block(markedText(failure.expected, [])) : ''
  return `<div><h4>Expected</h4>${rows.join('')}${whole}</div>`
}

function answerSides(failure: ReportFailure, { candidate, baseline }: Models, isShown: boolean): string {
  const { answer, baseline: other } = failure
  const own = isShown ? answer : undefined
  const theirs = isShown ? other?.answer : undefined
  const fault = faultSpan(failure)
  const difference = own === undefined || theirs === undefined ? null : answerDifference(own, theirs)
  const differs = (spans: readonly { start: number; end: number }[] | undefined): readonly Mark[] =>
    (spans ?? []).map((span) => ({ ...span, kind: 'differs' }))
  const sides: string[] = []
  if (own !== undefined)
    sides.push(
      side('Candidate', candidate.model, failure.outcome, own, [
        ...(fault === null ? [] : [{ ...fault, kind: 'fault' } as const]),
        ...differs(difference?.own),
      ]),
    )
  if (other !== undefined)
    sides.push(side('Baseline', baseline?.model ?? '', other.outcome, theirs, differs(difference?.other)))
  return sides.join('')
}

function side(
  role: 'Candidate' | 'Baseline',
  model: string,
  outcome: ReportFailure['outcome'],
  answer: string | undefined,
  marks: readonly Mark[],
): string {
  const text = answer === undefined ? '' : block(answer === '' ? '(empty)' : markedText(answer, marks))
  return `<div><h4>${role} <small>${htmlText(model)}</small> <span class="badge ${outcome}">${outcome}</span></h4>${text}</div>`
}
