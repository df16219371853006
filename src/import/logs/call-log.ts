import type { ImportContext } from '../context.ts'
import type { ImportFormat } from '../import-format.ts'
import type { ForeignDocument, ForeignRow } from '../source/document.ts'
import { draftsOfCalls } from './draft-of-calls.ts'
import type { RecordedCall } from './recorded-call.ts'

/** A format of logs: which rows are of it, and the call that one of them holds. */
export interface CallLog {
  readonly name: string
  readonly isRow: (row: ForeignRow) => boolean
  /** Where calls lie deeper in the file; by default each row is one. */
  readonly rowsOf?: (document: ForeignDocument) => readonly ForeignRow[]
  /** null: the row holds no call, which the reader has told. */
  readonly callOf: (row: ForeignRow, context: ImportContext) => RecordedCall | null
}

/** An import format over a format of logs; rows of another shape are told and passed over. */
export function callLogFormat({ name, isRow, rowsOf = ({ rows }) => rows, callOf }: CallLog): ImportFormat {
  return {
    name,
    recognises: (document) => rowsOf(document).some(isRow),
    read: (document, context) => {
      const calls: RecordedCall[] = []
      for (const row of rowsOf(document)) {
        if (!isRow(row)) {
          context.log.leftOut('a row of another shape', `it is none of ${name}`, row.place)
          continue
        }
        const call = callOf(row, context)
        if (call) calls.push(call)
      }
      return draftsOfCalls(document.file, calls, context)
    },
  }
}
