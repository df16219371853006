export type JsonScalar = null | boolean | number | string;
export type JsonArray = readonly JsonValue[];
export interface JsonObject {
    readonly [key: string]: JsonValue;
}
export type JsonValue = JsonScalar | JsonArray | JsonObject;
/** A JSON Pointer (RFC 6901): '' is the whole value, '/a/0' a place inside it. */
export type Pointer = string;
/**
 * A JSON value as it was written. `exact` holds, by JSON Pointer, the source text of every number that an
 * IEEE double can't hold (`9007199254740993`), so that values can be compared and shown as they were sent.
 */
export interface JsonDocument {
    readonly value: JsonValue;
    readonly exact: ReadonlyMap<Pointer, string>;
}
export declare const isObject: (value: JsonValue | undefined) => value is JsonObject;
