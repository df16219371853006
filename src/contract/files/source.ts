import type { JsonDocument, Pointer } from '../../json/value.ts'
import type { Place, Problem } from '../../problem/problem.ts'
import type { Code } from '../../problem/problems.ts'

/** A file that was read, with the place of everything in it. */
export interface Source extends JsonDocument {
  /** As it is shown to people. */
  readonly file: string
  /** The text of every number as JSON would write it, by JSON Pointer: what exact decimals are read from. */
  readonly numbers: ReadonlyMap<Pointer, string>
  /** Where the value at a pointer stands, or the nearest thing around it that stands anywhere. */
  readonly placeOf: (pointer: Pointer) => Place
  /** Where the key stands whose value is at a pointer. */
  readonly keyPlaceOf: (pointer: Pointer) => Place
  /** Places whose value could not be read, which was reported: nothing can be said of what is in them. */
  readonly unread?: ReadonlySet<Pointer>
}

/** Problems and warnings of one load, in the order in which they were found. */
export class Findings {
  readonly problems: Problem[] = []
  readonly warnings: Problem[] = []

  problem(code: Code, args: Problem['args'], place: Place): void {
    this.problems.push({ code, args, place })
  }

  warn(code: Code, args: Problem['args'], place: Place): void {
    this.warnings.push({ code, args, place })
  }
}

/** Of one file, at most so many are told: a list of a hundred thousand numbers in place of cases is one mistake. */
export const MOST_PROBLEMS = 100
