import type { JsonValue, Pointer } from '../../json/value.ts'
import type { Findings } from './findings.ts'
import type { NormalDocument, NormalSchema } from './normal.ts'
import type { ExactTexts } from './repeated.ts'

/** The members and items of one value that some keyword has looked at, for `unevaluated…`. */
export interface Evaluated {
  readonly members: Set<string>
  readonly items: Set<number>
}

/** One reading of a document against a schema in normal form. */
export interface Reading {
  readonly normal: NormalDocument
  readonly exact: ExactTexts
  readonly patterns: Map<string, RegExp>
  readonly maxSteps: number
  steps: number
  readonly check: Check
}

export type Check = (
  reading: Reading,
  schema: NormalSchema,
  value: JsonValue,
  at: Pointer,
  into: Findings,
  evaluated: Evaluated,
) => void

export const nothingEvaluated = (): Evaluated => ({ members: new Set(), items: new Set() })
