import type { Pointer } from '../json/value.ts'
import type { Source } from './engines/engine.ts'
import type { Effect } from './profile.ts'

/** Something in a request that the provider is known not to honour. */
export interface DialectFinding {
  readonly pointer: Pointer
  readonly subject: string
  readonly effect: Effect
  readonly message: string
  readonly source: Source
}
