import type { ReportContract, ReportContractComparison, ReportRequirement } from '../report.ts'
import { statusOf } from '../requirement-status.ts'
import { inlineOf } from '../text/inline.ts'
import { dollarDigits, percent, percentBar, points } from '../text/numbers.ts'
import { requirementLine } from '../text/requirement-text.ts'
import { htmlInline, htmlText } from './escape.ts'

const WORDS = { failed: 'failed', undecided: 'open', passed: 'met', shown: 'shown' } as const

/** Every requirement with what was seen, its interval and method, and what it claims or what would settle it. */
export function requirementsHtml(contract: ReportContract, compared: ReportContractComparison | null): string {
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
