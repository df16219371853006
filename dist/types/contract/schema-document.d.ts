import { type JsonValue, type Pointer } from '../json/value.js';
import type { Place } from '../problem/problem.js';
export type Draft = 'draft-04' | 'draft-06' | 'draft-07' | '2019-09' | '2020-12';
/**
 * A JSON Schema with every local file that it refers to, so that it can be compiled without touching a disk.
 * `resources` maps the `file:`-style relative URI used in `$ref` (resolved against the root's folder) to its content.
 */
export interface SchemaDocument {
    /** sha256 over root and resources, in canonical JSON: equal schemas compile once. */
    readonly digest: string;
    readonly draft: Draft;
    readonly root: JsonValue;
    readonly resources: Readonly<Record<string, JsonValue>>;
    /**
     * Source text of the numbers in `root` and `resources` that a double can't hold, by `file#pointer`
     * ('' for the root's own file: `#/properties/id/const`). Absent: not known, and integers beyond ±(2^53 − 1) are suspect.
     */
    readonly exact?: ReadonlyMap<string, string>;
    /** Where the schema stands, for messages; JSON Pointers inside it are relative to this file's root. */
    readonly place: Place;
    /**
     * Where the value at a JSON Pointer into `root`, or into the resource `file`, stands; absent where only `place` is
     * known, and in the judging thread.
     */
    readonly placeOf?: (pointer: Pointer, file?: string) => Place;
}
/** Of one file's JSON text. */
export declare const MAX_SCHEMA_BYTES: number;
export declare const MAX_SCHEMA_DEPTH = 64;
export declare const KNOWN_DRAFTS = "drafts 4, 6, 7, 2019-09 and 2020-12";
/** The draft of a schema, the newest where it names none; null: another one. */
export declare function draftOf(root: JsonValue): Draft | null;
export declare const isMetaSchema: (reference: string) => boolean;
/** Annotations alone, or nothing at all, refuse no value. */
export declare function acceptsAnything(root: JsonValue): boolean;
