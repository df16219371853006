/** A place in a file that a person can open: 1-based line and column, path as it is shown to people. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/**
 * Something that is wrong with what we were given. The code names it, `args` fill its sentence,
 * `place` says where. Codes live in the folder where they arise; their words in `report/words.ts`.
 */
export interface Problem<Code extends string = string> {
  readonly code: Code
  readonly args: Readonly<Record<string, string | number | boolean>>
  readonly place?: Place
}

/** Expected failure is a value: all problems together, never the first one only. */
export type Result<T, Code extends string = string> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Problem<Code>[] }
  | { readonly ok: false; readonly problems: readonly Problem<Code>[] }

export const good = <T>(value: T, warnings: readonly Problem[] = []): Result<T, never> => ({
  ok: true,
  value,
  warnings: warnings as readonly Problem<never>[],
})

export const bad = <Code extends string>(...problems: readonly Problem<Code>[]): Result<never, Code> => ({
  ok: false,
  problems,
})

/** Closes a switch over a union; reaching it is a bug. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
