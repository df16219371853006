import type { SchemaDocument } from '../contract/schema-document.ts'
import type { JsonDocument } from '../json/value.ts'
import type { Problem } from '../problem/problem.ts'
import type { Violation } from './outcome.ts'

export interface Validation {
  /** Empty: the document conforms. At most 100, the rest counted in `omitted`. */
  readonly violations: readonly Violation[]
  readonly omitted: number
}

/** Validates against compiled schemas, synchronously and without a deadline: its thread has that. */
export interface SchemaValidator {
  /** Compiles, or says what is refused and where. Compiling one digest twice costs nothing. */
  readonly compile: (schema: SchemaDocument) => readonly Problem[]
  /** The schema must have compiled. */
  readonly validate: (schema: SchemaDocument, document: JsonDocument) => Validation
}
