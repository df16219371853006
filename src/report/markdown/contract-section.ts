import { isComparedRate, isMeanCost, isP95Latency, isWholeRate } from '../asks.ts'
import { comparisonOf, shownPair } from '../cells.ts'
import { funnelAsides, funnelSteps, turnAsides } from '../funnel-steps.ts'
import type { Report } from '../report.ts'
import type { ReportContractComparison } from '../reported-comparison.ts'
import type { ReportContract } from '../reported-contract.ts'
import type { ReportRequirement } from '../reported-requirement.ts'
import type { RequirementStatus } from '../requirement-status.ts'
import { notMet, statusOf } from '../requirement-status.ts'
import type { TitledSentence } from '../text/comparison-sentences.ts'
import { comparisonSentences, monthlyCostSentence, ownSentences } from '../text/comparison-sentences.ts'
import { RESULT_MARKS } from '../text/headline.ts'
import { inlineOf } from '../text/inline.ts'
import { loadSentences } from '../text/load-sentences.ts'
import { count, percent, probability } from '../text/numbers.ts'
import { pairedOf, requirementLine } from '../text/requirement-text.ts'
import { rerunCommand } from '../text/rerun-command.ts'
import type { Detail } from './detail.ts'
import { codeCut, codeSpan, markdownInline } from './escape.ts'
import { idList, kindsTable } from './tables.ts'

/** All that one contract has to say, as blocks: each is lines that stand together. */
export function contractSection(
  report: Report,
  contract: ReportContract,
  detail: Detail,
): readonly (readonly string[])[] {
  const compared = comparisonOf(report, contract.name)
  const omitted =
    contract.failures_omitted === 0
      ? []
      : [`${count(contract.failures_omitted)} further failing calls are counted above, not listed.`]
  return [
    [funnelLine(contract)],
    kindsTable(contract, detail),
    broken([
      ...requirementLines(contract, compared, detail),
      ...groupLine(contract),
      ...flipLines(compared, detail),
      ...labelLine(compared, detail),
      ...sentenceLines(contract, compared, detail),
      ...omitted,
      ...rerunLine(report, contract),
    ]),
  ].filter((block) => block.length > 0)
}

/** A passing contract in a line: what its comparison says, labels to check, what it costs. null where it is all in its row. */
export function passingLine(report: Report, contract: ReportContract, detail: Detail): string | null {
  const compared = comparisonOf(report, contract.name)
  const says = [
    ...loadSentences(contract),
    ...comparisonSentences(compared),
    ...monthlyCostSentence(contract, compared),
  ].map(({ title, words }) => {
    const text = markdownInline(words, detail.value)
    return title === 'Compared' ? text : `${title}: ${text}`
  })
  const lines = [...claims(contract, detail), ...says, ...labelLine(compared, detail)]
  return lines.length === 0 ? null : `**${codeSpan(contract.name)}:** ${lines.join(' · ')}`
}

/** What a confident pass claims, for the strongest rate asked. */
function claims(contract: ReportContract, detail: Detail): readonly string[] {
  const rates = contract.requirements.filter(
    ({ asks, says }) => asks.kind === 'rate' && asks.against === 'threshold' && says.length > 0,
  )
  const strongest = rates.at(-1)
  return (strongest?.says ?? []).slice(0, 1).map((say) => markdownInline(inlineOf(`${say}`), detail.value))
}

/** Lines of one paragraph: two spaces break the line in a file as well as in a comment (CommonMark §6.7). */
export const broken = (lines: readonly string[]): readonly string[] =>
  lines.map((line, index) => (index === lines.length - 1 ? line : `${line}  `))

function funnelLine(contract: ReportContract): string {
  const steps = funnelSteps(contract).map(({ count: calls, word, worst }) => {
    const text = `${count(calls)} ${word}`
    return worst ? `**${text}**` : text
  })
  const asides = [...turnAsides(contract), ...funnelAsides(contract)]
  return `**${codeSpan(contract.name)}:** ${steps.join(' → ')}${asides.length === 0 ? '' : ` (${asides.join('; ')})`}`
}

/** Requirements that are not met and have no column of their own. */
function requirementLines(
  contract: ReportContract,
  compared: ReportContractComparison | null,
  detail: Detail,
): readonly string[] {
  const open = notMet(contract).filter((each) => !hasColumn(each, compared))
  const shown = open.slice(0, detail.findings).map((each) => {
    const mark = each.verdict === 'fail' ? RESULT_MARKS.fail : RESULT_MARKS.inconclusive
    return `${mark} ${markdownInline(requirementLine(contract, each, compared), detail.value)}`
  })
  return open.length > shown.length
    ? [...shown, `…and ${open.length - shown.length} more requirements not met.`]
    : shown
}

function hasColumn({ asks }: ReportRequirement, compared: ReportContractComparison | null): boolean {
  if (asks.against === 'baseline')
    return (isComparedRate(asks) ? pairedOf(compared, asks.name) : null) === shownPair(compared)
  return (isWholeRate(asks) && asks.name !== 'case_rate') || isMeanCost(asks) || isP95Latency(asks)
}

function groupLine(contract: ReportContract): readonly string[] {
  const groups = Object.entries(contract.groups).filter(([, group]) => group.measured > 0)
  if (groups.length < 2 || contract.funnel.measured === 0) return []
  const all = contract.funnel.ok / contract.funnel.measured
  const shown = groups.slice(0, 12).map(([name, group]) => {
    const share = group.ok / group.measured
    const before =
      group.baseline_ok === null || !group.baseline_measured ? null : group.baseline_ok / group.baseline_measured
    const was = before !== null && Math.abs(before - share) >= 0.05 ? ` (was ${percent(before, 0)})` : ''
    const text = `${codeCut(name, 40)} ${percent(share, 0)}`
    return `${all - share >= 0.1 ? `**${text}**` : text}${was}`
  })
  const rest = groups.length > shown.length ? ` · ${groups.length - shown.length} more` : ''
  return [`By group: ${shown.join(' · ')}${rest}`]
}

function flipLines(compared: ReportContractComparison | null, detail: Detail): readonly string[] {
  if (compared === null || compared.flips.length === 0) return []
  const pair = shownPair(compared)
  const worse = compared.flips.filter((flip) => flip.baseline === 'ok')
  const better = compared.flips.filter((flip) => flip.candidate === 'ok')
  const counts =
    pair === null || compared.flips_omitted === 0
      ? `${worse.length} worse, ${better.length} better`
      : `${pair.pairs.baseline_only} worse, ${pair.pairs.candidate_only} better`
  const p = pair?.sign_p == null ? '' : ` (exact sign test p ${probability(pair.sign_p)})`
  const kinds = [...new Set(worse.map((flip) => flip.candidate))]
  const lists = kinds.map((kind) => {
    const cases = worse.filter((flip) => flip.candidate === kind).map((flip) => flip.case)
    return `${kind} ${idList(cases, detail.flips)}`
  })
  return [`**Flips:** ${counts}${p}${detail.flips === 0 || lists.length === 0 ? '' : `; now ${lists.join(' · ')}`}`]
}

function labelLine(compared: ReportContractComparison | null, detail: Detail): readonly string[] {
  const labels = compared?.disputed_labels ?? []
  if (labels.length === 0) return []
  return [
    `Check these labels, both models disagree with them in the same way: ${idList(labels, Math.max(detail.cases * 2, 2))}.`,
  ]
}

function sentenceLines(
  contract: ReportContract,
  compared: ReportContractComparison | null,
  detail: Detail,
): readonly string[] {
  const sentencesOf = (standing: RequirementStatus, title: string): readonly TitledSentence[] =>
    [...new Set(contract.requirements.filter((each) => statusOf(each) === standing).flatMap(ownSentences))].map(
      (say) => ({
        title,
        words: inlineOf(say),
      }),
    )
  return [
    ...loadSentences(contract),
    ...sentencesOf('undecided', 'Open'),
    ...sentencesOf('failed', 'Claim'),
    ...comparisonSentences(compared),
    ...monthlyCostSentence(contract, compared),
  ]
    .slice(0, detail.findings)
    .map(({ title, words }) => `**${title}:** ${markdownInline(words, detail.value)}`)
}

function rerunLine(report: Report, contract: ReportContract): readonly string[] {
  const command = rerunCommand(report, contract)
  return command === null ? [] : [`**Again:** ${codeSpan(command)}`]
}
