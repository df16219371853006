import { OUTCOME_KINDS } from '../../outcome/kinds.ts'
import type { Report } from '../report.ts'
import { counted } from '../text/numbers.ts'
import { listedCalls } from './calls.ts'
import { htmlText } from './escape.ts'

/** Search and filters over the failing calls. Hidden until the script is there to answer them. */
export function filtersHtml({ contracts }: Report): string {
  const calls = contracts.flatMap(listedCalls)
  if (calls.length === 0) return ''
  const groups = [...new Set(calls.flatMap(({ group }) => group ?? []))].sort()
  const outcomes = OUTCOME_KINDS.filter((kind) => calls.some(({ outcome }) => outcome === kind))
  const selects = [
    select(
      'contract',
      'all contracts',
      contracts.map(({ name }) => name),
    ),
    select('group', 'all groups', groups),
    select('outcome', 'all outcomes', outcomes),
  ]
  return `<div id="filters" role="search" aria-label="Failing calls" hidden><label>search <input type="search" id="f-text" autocomplete="off" spellcheck="false"></label>${selects.join('')}<button type="button" id="f-clear">clear</button> <output for="f-text">${counted(calls.length, 'failing call')}</output></div>`
}

/** What can be chosen of one kind; nothing where there is no choice. */
const select = (name: string, all: string, values: readonly string[]): string =>
  values.length < 2
    ? ''
    : `<label>${name} <select id="f-${name}"><option value="">${all}</option>${values.map((value) => `<option value="${htmlText(value)}">${htmlText(value)}</option>`).join('')}</select></label>`
