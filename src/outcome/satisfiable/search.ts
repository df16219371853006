import type { Pointer } from '../../json/value.ts'
import type { NormalDocument, NormalSchema } from '../schema/normal.ts'
import type { Wanted } from './wanted.ts'

/** Something that is expected and that the schema lets no value be. */
export interface Contradiction {
  /** Into the value. */
  readonly pointer: Pointer
  readonly keyword: string
  readonly expected: string
  readonly allowed: string
}

/** How the parts of a value are looked at in turn; `steps` end the search where schemas branch without end. */
export interface Search {
  readonly normal: NormalDocument
  readonly walk: (wanted: Wanted, schema: NormalSchema, at: Pointer) => readonly Contradiction[]
}
