import { OUTCOME_KINDS, OUTCOMES } from '../../outcome/kinds.ts'
import type { Report } from '../report.ts'
import type { ReportFailure } from '../reported-call.ts'
import type { ReportContract } from '../reported-contract.ts'
import { type FailureRow, failureLine, failureRows } from '../text/failure-row.ts'
import { count } from '../text/numbers.ts'
import { answerDifference, faultSpan, type Mark, markedText } from './answer-marks.ts'
import { callAnchor } from './call-anchor.ts'
import { htmlCode, htmlInline, htmlText } from './escape.ts'

/** Characters of all prompts and answers of a page together. */
export const MOST_TEXTS = 20_000_000

/** Calls of a block that a browser lays out together, when it comes into view. */
const BLOCK = 50

/** Failing calls that are listed: those that were never made say nothing that a reader could look at. */
export const listedCalls = ({ failures }: ReportContract): readonly ReportFailure[] =>
  failures.filter((failure) => failure.outcome !== 'not-run')

/**
 * Every failing call, folded; opened it shows what was sent, what came, and where it went wrong. A block at a time: ten
 * thousand calls are some thirty megabytes.
 */
export function* callsParts(report: Report, contract: ReportContract, budget: TextBudget): Generator<string> {
  const calls = listedCalls(contract)
  if (calls.length === 0) return
  yield `<h3>Failing calls <small>${count(calls.length)}</small></h3>${outcomesHtml(calls)}`
  for (let from = 0; from < calls.length; from += BLOCK) {
    const block = calls.slice(from, from + BLOCK)
    const items = block.map((failure) => `${callHtml(report, contract, failure, budget)}\n`)
    yield `<div class="calls${block.length === BLOCK ? ' whole' : ''}">${items.join('')}</div>`
  }
  const notRun = contract.failures.length - calls.length
  const rest = [
    ...(contract.failures_omitted > 0
      ? [`${count(contract.failures_omitted)} further failing calls are counted, not listed.`]
      : []),
    ...(notRun > 0 ? [`${count(notRun)} calls were not run.`] : []),
  ]
  yield rest.map((line) => `<p class="quiet">${line}</p>`).join('')
}

/** What each outcome among the calls means, once. */
const outcomesHtml = (calls: readonly ReportFailure[]): string =>
  OUTCOME_KINDS.filter((kind) => calls.some(({ outcome }) => outcome === kind))
    .map((kind) => `<p class="quiet"><b>${kind}</b>: ${htmlText(OUTCOMES[kind].help)}</p>`)
    .join('')

function callHtml(report: Report, contract: ReportContract, failure: ReportFailure, budget: TextBudget): string {
  const group = failure.group === null ? '' : ` <small>group ${htmlText(failure.group)}</small>`
  const turn = failure.turn === null ? '' : ` <small>turn ${failure.turn + 1}</small>`
  const sample = failure.sample === 0 ? '' : ` <small>sample ${failure.sample}</small>`
  const head = `${htmlCode(failure.case)}${sample}${turn}${group} <span class="badge ${failure.outcome}">${failure.outcome}</span> ${htmlInline(failureLine(failure))}`
  const id = callAnchor(contract.name, failure)
  const place = failure.place === null ? '' : ` · ${htmlText(`${failure.place.file}:${failure.place.line}`)}`
  const link = `<p class="quiet"><a href="#${id}">Link to this call</a>${place}</p>`
  return `<details data-outcome="${failure.outcome}" data-group="${htmlText(failure.group ?? '')}"><summary>${head}</summary><div class="call" id="${id}">${link}${callBody(failure, report, budget)}</div></details>`
}

/** The name of a case, and a link to its failing call where the page has one. */
export function caseLinks(contract: ReportContract): (id: string, sample?: number) => string {
  const anchors = new Set<string>()
  const first = new Map<string, string>()
  for (const failure of listedCalls(contract)) {
    const anchor = callAnchor(contract.name, failure)
    anchors.add(anchor)
    if (!first.has(failure.case)) first.set(failure.case, anchor)
  }
  return (id, sample) => {
    const own = sample === undefined ? first.get(id) : callAnchor(contract.name, { case: id, sample })
    const anchor = own !== undefined && anchors.has(own) ? own : undefined
    return anchor === undefined ? htmlCode(id) : `<a href="#${anchor}">${htmlCode(id)}</a>`
  }
}

/** How many characters of prompts and answers may still be written; shared by all contracts of a page, which must open. */
export interface TextBudget {
  left: number
}

/** The models whose answers stand side by side. */
type Models = Pick<Report, 'candidate' | 'baseline'>

/** What was sent, what was to come and what came, of both models, with its fault and the difference marked. */
function callBody(failure: ReportFailure, models: Models, budget: TextBudget): string {
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

/** Places of one call that are told. */
const MOST_ROWS = 20

/** Every place at which a call went wrong, with what was expected and what was found there. */
const expectedRows = (failure: ReportFailure): readonly Omit<FailureRow, 'more'>[] => failureRows(failure, MOST_ROWS)

/** Whether the rows say all that the evidence does. */
const isShownByRows = (failure: ReportFailure): boolean =>
  (failure.outcome === 'mismatch' || failure.outcome === 'wrong-arguments') &&
  failure.evidence.differences.length <= MOST_ROWS
