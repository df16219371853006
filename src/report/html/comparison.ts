import { COMPARISON_WORDS } from '../cells.ts'
import type { ReportContract, ReportContractComparison } from '../report.ts'
import { comparisonSentences, monthlyCostSentence } from '../text/comparison-sentences.ts'
import { loadSentences } from '../text/load-sentences.ts'
import { count, percent, percentBar, points, probability, ratio } from '../text/numbers.ts'
import type { caseLinks } from './calls.ts'
import { htmlInline, htmlText } from './escape.ts'

type CaseLink = ReturnType<typeof caseLinks>

/** Everything against the baseline: paired rates, ratios, flips, labels that both models dispute. */
export function comparisonHtml(
  contract: ReportContract,
  compared: ReportContractComparison | null,
  link: CaseLink,
): string {
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
