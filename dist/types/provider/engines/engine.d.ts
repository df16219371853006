import type { JsonValue, Pointer } from '../../json/value.js';
import type { Context, Reading } from '../schema/context.js';
import type { Place } from '../schema/places.js';
/**
 * `refused`: the schema is answered with an error. `ignored`: it is taken, and answers that it forbids can be written.
 * `stricter`: it is taken, and answers that it allows can't be written.
 */
export type RuleEffect = 'refused' | 'ignored' | 'stricter';
/** Where a fact comes from: the vendor's own word, the engine itself when it was asked, its source when read, or someone else. */
export interface Source {
    readonly evidence: 'vendor' | 'measured' | 'read' | 'third-party';
    readonly ref: string;
    /** The day on which it was measured, or that the page or source is of; a month or a year where no more is known. */
    readonly checked: string;
}
export interface Rule {
    readonly keyword: string;
    /** Asked at every place, not only where the keyword stands. */
    readonly everywhere?: true;
    /** When it holds, in words for the documentation; `always` where the keyword alone decides. */
    readonly condition: string;
    readonly when: (place: Place, context: Context) => boolean;
    readonly effect: RuleEffect;
    /** What becomes of the keyword, as the end of a sentence that starts with it. */
    readonly says: string;
    /** The smallest change that keeps the meaning; null where there is none. */
    readonly rewrite: string | null;
    readonly source: Source;
}
/** What decides which schemas hold: part of a server or of a vendor's API. */
export interface Engine {
    readonly id: string;
    readonly title: string;
    /** Other names under which it is known. */
    readonly aliases: readonly string[];
    readonly sources: readonly Source[];
    readonly reading: Reading;
    readonly rules: readonly Rule[];
    /** Numbers over the whole schema that it may not pass. */
    readonly limits: readonly Limit[];
    /** A server that hands schemas on to one engine or another; `refuses` says whether one would refuse this schema. */
    readonly hands?: (schema: JsonValue, refuses: (engine: Engine) => boolean) => Engine;
}
export interface Limit {
    readonly keyword: string;
    readonly noun: string;
    readonly most: number;
    readonly count: (places: readonly Place[]) => number;
    readonly source: Source;
}
export interface EngineFinding {
    readonly engine: string;
    readonly keyword: string;
    readonly effect: RuleEffect;
    readonly pointer: Pointer;
    readonly message: string;
    readonly rewrite: string | null;
    readonly source: Source;
}
