import type { Report, ReportContract } from '../report.ts'
import { count, percent, span } from '../text/numbers.ts'
import { coordinate, htmlCode, htmlText } from './escape.ts'

const HEIGHT = 44

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
  const y = (share: number): number => coordinateOf(4 + (1 - (share - low) / (1 - low || 1)) * (HEIGHT - 8))
  const lines = shares
    .slice(1)
    .map((share, at) => `<line x1="${x(at)}" y1="${y(shares[at] ?? 0)}" x2="${x(at + 1)}" y2="${y(share)}"/>`)
  const dots = shares.map((share, at) => `<circle cx="${x(at)}" cy="${y(share)}" r="3"/>`)
  const label = `ok from ${percent(shares[0] ?? 0)} to ${percent(shares.at(-1) ?? 0)} over ${points.length} runs, ${percent(low)} at the bottom`
  return `<svg class="trend" role="img" aria-label="${label}" width="100%" height="${HEIGHT}">${lines.join('')}${dots.join('')}</svg>`
}

const coordinateOf = (value: number): number => Number(coordinate(value))
