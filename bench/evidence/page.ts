import type { Report } from '../../src/report/report.ts'
import type { ReportContract } from '../../src/report/reported-contract.ts'
import { percent, table } from './table.ts'

export const MINI = 'gpt-4o-mini-2024-07-18-FC'
export const TURBO = 'gpt-3.5-turbo-0125-FC'
export const CATEGORIES = ['simple', 'multiple', 'parallel', 'parallel-multiple', 'irrelevance'] as const
/** What the source's own checker says of the same cases, in percent: gpt-4o-mini, gpt-3.5-turbo. */
const PUBLISHED: Readonly<Record<(typeof CATEGORIES)[number], readonly [number, number]>> = {
  simple: [92.3, 87.0],
  multiple: [90.6, 93.2],
  parallel: [88.8, 84.5],
  'parallel-multiple': [83.0, 82.1],
  irrelevance: [78.4, 2.0],
}

export function intro(): string {
  return `# Evidence

What the gate says of real models, beside what others have said of the same answers. Everything here went through the
ordinary front door: contracts, HTTP, verdict, report. Made by \`node bench/evidence/main.ts\`, with the recordings
beside the repository; whether single outcomes agree with the source's own verdicts is in
[evidence-agreement.md](evidence-agreement.md).`
}

const named = (report: Report, category: string): ReportContract =>
  report.contracts.find((contract) => contract.name === `bfcl-${category}`) as ReportContract

const matchShare = ({ funnel }: ReportContract): number => funnel.ok / funnel.measured

export function rates(mini: Report, turbo: Report): string {
  const rows = CATEGORIES.map((category) => {
    const [ours, theirs] = [matchShare(named(mini, category)), matchShare(named(turbo, category))]
    const [miniPublished, turboPublished] = PUBLISHED[category]
    return [
      category,
      String(named(mini, category).funnel.measured),
      percent(ours),
      `${miniPublished.toFixed(1)} %`,
      percent(theirs),
      `${turboPublished.toFixed(1)} %`,
    ]
  })
  return `## Function calling: the rate of right answers

Berkeley Function Calling Leaderboard, recorded in August 2024. "Published" is the share that the leaderboard's own
checker accepts of the same cases. Goal: within one point.

${table(['category', 'cases', MINI, 'published', TURBO, 'published'], rows)}`
}

export function swapSection(swap: Report): string {
  const rows = (swap.comparison?.contracts ?? []).map((contract) => {
    const match = contract.requirements.find(({ id }) => id === 'match_rate')
    const [low, high] = match?.interval ?? [0, 0]
    const pairs = match?.pairs
    const ratio = contract.latency_ratio
    const interval = ratio?.interval_p50
    return [
      contract.name,
      `${pairs?.both ?? 0} / ${pairs?.candidate_only ?? 0} / ${pairs?.baseline_only ?? 0} / ${pairs?.neither ?? 0}`,
      points(match?.difference ?? 0),
      `${points(low)} to ${points(high)}`,
      match?.sign_p?.toPrecision(2) ?? '',
      `**${match?.verdict ?? ''}**`,
      ratio?.p50 === null || ratio === null
        ? ''
        : `${ratio.p50.toFixed(2)}${interval ? ` (${interval[0].toFixed(2)}–${interval[1].toFixed(2)})` : ''}`,
      contract.disputed_labels.length.toString(),
    ]
  })
  return `## The swap: ${TURBO} → ${MINI}

Pairs are both right / only the new one / only the old one / neither. The interval is Tango's, two-sided 90 % (each end
a one-sided 95 % bound); *p* is the exact sign test. Latency is the ratio of medians, from the recorded times played
back at a tenth. "Labels" counts cases where both models disagree with the expected value in the same way.

${table(['contract', 'pairs', 'difference', 'interval', 'p', 'verdict', 'latency p50, new / old', 'labels'], rows)}`
}

const points = (share: number): string => `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(1)} pt`

/** Outcomes by their names, unparsable ones by their kinds, most frequent first. */
function faults(report: Report): string {
  const counts = new Map<string, number>()
  for (const failure of report.contracts.flatMap((contract) => contract.failures)) {
    const kind = failure.outcome === 'unparsable' ? failure.evidence.fault.kind : failure.outcome
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ')
}

export function reading(reports: readonly (readonly [string, Report])[]): string {
  const rows = reports.map(([name, report]) => {
    const sum = (stage: 'measured' | 'parsed' | 'conforms' | 'recoverable'): number =>
      report.contracts.reduce((total, { funnel }) => total + funnel[stage], 0)
    const measured = sum('measured')
    return [
      name,
      String(measured),
      percent(sum('parsed') / measured),
      percent(sum('recoverable') / measured),
      percent(sum('conforms') / measured),
      faults(report),
    ]
  })
  return `## Reading JSON that models really wrote

Contracts with \`parser: strict\`, as a production parser that calls \`JSON.parse\`. "Recoverable" is what a lenient parser
would have saved; it is shown beside the strict rate and never counted. The recordings hold no finish reason for most
of these models, so an answer that stops in the middle is \`cut-off\` rather than \`truncated\`.

${table(['model', 'answers', 'parsed', 'recoverable', 'conforms', 'what was wrong'], rows)}`
}
