import { COMPARISON_WORDS } from '../cells.ts'
import type { ReportAnchor, ReportDrift, ReportPairedRate } from '../report.ts'
import { NOT_ASKED, points } from './numbers.ts'

/** Each rate against every anchor; null where there is one alone, whose comparison stands beside each contract already. */
export interface DriftTable {
  /** Behind the contract and the rate. */
  readonly titles: readonly string[]
  readonly rows: readonly { readonly contract: string; readonly rate: string; readonly cells: readonly DriftCell[] }[]
}

export interface DriftCell {
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
