import type { JsonScalar } from '../../../json/value.ts'
import type { Path } from '../../expectation.ts'

/** Something that an expression asks of the output, without running it. `parse` in a path is a text read as JSON there. */
export type Condition =
  | { readonly kind: 'is' | 'is-not'; readonly path: Path; readonly value: JsonScalar; readonly as: Reading }
  | {
      readonly kind: 'range'
      readonly path: Path
      readonly sign: '>' | '>=' | '<' | '<='
      readonly bound: number
      readonly as: Reading
    }
  | {
      readonly kind: 'contains' | 'starts-with' | 'ends-with'
      readonly path: Path
      readonly text: string
      readonly as: Reading
    }
  | { readonly kind: 'item'; readonly path: Path; readonly value: JsonScalar }
  | { readonly kind: 'one-of'; readonly path: Path; readonly values: readonly JsonScalar[]; readonly as: Reading }
  | { readonly kind: 'type'; readonly path: Path; readonly type: string }

/** How a value is read before it is compared. */
export interface Reading {
  readonly text: boolean
  readonly number: boolean
  readonly anyCase: boolean
  readonly trimmed: boolean
  readonly length: boolean
}

/** A step that reads a text as JSON. */
export const PARSE = '\u0000parse'
