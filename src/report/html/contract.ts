import { COMPARISON_WORDS, comparisonOf } from '../cells.ts'
import { funnelAsides, funnelSteps, turnAsides } from '../funnel-steps.ts'
import type { Report } from '../report.ts'
import type { ReportContractComparison } from '../reported-comparison.ts'
import type { ReportContract } from '../reported-contract.ts'
import type { ReportRequirement } from '../reported-requirement.ts'
import { statusOf } from '../requirement-status.ts'
import { comparisonSentences, monthlyCostSentence } from '../text/comparison-sentences.ts'
import type { FailureKind } from '../text/failure-kinds.ts'
import { type FailurePlace, failurePlaces, wrongIn } from '../text/failure-places.ts'
import { RESULT_MARKS } from '../text/headline.ts'
import { inlineOf } from '../text/inline.ts'
import { loadSentences } from '../text/load-sentences.ts'
import { count, counted, dollarDigits, percent, percentBar, points, probability, ratio } from '../text/numbers.ts'
import { requirementLine } from '../text/requirement-text.ts'
import { rerunCommand } from '../text/rerun-command.ts'
import { contractAnchor } from './call-anchor.ts'
import { callsParts, caseLinks, type TextBudget } from './calls.ts'
import { latencyHtml, nightsHtml } from './charts.ts'
import { coordinate, htmlCode, htmlInline, htmlText } from './escape.ts'

/** One contract: figures first, then requirements, comparison, failures by kind, and every failing call. */
export function* contractParts(report: Report, contract: ReportContract, budget: TextBudget): Generator<string> {
  const compared = comparisonOf(report, contract.name)
  const again = rerunCommand(report, contract)
  const link = caseLinks(contract)
  yield `<section id="${contractAnchor(contract.name)}" class="contract ${contract.result}" data-contract="${htmlText(contract.name)}">
<h2>${RESULT_MARKS[contract.result]} ${htmlText(contract.name)} <small>${htmlText(contract.file)} · ${counted(contract.planned, 'call')}</small></h2>
${again === null ? '' : `<p><b>Again:</b> ${htmlCode(again)}</p>`}
<div class="pair"><div><h3>Funnel</h3>${funnelHtml(contract)}</div><div><h3>Latency</h3>${latencyHtml(contract, compared)}</div></div>
${requirementsHtml(contract, compared)}
${groupsHtml(contract)}
${nightsHtml(report, contract)}
${comparisonHtml(contract, compared, link)}
${kindsHtml(contract, link)}
`
  yield* callsParts(report, contract, budget)
  yield '\n</section>'
}

function groupsHtml(contract: ReportContract): string {
  const groups = Object.entries(contract.groups).filter(([, group]) => group.measured > 0)
  if (groups.length === 0) return ''
  const rows = groups.map(([name, group]) => {
    const before =
      group.baseline_ok === null || !group.baseline_measured
        ? '–'
        : percent(group.baseline_ok / group.baseline_measured)
    return `<tr><td>${htmlCode(name)}</td><td>${percent(group.ok / group.measured)}</td><td>${before}</td><td>${count(group.measured)}</td></tr>`
  })
  return `<h3>Groups</h3><table class="small"><thead><tr><th scope="col">group</th><th scope="col">ok</th><th scope="col">baseline</th><th scope="col">measured</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`
}

const MOST_KINDS = 100

type CaseLink = ReturnType<typeof caseLinks>

/** A row a kind; a place that several kinds share says above them how often it is wrong. */
function kindHtml(place: FailurePlace, kind: FailureKind, contract: ReportContract, link: CaseLink): string {
  const isShared = place.kinds.length > 1
  const above =
    isShared && place.kinds[0] === kind
      ? `<tr><td>${htmlInline(place.where)}</td><td colspan="2"><b>${wrongIn(place, contract)}</b></td><td>${count(place.calls)}</td><td>${casesHtml(place.cases, link)}</td></tr>`
      : ''
  return `${above}<tr><td>${isShared ? '' : htmlInline(kind.where)}</td><td>${htmlInline(kind.expected)}</td><td>${htmlInline(kind.found)}</td><td>${count(kind.calls)}</td><td>${casesHtml(kind.cases, link)}</td></tr>`
}

const casesHtml = (cases: readonly string[], link: CaseLink): string =>
  `${cases
    .slice(0, 5)
    .map((id) => link(id))
    .join(', ')}${cases.length > 5 ? `, ${count(cases.length - 5)} more` : ''}`

function kindsHtml(contract: ReportContract, link: CaseLink): string {
  const places = failurePlaces(contract)
  if (places.length === 0) return ''
  const kinds = places.flatMap((place) => place.kinds.map((kind) => kindHtml(place, kind, contract, link)))
  const rows = kinds.slice(0, MOST_KINDS)
  const rest =
    kinds.length > MOST_KINDS
      ? `<p class="quiet">${counted(kinds.length - MOST_KINDS, 'more kind')} of failure.</p>`
      : ''
  return `<h3>Failures by place</h3><div class="scroll" role="region" aria-label="Failures of ${htmlText(contract.name)} by place" tabindex="0"><table><thead><tr><th scope="col">where</th><th scope="col">expected</th><th scope="col">came</th><th scope="col">calls</th><th scope="col">cases</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></div>${rest}`
}

const WORDS = { failed: 'failed', undecided: 'open', passed: 'met', shown: 'shown' } as const

/** Every requirement with what was seen, its interval and method, and what it claims or what would settle it. */
function requirementsHtml(contract: ReportContract, compared: ReportContractComparison | null): string {
  if (contract.requirements.length === 0) return ''
  const rows = contract.requirements.map((each) => {
    const status = statusOf(each)
    const says = each.says.map((say) => `<br><small>${htmlInline(inlineOf(say))}</small>`).join('')
    const line = htmlInline(requirementLine(contract, each, compared))
    return `<tr><td class="${status}">${WORDS[status]}</td><td><code>${htmlText(each.id)}</code></td><td>${line}${says}</td><td>${intervalOf(each)}</td></tr>`
  })
  return `<h3>Requirements</h3><div class="scroll" role="region" aria-label="Requirements of ${htmlText(contract.name)}" tabindex="0"><table class="wide"><thead><tr><th scope="col"><span class="sr">result</span></th><th scope="col">requirement</th><th scope="col">what was seen</th><th scope="col">interval</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`
}

function intervalOf({ interval, level, method, kind }: ReportRequirement): string {
  if (interval === null) return '–'
  const write = (value: number): string =>
    kind === 'share' ? percent(value) : kind === 'mean' ? `$${dollarDigits(value)}` : points(value)
  const how = [level === null ? '' : `${percentBar(level)} %`, method ?? ''].filter((part) => part !== '').join(', ')
  return `${write(interval[0])} to ${write(interval[1])}${how === '' ? '' : ` <small>${htmlText(how)}</small>`}`
}

/** The funnel as a list of bars; each step also in words and numbers. */
function funnelHtml(contract: ReportContract): string {
  const steps = funnelSteps(contract)
  const whole = contract.funnel.measured
  if (whole === 0) return '<p class="quiet">No call was answered.</p>'
  const rows = steps.map((step) => {
    const share = step.count / whole
    const bar = `<svg class="bar" aria-hidden="true"><rect width="100%" height="100%" class="track"/><rect width="${coordinate(share * 100)}%" height="100%" class="fill${step.worst ? ' worst' : ''}"/></svg>`
    return `<li><span class="step">${step.word}</span>${bar}<span class="figure">${count(step.count)} <small>${percent(share)}</small></span></li>`
  })
  const asides = [...turnAsides(contract), ...funnelAsides(contract)]
  const rest = asides.length === 0 ? '' : `<p class="quiet">${asides.map(htmlText).join(' · ')}</p>`
  return `<ol class="funnel">${rows.join('')}</ol>${rest}`
}

/** Everything against the baseline: paired rates, ratios, flips, labels that both models dispute. */
function comparisonHtml(contract: ReportContract, compared: ReportContractComparison | null, link: CaseLink): string {
  const says = [
    ...loadSentences(contract),
    ...comparisonSentences(compared),
    ...monthlyCostSentence(contract, compared),
  ]
  const sentences = says.map(({ title, words }) => `<p><b>${title}:</b> ${htmlInline(words)}</p>`).join('')
  if (compared === null) return sentences
  return `<h3>Against the baseline</h3>${pairs(compared)}${ratios(compared)}${sentences}${labels(compared, link)}${flips(compared, link)}`
}

function pairs(compared: ReportContractComparison): string {
  if (compared.requirements.length === 0) return ''
  const rows = compared.requirements.map((pair) => {
    const { both, baseline_only, candidate_only, neither } = pair.pairs
    const range =
      pair.interval === null
        ? '–'
        : `${points(pair.interval[0])} to ${points(pair.interval[1])}${pair.level === null ? '' : ` <small>${percentBar(pair.level)} %</small>`}`
    const status = pair.verdict === 'regressed' ? 'failed' : pair.verdict === 'unclear' ? 'undecided' : 'passed'
    const p = pair.sign_p === null ? '–' : `p ${htmlText(probability(pair.sign_p))}`
    return `<tr><td><code>${htmlText(pair.id)}</code></td><td class="${status}">${COMPARISON_WORDS[pair.verdict]}</td><td>${pair.difference === null ? '–' : `${points(pair.difference)} pt`}</td><td>${range}</td><td>${count(both)}</td><td>${count(baseline_only)}</td><td>${count(candidate_only)}</td><td>${count(neither)}</td><td>${p}</td></tr>`
  })
  const titles = [
    'rate',
    '<span class="sr">verdict</span>',
    'difference',
    'interval',
    'both pass',
    'baseline only',
    'candidate only',
    'neither',
    'sign test',
  ]
  return `<div class="scroll" role="region" aria-label="Paired rates of ${htmlText(compared.name)}" tabindex="0"><table><thead><tr>${titles.map((title) => `<th scope="col">${title}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`
}

function ratios({
  latency_ratio: latency,
  cost_ratio: cost,
  cost_ratio_interval: range,
}: ReportContractComparison): string {
  const within = (interval: readonly [number, number] | null): string =>
    interval === null ? '' : ` (${ratio(interval[0])} to ${ratio(interval[1])})`
  const parts = [
    ...(latency?.p50 == null ? [] : [`p50 latency ${ratio(latency.p50)}${within(latency.interval_p50)}`]),
    ...(latency?.p95 == null ? [] : [`p95 latency ${ratio(latency.p95)}${within(latency.interval_p95)}`]),
    ...(latency?.typical == null ? [] : [`typical case ${ratio(latency.typical)}`]),
    ...(cost === null ? [] : [`cost ${ratio(cost)}${within(range)}`]),
  ]
  return parts.length === 0 ? '' : `<p>Candidate over baseline: ${parts.join(' · ')}</p>`
}

const labels = ({ disputed_labels }: ReportContractComparison, link: CaseLink): string =>
  disputed_labels.length === 0
    ? ''
    : `<p><b>Labels to check:</b> both models disagree with these in the same way: ${disputed_labels.map((id) => link(id)).join(', ')}</p>`

function flips({ name, flips: list, flips_omitted }: ReportContractComparison, link: CaseLink): string {
  if (list.length === 0) return ''
  const rows = list.map((flip) => {
    const status = flip.baseline === 'ok' ? 'failed' : flip.candidate === 'ok' ? 'passed' : 'shown'
    const word = status === 'failed' ? 'worse' : status === 'passed' ? 'better' : 'otherwise'
    return `<tr><td class="${status}">${word}</td><td>${link(flip.case, flip.sample)}</td><td>${flip.sample}</td><td>${flip.baseline}</td><td>${flip.candidate}</td></tr>`
  })
  const share = list.filter((flip) => flip.baseline === 'ok').length / list.length
  const rest =
    flips_omitted === 0 ? '' : `<p class="quiet">${count(flips_omitted)} more flips are counted, not listed.</p>`
  return `<details><summary>Flips <small>${count(list.length)}, ${percent(share, 0)} of them worse</small></summary><div class="scroll" role="region" aria-label="Flips of ${htmlText(name)}" tabindex="0"><table><thead><tr><th scope="col"><span class="sr">worse or better</span></th><th scope="col">case</th><th scope="col">sample</th><th scope="col">baseline</th><th scope="col">candidate</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></div>${rest}</details>`
}
