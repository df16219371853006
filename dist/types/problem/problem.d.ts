import type { Code } from './problems.js';
/** A place in a file that a person can open: 1-based line and column, path as it is shown to people. */
export interface Place {
    readonly file: string;
    readonly line: number;
    readonly column: number;
}
/**
 * Something that is wrong with what we were given. The code names it, `args` fill its sentence,
 * `place` says where. Codes and their sentences stand in `problems/`.
 */
export interface Problem {
    readonly code: Code;
    readonly args: Readonly<Record<string, string | number | boolean>>;
    readonly place?: Place;
    /** The same is wrong elsewhere: at how many places, and the first of them. */
    readonly also?: {
        readonly count: number;
        readonly places: readonly Place[];
    };
}
/** Expected failure is a value: all problems together, never the first one only. */
export type Result<T> = {
    readonly ok: true;
    readonly value: T;
    readonly warnings: readonly Problem[];
} | {
    readonly ok: false;
    readonly problems: readonly Problem[];
};
export declare const good: <T>(value: T, warnings?: readonly Problem[]) => Result<T>;
export declare const bad: (...problems: readonly Problem[]) => Result<never>;
/** Closes a switch over a union; reaching it is a bug. */
export declare function unreachable(value: never): never;
