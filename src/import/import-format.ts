import type { ImportContext } from './context.ts'
import type { Imported } from './draft.ts'
import type { ForeignDocument } from './source/document.ts'

/** A format of another tool: how it is recognised, and what is made of it. */
export interface ImportFormat {
  readonly name: string
  readonly recognises: (document: ForeignDocument) => boolean
  readonly read: (document: ForeignDocument, context: ImportContext) => Imported
}
