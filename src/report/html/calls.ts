import { OUTCOMES } from '../../outcome/kinds.ts'
import type { ReportContract, ReportFailure } from '../report.ts'
import { failureLine } from '../words/failure-row.ts'
import { count } from '../words/numbers.ts'
import { cutText } from '../words/visible.ts'
import { htmlCode, htmlLines, htmlPhrase, htmlText } from './escape.ts'
import { faultSpan } from './fault-span.ts'

/** Characters of one prompt or answer, and of all of them together: a page must still open. */
const MOST_TEXT = 20_000
export const MOST_TEXTS = 20_000_000

/** How many characters of prompts and answers may still be written; shared by all contracts of a page. */
export interface TextBudget {
  left: number
}

/** Every failing call, folded; opened it shows what was sent, what came, and where it went wrong. */
export function callsHtml(contract: ReportContract, prefix: string, budget: TextBudget): string {
  const calls = contract.failures.filter((failure) => failure.outcome !== 'not-run')
  if (calls.length === 0) return ''
  const notRun = contract.failures.length - calls.length
  // Put together by `+`, which copies nothing: ten thousand calls are some thirty megabytes.
  let items = ''
  for (const [index, failure] of calls.entries())
    items += `${index > 0 ? '\n' : ''}${callHtml(failure, `${prefix}-f${index}`, budget)}`
  const rest = [
    ...(contract.failures_omitted > 0
      ? [`${count(contract.failures_omitted)} further failing calls are counted, not listed.`]
      : []),
    ...(notRun > 0 ? [`${count(notRun)} calls were not run.`] : []),
  ]
  return `<h3>Failing calls <small>${count(calls.length)}</small></h3><div class="calls">${items}</div>${rest.map((line) => `<p class="quiet">${line}</p>`).join('')}`
}

function callHtml(failure: ReportFailure, id: string, budget: TextBudget): string {
  const group = failure.group === null ? '' : ` <small>group ${htmlText(failure.group)}</small>`
  const turn = failure.turn === null ? '' : ` <small>turn ${failure.turn + 1}</small>`
  const sample = failure.sample === 0 ? '' : ` <small>sample ${failure.sample}</small>`
  const head = `${htmlCode(failure.case)}${sample}${turn}${group} <span class="badge ${failure.outcome}">${failure.outcome}</span> ${htmlPhrase(failureLine(failure))}`
  return `<details id="${id}"><summary>${head}</summary><div class="call">${bodyHtml(failure, budget)}</div></details>`
}

function bodyHtml(failure: ReportFailure, budget: TextBudget): string {
  const parts = [`<p>${htmlText(OUTCOMES[failure.outcome].help)}</p>`]
  if (failure.place !== null)
    parts.push(`<p class="quiet">${htmlText(`${failure.place.file}:${failure.place.line}`)}</p>`)
  const length = (failure.prompt?.length ?? 0) + (failure.answer?.length ?? 0)
  if (length > 0 && budget.left < length)
    parts.push('<p class="quiet">Prompt and answer are in the journal; this page is long enough.</p>')
  else {
    budget.left -= length
    if (failure.prompt !== undefined) parts.push(`<h4>Sent</h4>${block(htmlCut(failure.prompt))}`)
    if (failure.answer !== undefined) parts.push(`<h4>Came</h4>${block(answerHtml(failure, failure.answer))}`)
  }
  parts.push(`<h4>Evidence</h4>${block(htmlCut(JSON.stringify(failure.evidence, null, 2)))}`)
  return parts.join('')
}

const block = (html: string): string => `<pre tabindex="0">${html}</pre>`

function htmlCut(text: string): string {
  const { text: kept, cut } = cutText(text, MOST_TEXT)
  return cut === 0 ? htmlLines(kept) : `${htmlLines(kept)}\n<em>…${count(cut)} more characters</em>`
}

/** The answer with the place of its fault marked; a mark without width, at the end of a cut answer, is drawn as one. */
function answerHtml(failure: ReportFailure, answer: string): string {
  const fault = faultSpan(failure)
  if (fault === null || fault.end > MOST_TEXT) return htmlCut(answer === '' ? '(empty)' : answer)
  const before = htmlLines(answer.slice(0, fault.start))
  const at = htmlLines(answer.slice(fault.start, fault.end))
  return `${before}<mark>${at === '' ? '▮' : at}</mark>${htmlCut(answer.slice(fault.end))}`
}
