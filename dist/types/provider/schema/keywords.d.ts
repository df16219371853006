import { type JsonObject, type JsonValue } from '../../json/value.js';
import { type JsonType } from './json-type.js';
export type Draft = 'draft-07' | '2020-12';
/** Drafts before 2019-09 are read as draft-07; without `$schema` a schema is of 2020-12. */
export declare const draftOf: (root: JsonValue) => Draft;
/** The keywords that a value can fail, with the types of values that can. */
export declare const ASSERTIONS: ReadonlyMap<string, readonly JsonType[]>;
/** Whether a keyword could turn any value down in this draft. What is only said to the reader could not. */
export declare function asks(keyword: string, schema: JsonObject, draft: Draft): boolean;
