import { COMPARISON_WORDS } from '../cells.ts'
import type { ReportAnchor, ReportDrift, ReportPairedRate, ReportServed } from '../reported-comparison.ts'
import { counted, NOT_ASKED, points } from './numbers.ts'

/** What became of the model since its anchors: who serves it first, then how its rates stand against each. */
export function driftSentences(drift: ReportDrift | null): readonly string[] {
  if (drift === null) return []
  const { served, anchors } = drift
  return [
    ...anchors.flatMap((anchor) => otherwiseServed(anchor, served)),
    ...anchors.map((anchor) => againstAnchor(anchor)),
  ]
}

/** `the last journal (2026-11-29)`. */
const anchorName = ({ name, day }: Pick<ReportAnchor, 'name' | 'day'>): string =>
  `the ${name} journal${day === null ? '' : ` (${day})`}`

function otherwiseServed(anchor: ReportAnchor, now: ReportServed): readonly string[] {
  const { served: was } = anchor
  const models = differing(was.models, now.models, 'Served by')
  const fingerprints = differing(was.fingerprints, now.fingerprints, 'Another fingerprint:')
  const upstreams = differing(was.upstreams ?? [], now.upstreams ?? [], 'Passed on to')
  const servers = differing(was.servers ?? [], now.servers ?? [], 'Another server:')
  return [...models, ...upstreams, ...fingerprints, ...servers].map((change) => `${change} in ${anchorName(anchor)}.`)
}

function differing(was: readonly string[], now: readonly string[], what: string): readonly string[] {
  if (was.length === 0 || now.length === 0 || was.join('\n') === now.join('\n')) return []
  return [`${what} ${listed(now)} now, ${listed(was)}`]
}

const MOST_NAMES = 3

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => `\`${name.replaceAll('`', "'")}\``)
  const rest = names.length - shown.length
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
}

function againstAnchor(anchor: ReportAnchor): string {
  const rates = anchor.contracts.flatMap(({ name, requirements }) => requirements.map((rate) => ({ name, rate })))
  if (rates.length === 0) return `Nothing is compared with ${anchorName(anchor)}.`
  const changed = rates.filter(({ rate }) => rate.verdict === 'regressed' || rate.verdict === 'improved')
  const others = (['no-worse', 'unclear'] as const).flatMap((word) => {
    const count = rates.filter(({ rate }) => rate.verdict === word).length
    return count === 0 ? [] : [`${counted(count, 'rate')} ${COMPARISON_WORDS[word]}`]
  })
  const parts = [
    ...changed.slice(0, MOST_RATES).map(({ name, rate }) => `\`${name}\` ${rateText(rate)}`),
    ...(changed.length > MOST_RATES ? [`${changed.length - MOST_RATES} more changed`] : []),
    ...others,
  ]
  return `Against ${anchorName(anchor)}: ${parts.join('; ')}.`
}

const MOST_RATES = 5

const rateText = ({ id, verdict, difference }: ReportPairedRate): string =>
  `${id} ${COMPARISON_WORDS[verdict]}${difference === null ? '' : ` ${points(difference)} pt`}`

/** Each rate against every anchor; null where there is one alone, whose comparison stands beside each contract already. */
interface DriftTable {
  /** Behind the contract and the rate. */
  readonly titles: readonly string[]
  readonly rows: readonly { readonly contract: string; readonly rate: string; readonly cells: readonly DriftCell[] }[]
}

interface DriftCell {
  readonly text: string
  readonly isWorse: boolean
}

export function driftTable(drift: ReportDrift | undefined): DriftTable | null {
  const anchors = drift?.anchors ?? []
  if (anchors.length < 2) return null
  const names = [...new Set(anchors.flatMap(({ contracts }) => contracts.map(({ name }) => name)))]
  const rows = names.flatMap((contract) => {
    const rates = anchors.map((anchor) => ratesOf(anchor, contract))
    return [...new Set(rates.flat().map(({ id }) => id))].map((id) => ({
      contract,
      rate: id,
      cells: rates.map((own) => cellOf(own.find((rate) => rate.id === id))),
    }))
  })
  return { titles: anchors.map(titleOf), rows }
}

const titleOf = ({ name, day }: ReportAnchor): string => `since ${name}${day === null ? '' : ` (${day})`}`

const ratesOf = ({ contracts }: ReportAnchor, name: string): readonly ReportPairedRate[] =>
  contracts.find((one) => one.name === name)?.requirements ?? []

function cellOf(rate: ReportPairedRate | undefined): DriftCell {
  if (rate === undefined) return { text: NOT_ASKED, isWorse: false }
  const { verdict, difference, interval } = rate
  const range = interval === null ? '' : ` (${points(interval[0])} to ${points(interval[1])})`
  const by = difference === null ? '' : ` ${points(difference)} pt${range}`
  return { text: `${COMPARISON_WORDS[verdict]}${by}`, isWorse: verdict === 'regressed' }
}
