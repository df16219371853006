import { comparisonOf } from '../cells.ts'
import type { Report, ReportContract } from '../report.ts'
import type { FailureKind } from '../text/failure-kinds.ts'
import { type FailurePlace, failurePlaces, wrongIn } from '../text/failure-places.ts'
import { RESULT_MARKS } from '../text/headline.ts'
import { count, counted, percent } from '../text/numbers.ts'
import { rerunCommand } from '../text/rerun-command.ts'
import { contractAnchor } from './call-anchor.ts'
import type { TextBudget } from './call-body.ts'
import { callsHtml, caseLinks } from './calls.ts'
import { comparisonHtml } from './comparison.ts'
import { htmlCode, htmlInline, htmlText } from './escape.ts'
import { funnelHtml } from './funnel.ts'
import { latencyHtml } from './latency.ts'
import { nightsHtml } from './nights.ts'
import { requirementsHtml } from './requirements.ts'

/** One contract: figures first, then requirements, comparison, failures by kind, and every failing call. */
export function contractHtml(report: Report, contract: ReportContract, budget: TextBudget): string {
  const compared = comparisonOf(report, contract.name)
  const again = rerunCommand(report, contract)
  const link = caseLinks(contract)
  return `<section id="${contractAnchor(contract.name)}" class="contract ${contract.result}" data-contract="${htmlText(contract.name)}">
<h2>${RESULT_MARKS[contract.result]} ${htmlText(contract.name)} <small>${htmlText(contract.file)} · ${counted(contract.planned, 'call')}</small></h2>
${again === null ? '' : `<p><b>Again:</b> ${htmlCode(again)}</p>`}
<div class="pair"><div><h3>Funnel</h3>${funnelHtml(contract)}</div><div><h3>Latency</h3>${latencyHtml(contract, compared)}</div></div>
${requirementsHtml(contract, compared)}
${groupsHtml(contract)}
${nightsHtml(report, contract)}
${comparisonHtml(contract, compared, link)}
${kindsHtml(contract, link)}
${callsHtml(report, contract, budget)}
</section>`
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
