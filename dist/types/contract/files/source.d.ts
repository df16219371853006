import type { JsonDocument, Pointer } from '../../json/value.js';
import type { Place, Problem } from '../../problem/problem.js';
import type { Code } from '../../problem/problems.js';
/** A file that was read, with the place of everything in it. */
export interface Source extends JsonDocument {
    /** As it is shown to people. */
    readonly file: string;
    /** The text of every number as JSON would write it, by JSON Pointer: what exact decimals are read from. */
    readonly numbers: ReadonlyMap<Pointer, string>;
    /** Where the value at a pointer stands, or the nearest thing around it that stands anywhere. */
    readonly placeOf: (pointer: Pointer) => Place;
    /** Where the key stands whose value is at a pointer. */
    readonly keyPlaceOf: (pointer: Pointer) => Place;
    /** Places whose value could not be read, which was reported: nothing can be said of what is in them. */
    readonly unread?: ReadonlySet<Pointer>;
}
/** Problems and warnings of one load, in the order in which they were found. */
export declare class Findings {
    readonly problems: Problem[];
    readonly warnings: Problem[];
    problem(code: Code, args: Problem['args'], place: Place): void;
    warn(code: Code, args: Problem['args'], place: Place): void;
}
/** Of one file, at most so many are told: a list of a hundred thousand numbers in place of cases is one mistake. */
export declare const MOST_PROBLEMS = 100;
