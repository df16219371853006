import type { JsonObject, JsonValue, Pointer } from '../../json/value.ts'
import type { Code } from '../../problem/problems.ts'
import type { Contract } from '../contract.ts'

export interface Fault {
  readonly code: Code
  /** Into the request. */
  readonly pointer: Pointer
  readonly args: Readonly<Record<string, string>>
  /** The endpoint may take it all the same. */
  readonly isWarning?: boolean
}

/** What a request can't be, whichever endpoint it goes to. */
export interface RequestRule {
  /** The members it looks at: it is asked again for a case that brings one of them; null: it looks at their names alone. */
  readonly reads: readonly string[] | null
  readonly faults: (request: JsonObject, api: Contract['api']) => readonly Fault[]
}

/** A text that a case's variable will replace as a whole. */
export const isFilledLater = (value: JsonValue): boolean => typeof value === 'string' && value.includes('{{')
