import type { Remarks } from './log.ts'
import type { ForeignFiles } from './source/foreign-files.ts'
import type { Places } from './source/places.ts'

/** What every format reads with and writes its remarks to. */
export interface ImportContext {
  readonly files: ForeignFiles
  readonly places: Places
  readonly log: Remarks
  /** For samples of logs; the same seed takes the same calls. */
  readonly seed: number
  /** The most calls of one prompt that are taken from a log. */
  readonly take: number
}
