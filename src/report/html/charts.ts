import type { Report } from '../report.ts'
import type { ReportContractComparison } from '../reported-comparison.ts'
import type { LatencyHistogram, Percentiles, ReportContract } from '../reported-contract.ts'
import { count, percent, span } from '../text/numbers.ts'
import { coordinate, htmlCode, htmlText } from './escape.ts'

const HEIGHT = 120
const LABELS = 6

/** Latency of both models: the candidate as bars, the baseline as a line over them, p50 and p95 marked. Bins as given. */
export function latencyHtml(contract: ReportContract, compared: ReportContractComparison | null): string {
  const figures = percentileTable(contract.latency_ms, compared?.baseline_latency_ms ?? null)
  const histogram = contract.latency_histogram
  if (histogram === undefined || histogram.candidate.length === 0) return figures
  return `<figure class="latency">${chart(histogram, contract.latency_ms)}<figcaption>${legend(histogram)}</figcaption></figure>${figures}`
}

const legend = (histogram: LatencyHistogram): string =>
  `<span class="key candidate"></span> candidate${histogram.baseline === null ? '' : ' <span class="key baseline"></span> baseline'} <small>share of answered calls by latency</small>`

function chart(histogram: LatencyHistogram, percentiles: Percentiles | null): string {
  const bins = histogram.candidate.length
  const width = 100 / bins
  const own = shares(histogram.candidate)
  const other = histogram.baseline === null ? null : shares(histogram.baseline)
  const top = Math.max(...own, ...(other ?? []), Number.MIN_VALUE)
  const y = (share: number): number => HEIGHT - (share / top) * (HEIGHT - 16)
  const bars = own.map(
    (share, bin) =>
      `<rect class="candidate" x="${coordinate(bin * width + width * 0.06)}%" width="${coordinate(width * 0.88)}%" y="${coordinate(y(share))}" height="${coordinate(HEIGHT - y(share))}"/>`,
  )
  const marks =
    percentiles === null
      ? []
      : (['p50', 'p95'] as const).map((name) => mark(name, percentiles[name], histogram.edges_ms))
  const label = `Latency of answered calls, ${span(histogram.edges_ms[0] ?? 0)} to ${span(histogram.edges_ms.at(-1) ?? 0)}`
  return `<svg role="img" aria-label="${label}" width="100%" height="${HEIGHT + 20}">${bars.join('')}${other === null ? '' : outline(other, width, y)}${marks.join('')}${axis(histogram.edges_ms, bins)}</svg>`
}

function shares(counts: readonly number[]): readonly number[] {
  const total = counts.reduce((sum, each) => sum + each, 0)
  return counts.map((each) => (total === 0 ? 0 : each / total))
}

/** A step line over the bins: levels, and the rises between them. */
function outline(values: readonly number[], width: number, y: (share: number) => number): string {
  const lines = values.flatMap((share, bin) => {
    const [x1, x2] = [coordinate(bin * width), coordinate((bin + 1) * width)]
    const before = y(bin === 0 ? 0 : (values[bin - 1] ?? 0))
    return [
      `<line class="baseline" x1="${x1}%" x2="${x1}%" y1="${coordinate(before)}" y2="${coordinate(y(share))}"/>`,
      `<line class="baseline" x1="${x1}%" x2="${x2}%" y1="${coordinate(y(share))}" y2="${coordinate(y(share))}"/>`,
    ]
  })
  const last = `<line class="baseline" x1="100%" x2="100%" y1="${coordinate(y(values.at(-1) ?? 0))}" y2="${HEIGHT}"/>`
  return lines.join('') + last
}

/** Where a latency lies on the axis, in percent: within its bin by proportion. */
export function position(ms: number, edges: readonly number[]): number {
  const bins = edges.length - 1
  const bin = edges.findIndex((edge, index) => index > 0 && ms < edge)
  if (ms <= (edges[0] ?? 0)) return 0
  if (bin === -1) return 100
  const [from, to] = [edges[bin - 1] ?? 0, edges[bin] ?? 0]
  return ((bin - 1 + (ms - from) / (to - from)) / bins) * 100
}

function mark(name: string, ms: number, edges: readonly number[]): string {
  const at = position(ms, edges)
  const anchor = at > 85 ? 'end' : 'start'
  const shift = at > 85 ? -4 : 4
  return `<line class="mark" x1="${coordinate(at)}%" x2="${coordinate(at)}%" y1="0" y2="${HEIGHT}"/><text x="${coordinate(at)}%" dx="${shift}" y="11" text-anchor="${anchor}">${name} ${span(ms)}</text>`
}

function axis(edges: readonly number[], bins: number): string {
  const every = Math.max(1, Math.ceil(bins / LABELS))
  const labels = edges.map((edge, index) => {
    if (index % every !== 0 && index !== bins) return ''
    if (index !== bins && bins - index < every / 2 + 0.5) return ''
    const anchor = index === 0 ? 'start' : index === bins ? 'end' : 'middle'
    return `<text class="tick" x="${coordinate((index / bins) * 100)}%" y="${HEIGHT + 15}" text-anchor="${anchor}">${span(edge)}</text>`
  })
  return `<line class="axis" x1="0" x2="100%" y1="${HEIGHT}" y2="${HEIGHT}"/>${labels.join('')}`
}

function percentileTable(own: Percentiles | null, other: Percentiles | null): string {
  if (own === null) return '<p class="quiet">No latency was measured.</p>'
  const row = (name: string, values: Percentiles): string =>
    `<tr><th scope="row">${name}</th><td>${span(values.p50)}</td><td>${span(values.p95)}</td><td>${span(values.p99)}</td></tr>`
  return `<table class="small"><thead><tr><th scope="col">latency</th><th scope="col">p50</th><th scope="col">p95</th><th scope="col">p99</th></tr></thead><tbody>${row('candidate', own)}${other === null ? '' : row('baseline', other)}</tbody></table>`
}

const TREND_HEIGHT = 44

interface Point {
  readonly day: string
  readonly model: string
  readonly measured: number
  readonly ok: number
  readonly p95Ms: number | null
}

/** One contract through earlier runs and this one: the share of calls that are as expected, as a line and in numbers. */
export function nightsHtml({ nights = [], candidate, run }: Report, contract: ReportContract): string {
  const earlier = nights.flatMap(({ day, model, contracts }): Point[] => {
    const own = contracts.find(({ name }) => name === contract.name)
    if (own === undefined || own.measured === 0) return []
    return [{ day: day ?? 'no day', model, measured: own.measured, ok: own.ok, p95Ms: own.p95_ms }]
  })
  if (earlier.length === 0 || contract.funnel.measured === 0) return ''
  const { measured, ok } = contract.funnel
  const today = {
    day: run?.day ?? 'this run',
    model: candidate.model,
    measured,
    ok,
    p95Ms: contract.latency_ms?.p95 ?? null,
  }
  const points = [...earlier, today]
  const rows = points.map(
    ({ day, model, p95Ms, ...one }) =>
      `<tr><td>${htmlText(day)}</td><td>${percent(one.ok / one.measured)}</td><td>${p95Ms === null ? '–' : span(p95Ms)}</td><td>${count(one.measured)}</td><td>${htmlCode(model)}</td></tr>`,
  )
  const head = ['day', 'ok', 'p95', 'measured', 'model'].map((title) => `<th scope="col">${title}</th>`).join('')
  return `<h3>Nights <small>ok of the calls that were answered, judged by today’s contract</small></h3>${trend(points)}<div class="scroll" role="region" aria-label="Nights of ${htmlText(contract.name)}" tabindex="0"><table class="small"><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`
}

/** From the worst of the shares, or 90 % where all are better, to 100 %. */
function trend(points: readonly Point[]): string {
  const shares = points.map(({ ok, measured }) => ok / measured)
  const low = Math.min(0.9, ...shares)
  const x = (index: number): string => `${coordinate(2 + (index / (points.length - 1)) * 96)}%`
  const y = (share: number): number => coordinateOf(4 + (1 - (share - low) / (1 - low || 1)) * (TREND_HEIGHT - 8))
  const lines = shares
    .slice(1)
    .map((share, at) => `<line x1="${x(at)}" y1="${y(shares[at] ?? 0)}" x2="${x(at + 1)}" y2="${y(share)}"/>`)
  const dots = shares.map((share, at) => `<circle cx="${x(at)}" cy="${y(share)}" r="3"/>`)
  const label = `ok from ${percent(shares[0] ?? 0)} to ${percent(shares.at(-1) ?? 0)} over ${points.length} runs, ${percent(low)} at the bottom`
  return `<svg class="trend" role="img" aria-label="${label}" width="100%" height="${TREND_HEIGHT}">${lines.join('')}${dots.join('')}</svg>`
}

const coordinateOf = (value: number): number => Number(coordinate(value))
