export interface FileLine {
  readonly file: string
  readonly line: number
}

/** A container's place, and those of its members: in the order of their names, or of a list's items. */
export interface Container {
  readonly file: string
  readonly offset: number
  /** null: a list, whose members are its indexes. */
  readonly names: readonly string[] | null
  readonly offsets: readonly number[]
  readonly lineAt: (offset: number) => number
}

/** Where the objects and lists of the files that were read stand, and the lines of their members. */
export class Places {
  private readonly known = new Map<object, Container>()

  set(container: object, place: Container): void {
    this.known.set(container, place)
  }

  /** The line of a container, or of its member where that is known; `otherwise` for what was made here. */
  at(container: unknown, member: string | number | null, otherwise: FileLine): FileLine {
    const known = typeof container === 'object' && container !== null ? this.known.get(container) : undefined
    if (!known) return otherwise
    const { file, names, offsets, offset, lineAt } = known
    const index = typeof member === 'string' ? (names?.lastIndexOf(member) ?? -1) : names === null ? member : -1
    return { file, line: lineAt((index === null ? undefined : offsets[index]) ?? offset) }
  }
}
