import type { JsonDocument } from '../json/value.ts'
import type { ToolPlace } from './outcome.ts'

/** A call whose arguments were read. */
export interface MadeCall {
  readonly place: ToolPlace
  readonly document: JsonDocument
}
