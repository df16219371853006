import type { JsonObject } from '../json/value.ts'

/** One case as a contract or a case file holds it. */
export interface DraftCase {
  readonly id: string
  readonly group?: string
  readonly vars?: JsonObject
  readonly expect?: JsonObject
  readonly turns?: readonly JsonObject[]
}

/** A contract before it is written. */
export interface Draft {
  /** What it is called after; made a name of the format and unique when it is written. */
  readonly title: string
  readonly description?: string
  readonly api: 'chat' | 'responses'
  readonly request: JsonObject
  readonly expect?: JsonObject
  readonly cases: readonly DraftCase[]
  readonly samples?: number
  readonly thresholds?: JsonObject
  /** Its one case is no case of the source: it says what the cases would have to bring. */
  readonly placeholder?: true
}

/** What was made of one file. */
export interface Imported {
  readonly drafts: readonly Draft[]
  /** Cases of the source: under two prompts each is counted once. */
  readonly cases: number
}

export const NOTHING: Imported = { drafts: [], cases: 0 }
