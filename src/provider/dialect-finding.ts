import type { Pointer } from '../json/value.ts'
import type { Effect } from './profile.ts'

/** Something in a request or schema that the provider is known not to honour. Facts as old as the profile's `checked`. */
export interface DialectFinding {
  readonly in: 'request' | 'schema'
  /** In the request body, or in the schema that the endpoint is asked to enforce. */
  readonly pointer: Pointer
  readonly subject: string
  readonly effect: Effect
  readonly message: string
}
