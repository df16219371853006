import { funnelAsides, funnelSteps, turnAsides } from '../funnel-steps.ts'
import type { ReportContract } from '../report.ts'
import { count, percent } from '../text/numbers.ts'
import { coordinate, htmlText } from './escape.ts'

/** The funnel as a list of bars; each step also in words and numbers. */
export function funnelHtml(contract: ReportContract): string {
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
