import type { ReportContract } from '../report.ts'
import type { FailureKind } from '../text/failure-kinds.ts'
import { type FailurePlace, failurePlaces, wrongIn } from '../text/failure-places.ts'
import { count, counted } from '../text/numbers.ts'
import { tableHead, tableRow } from './contract-table.ts'
import type { Detail } from './detail.ts'
import { codeCut, markdownInline } from './escape.ts'

/** `where | expected | came | calls | cases`: a row a place, and below it what was found there where it differs. */
export function kindsTable(contract: ReportContract, detail: Detail): readonly string[] {
  const places = failurePlaces(contract)
  if (places.length === 0 || detail.kinds === 0) return []
  const rest = places.slice(detail.kinds)
  const calls = rest.reduce((sum, place) => sum + place.calls, 0)
  const cut =
    rest.length === 0 ? [] : ['', `…and ${counted(rest.length, 'more place')} of failure, ${counted(calls, 'call')}.`]
  return [
    ...tableHead(['where', 'expected', 'came', 'calls', 'cases']),
    ...places.slice(0, detail.kinds).flatMap((place) => placeRows(place, contract, detail)),
    ...cut,
  ]
}

function placeRows(place: FailurePlace, contract: ReportContract, detail: Detail): readonly string[] {
  const where = markdownInline(place.where, detail.value)
  const [first] = place.kinds
  if (first !== undefined && place.kinds.length === 1) return [kindRow(first, where, detail)]
  const shown = place.kinds.slice(0, shownKinds(place, detail))
  const rest = place.kinds.slice(shown.length)
  const left = rest.reduce((sum, kind) => sum + kind.calls, 0)
  return [
    tableRow([where, `**${wrongIn(place, contract)}**`, '', count(place.calls), idList(place.cases, detail.cases)]),
    ...shown.map((kind) => kindRow(kind, '', detail)),
    ...(rest.length === 0 ? [] : [tableRow(['', `${count(rest.length)} more`, '', count(left), ''])]),
  ]
}

/** Values of which each was found once say little more than two of them do. */
const shownKinds = ({ kinds }: FailurePlace, { values }: Detail): number =>
  kinds.every(({ calls }) => calls === 1) ? Math.min(values, 2) : values

const kindRow = (kind: FailureKind, where: string, detail: Detail): string =>
  tableRow([
    where,
    markdownInline(kind.expected, detail.value),
    markdownInline(kind.found, detail.value),
    count(kind.calls),
    idList(kind.cases, detail.cases),
  ])

/** `ja-014`, `ja-022`, 8 more. */
export function idList(ids: readonly string[], most: number): string {
  const shown = ids.slice(0, most).map((id) => codeCut(id, 60))
  const rest = ids.length - shown.length
  return [...shown, ...(rest > 0 ? [`${count(rest)} more`] : [])].join(', ')
}
