import type { FailureKind } from '../words/kinds.ts'
import { count, counted } from '../words/numbers.ts'
import { tableHead, tableRow } from './contract-table.ts'
import type { Detail } from './detail.ts'
import { codeCut, markdownPhrase } from './escape.ts'

/** `where | expected | came | calls | cases`: failures of one kind are one row. */
export function kindsTable(kinds: readonly FailureKind[], detail: Detail): readonly string[] {
  if (kinds.length === 0 || detail.kinds === 0) return []
  const rows = kinds
    .slice(0, detail.kinds)
    .map((kind) =>
      tableRow([
        markdownPhrase(kind.where, detail.value),
        markdownPhrase(kind.expected, detail.value),
        markdownPhrase(kind.found, detail.value),
        count(kind.calls),
        idList(kind.cases, detail.cases),
      ]),
    )
  const rest = kinds.slice(detail.kinds)
  const calls = rest.reduce((sum, kind) => sum + kind.calls, 0)
  const cut =
    rest.length === 0 ? [] : ['', `…and ${counted(rest.length, 'more kind')} of failure, ${counted(calls, 'call')}.`]
  return [...tableHead(['where', 'expected', 'came', 'calls', 'cases']), ...rows, ...cut]
}

/** `ja-014`, `ja-022`, 8 more. */
export function idList(ids: readonly string[], most: number): string {
  const shown = ids.slice(0, most).map((id) => codeCut(id, 60))
  const rest = ids.length - shown.length
  return [...shown, ...(rest > 0 ? [`${count(rest)} more`] : [])].join(', ')
}
