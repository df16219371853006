/** Everything that stands at a commit, as git lists it; paths relative to the repository, with `/`. */
export interface BaseTree {
  readonly commit: string
  readonly entries: readonly BaseEntry[]
}

export interface BaseEntry {
  readonly path: string
  readonly kind: 'file' | 'link'
  /** Of the blob. */
  readonly sha: string
  /** Bytes. */
  readonly size: number
}

/** Where the base branch is read from: git where it has the commit, else GitHub. Errors are words for people. */
export interface BaseSource {
  /** null: there is no such commit here. */
  readonly readTree: (ref: string) => Promise<BaseTree | null>
  readonly readBlob: (sha: string) => Promise<Uint8Array>
}
