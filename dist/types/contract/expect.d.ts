import type { JsonScalar, Pointer } from '../json/value.js';
import type { Place } from '../problem/problem.js';
import type { SchemaDocument } from './schema-document.js';
/**
 * An expected value, compiled from `equals` or `match` when the contract is read (docs/contracts.md#expected-values).
 * `closed` objects allow no member that they do not name (`equals`); open ones do (`match`).
 */
export type Pattern = {
    readonly kind: 'scalar';
    readonly value: JsonScalar;
    readonly exact?: string;
} | {
    readonly kind: 'object';
    readonly closed: boolean;
    readonly members: ReadonlyMap<string, Pattern>;
} | {
    readonly kind: 'array';
    readonly items: readonly Pattern[];
} | {
    readonly kind: 'any-of';
    readonly options: readonly Pattern[];
} | {
    readonly kind: 'absent-or';
    readonly pattern: Pattern;
} | {
    readonly kind: 'near';
    readonly value: number;
    readonly tolerance: number;
    /** Value and tolerance as they were written: they are compared by their digits. */
    readonly written: readonly [value: string, tolerance: string];
} | {
    readonly kind: 'unordered';
    readonly items: readonly Pattern[];
} | {
    readonly kind: 'like';
    readonly text: string;
}
/** A text that contains another, begins or ends with it or, letters of either case being the same, is it. */
 | {
    readonly kind: 'text';
    readonly relation: 'contains' | 'starts-with' | 'ends-with' | 'is';
    readonly text: string;
    readonly anyCase: boolean;
} | {
    readonly kind: 'all-of';
    readonly parts: readonly Pattern[];
} | {
    readonly kind: 'not';
    readonly pattern: Pattern;
};
/** Whether a member with this pattern may be missing. */
export declare const mayBeAbsent: (pattern: Pattern) => boolean;
/** What must hold of one JSON value: all the members given. */
export interface ValueChecks {
    readonly equals?: Pattern;
    readonly match?: Pattern;
    readonly schema?: SchemaDocument;
    readonly pointers?: ReadonlyMap<Pointer, ValueChecks>;
}
export interface ExpectedCall {
    readonly name: string;
    readonly optional: boolean;
    readonly arguments?: ValueChecks;
}
/** The calls that must be made; an empty list means that none may be. */
export interface ExpectedCalls {
    readonly ordered: boolean;
    readonly calls: readonly ExpectedCall[];
}
/** Which shapes of an answer are read: all that can be understood, or only those that common clients read. */
export type Envelope = 'lenient' | 'strict';
/** What production's own parser accepts; `text` means the value is the string itself. */
export type Parser = 'strict' | 'fenced' | 'text';
/**
 * What one answer must satisfy, with the contract's, case's and turn's members already merged.
 * `schema` decides conformance (`schema_rate`); `values.schema` is an expected value (`match_rate`).
 */
export interface Expect {
    readonly parser: Parser;
    /** Left out: lenient. */
    readonly envelope?: Envelope;
    readonly schema?: SchemaDocument;
    readonly values?: ValueChecks;
    /** Of the answer's text as it came, whatever the parser makes of it. */
    readonly text?: Pattern;
    readonly calls?: ExpectedCalls;
    readonly refusal: boolean;
    readonly place: Place;
}
/** Whether `match_rate` may be asked: a value, a text, calls or a refusal is expected. */
export declare const expectsValue: (expect: Expect) => boolean;
