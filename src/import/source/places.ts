export interface FileLine {
  readonly file: string
  readonly line: number
}

interface Lines {
  readonly file: string
  readonly line: number
  readonly members: ReadonlyMap<string | number, number>
}

/** Where the objects and lists of the files that were read stand, and the lines of their members. */
export class Places {
  private readonly known = new Map<object, Lines>()

  set(container: object, file: string, line: number, members: ReadonlyMap<string | number, number>): void {
    this.known.set(container, { file, line, members })
  }

  /** The line of a container, or of its member where that is known; `otherwise` for what was made here. */
  at(container: unknown, member: string | number | null, otherwise: FileLine): FileLine {
    const lines = typeof container === 'object' && container !== null ? this.known.get(container) : undefined
    if (!lines) return otherwise
    return { file: lines.file, line: (member === null ? undefined : lines.members.get(member)) ?? lines.line }
  }
}
