import type { Bounds } from './bounds.ts'
import type { FilePort, Included } from './files/port.ts'
import type { Findings, Source } from './files/source.ts'
import type { SchemaDocument } from './schema-document.ts'

/** Where the reading of one contract or policy may reach to, and what it has found so far. */
export interface Reading {
  readonly port: FilePort
  /** Paths below it are shown relative to it. */
  readonly cwd: string
  readonly findings: Findings
  /** What is left for all contracts of the run. */
  readonly bounds: Bounds
  /** Which of them what is included counts against: a row is let go after it was read. */
  readonly includes: 'keptBytes' | 'rowBytes'
  /** Shown path → sha256 of every file that was read. */
  readonly digests: Map<string, string>
  /** Schema files by real path: one that many cases name is read once. Those written in place by their digest. */
  readonly schemas: Map<string, SchemaDocument | null>
}

/** A reading with the file that is being read: what it names is relative to `file`, what is wrong has a place in `source`. */
export interface Origin extends Reading {
  readonly file: Included
  readonly source: Source
}
