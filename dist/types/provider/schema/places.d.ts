import { type JsonObject, type Pointer } from '../../json/value.js';
import { type Context } from './context.js';
/** One subschema that an engine reads. */
export interface Place {
    readonly schema: JsonObject | boolean;
    readonly pointer: Pointer;
    /** What it stands in, and under which keyword; null at the root and behind a reference. */
    readonly parent: Place | null;
    readonly keyword: string | null;
    /** Levels of objects and arrays above it. */
    readonly level: number;
}
/** Every subschema that an engine reads, references followed, each once. */
export declare function placesRead(context: Context): readonly Place[];
/** What is read of a schema with a list of types is what is read for any of them. */
export declare function readOf(schema: JsonObject, context: Context): readonly string[];
