import { type JsonObject, type JsonValue, type Pointer } from '../../json/value.js';
import { type Draft } from './keywords.js';
/** What an engine writes at a place: one alternative, in the words of JSON Schema, without `anyOf` and `$ref`. */
export type Written = JsonObject;
/** How an engine makes its grammar from a schema: what it reads of it, and what it adds on its own. */
export interface Reading {
    /** The keywords that the grammar is made from at this place; all others have no effect there. */
    readonly reads: (schema: JsonObject, context: Context) => readonly string[];
    /** What is written beyond or other than the keywords that are read say: an object that is closed, a type that is assumed. */
    readonly adds: (schema: JsonObject, context: Context) => JsonObject;
    /** The one thing that is written whatever a schema asks, where the engine can't make anything of it; null elsewhere. */
    readonly instead: (schema: JsonObject) => JsonObject | null;
    /** What an `allOf` that is read becomes. */
    readonly allOf: (branches: readonly JsonValue[], context: Context) => readonly Written[];
    /** Keywords that, where they are read, hand over to other schemas whole: those are looked at themselves. */
    readonly delegates: readonly string[];
    /** Whether a reference is followed; where not, anything can be written in its place. */
    readonly follows: (reference: string, context: Context) => boolean;
    /** Whether a list of types is one schema a type, each with all its neighbours. */
    readonly splitsTypes: boolean;
}
/** How what is written and what is asked are compared; apart from the context, since each needs the other. */
export interface Comparing {
    readonly implies: (alternatives: readonly Written[], schema: JsonValue, context: Context) => boolean;
    readonly disjoint: (written: Written, schema: JsonValue, context: Context) => boolean;
}
/** Whether everything that is written satisfies a keyword of `schema`, whose value is `value`. */
export type Implied = (written: Written, value: JsonValue, schema: JsonObject, context: Context) => boolean;
/** One document as one engine reads it. */
export interface Context {
    readonly root: JsonValue;
    readonly draft: Draft;
    readonly reading: Reading;
    readonly resolve: (reference: string) => JsonValue | undefined;
    readonly written: (schema: JsonValue) => readonly Written[];
    /** Whether everything that is written satisfies a schema. Unsure means no. */
    readonly implies: (alternatives: readonly Written[], schema: JsonValue) => boolean;
    /** Whether nothing that is written satisfies a schema. Unsure means no. */
    readonly disjoint: (written: Written, schema: JsonValue) => boolean;
    /** One step of comparing schemas; false, which means unsure, where too many were taken or they lie too deep. */
    readonly step: (compare: () => boolean) => boolean;
}
export declare function contextOf(root: JsonValue, reading: Reading, comparing: Comparing): Context;
/** Where a reference into the same document leads; undefined where it leads nowhere or out of it. */
export declare function followed(root: JsonValue, reference: string): {
    readonly schema: JsonValue;
    readonly pointer: Pointer;
} | undefined;
