import { type JsonObject, type JsonValue } from '../../json/value.js';
export type JsonType = 'null' | 'boolean' | 'integer' | 'fraction' | 'string' | 'array' | 'object';
/** What JSON Schema calls `number` is both of `integer` and `fraction` here, so that types are plain sets. */
export declare const JSON_TYPES: readonly JsonType[];
export declare function typeOfValue(value: JsonValue): JsonType;
/** The types that a `type` keyword lets in; all of them where there is none. */
export declare function namedTypes(type: JsonValue | undefined): readonly JsonType[];
/** The values that `const` or `enum` lists; null where neither stands there. */
export declare function listedValues(schema: JsonObject): readonly JsonValue[] | null;
/** The types that a schema's own `type`, `const` and `enum` let in. */
export declare function ownTypes(schema: JsonObject): readonly JsonType[];
