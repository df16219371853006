import type { JsonObject, JsonValue } from '../../json/value.ts'
import type { Expectation } from '../expectation.ts'
import type { FileLine } from '../source/places.ts'
import type { Config } from './config.ts'
import type { AnswerShape, Subject } from './subject.ts'

/** An assertion that is being read. */
export interface Asserting {
  readonly config: Config
  readonly shape: AnswerShape
  readonly vars: JsonObject
  readonly expectation: Expectation
  readonly subject: Subject
  readonly value: JsonValue | undefined
  readonly assert: JsonObject
  readonly place: FileLine
  /** The type without `not-`. */
  readonly type: string
  readonly negated: boolean
}

/** true: carried. A text: why it was left out. */
export type Reader = (asserting: Asserting) => true | string
