import type { FileLine } from './source/places.ts'

/** Something of the source that is not in the contracts as it was: what, why, and where it stands. */
export interface Remark {
  readonly what: string
  readonly why: string
  readonly place: FileLine
}

export interface Carried {
  readonly what: string
  readonly count: number
  readonly place: FileLine
}

/** Where formats say what became of the parts of a file. */
export interface Remarks {
  readonly carried: (what: string, place: FileLine, count?: number) => void
  readonly changed: (what: string, why: string, place: FileLine) => void
  readonly leftOut: (what: string, why: string, place: FileLine) => void
}

/** What an import carries, changes and leaves out. Every format writes here; nothing is dropped without a line. */
export class ImportLog implements Remarks {
  private readonly carriedByWhat = new Map<string, { what: string; count: number; place: FileLine }>()
  private readonly changedOnce = new Map<string, Remark>()
  private readonly leftOutOnce = new Map<string, Remark>()

  carried(what: string, place: FileLine, count = 1): void {
    const known = this.carriedByWhat.get(what)
    if (known) known.count += count
    else this.carriedByWhat.set(what, { what, count, place })
  }

  changed(what: string, why: string, place: FileLine): void {
    remember(this.changedOnce, { what, why, place })
  }

  leftOut(what: string, why: string, place: FileLine): void {
    remember(this.leftOutOnce, { what, why, place })
  }

  all(): {
    readonly carried: readonly Carried[]
    readonly changed: readonly Remark[]
    readonly left_out: readonly Remark[]
  } {
    return {
      carried: [...this.carriedByWhat.values()],
      changed: [...this.changedOnce.values()],
      left_out: [...this.leftOutOnce.values()],
    }
  }
}

/** The same test met under two prompts is told once. */
const remember = (remarks: Map<string, Remark>, remark: Remark): void => {
  const key = `${remark.place.file}:${remark.place.line}:${remark.what}:${remark.why}`
  if (!remarks.has(key)) remarks.set(key, remark)
}
