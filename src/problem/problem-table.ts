/** The sentences of a problem; `{name}` is replaced by the problem's argument of that name. */
export interface ProblemEntry {
  readonly title: string
  readonly hint: string
  /** A page of the documentation, with its section: `docs/policy.md#the-model-registry`. */
  readonly doc: string
}

/** The problems of one room, by code. */
export type ProblemTable = Readonly<Record<string, ProblemEntry>>
