import type { Outcome } from './outcome.ts'

export interface Judgement {
  readonly outcome: Outcome
  /** sha256 of the answer's value in canonical JSON (content, or the calls made), for agreement; null where none was read. */
  readonly valueDigest: string | null
  /** A byte order mark was stripped in front of what was read. */
  readonly bom?: boolean
}
