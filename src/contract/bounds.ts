import type { Place } from '../problem/problem.ts'
import type { Code } from '../problem/problems.ts'
import type { Findings } from './files/source.ts'

const MIB = 1024 * 1024

/**
 * What all files of one run may come to. Each alone has a bound of its own; these keep many of them within some ten
 * seconds of processor time and 512 MB, by count and not by the clock.
 */
const BOUNDS = {
  /** Some four microseconds each; a file counts as a hundred. */
  yamlTokens: { most: 1_500_000, shown: '1,500,000', code: 'contracts-too-large' },
  /** Bytes of what is included in place of values and stays in memory; YAML and the values of JSON weigh more (values.ts). */
  keptBytes: { most: 128 * MIB, shown: '128 MiB', code: 'files-too-large' },
  /** The same of what rows of case files include, which is let go with the row. */
  rowBytes: { most: 1024 * MIB, shown: '1 GiB', code: 'rows-too-large' },
  /** Characters of schemas with the files they refer to, each as often as a contract reads it. */
  schemaCharacters: { most: 32 * MIB, shown: '32 Mi', code: 'schemas-too-large' },
  /** Variables that cases take over from their contract and that their requests name, over all cases. */
  caseVariables: { most: 50_000_000, shown: '50,000,000', code: 'variables-too-many' },
  /** Those that cases written in a contract take over from it: they stay in memory, some thirty bytes each. */
  keptVariables: { most: 4_000_000, shown: '4,000,000', code: 'variables-too-many' },
} as const satisfies Record<string, { readonly most: number; readonly shown: string; readonly code: Code }>

export type Bound = keyof typeof BOUNDS

/** What is left of each. */
export type Bounds = Record<Bound, number>

export const wholeRun = (): Bounds => each(({ most }) => most)

const each = (amount: (bound: { readonly most: number }) => number): Bounds =>
  Object.fromEntries(Object.entries(BOUNDS).map(([name, bound]) => [name, amount(bound)])) as Bounds

/** For what was read within the bounds and is read again: whatever is taken from it, it stays. */
export const UNBOUNDED: Bounds = each(() => Infinity)

/** Whether one of them is passed: where it was this contract, that was told. */
export const isSpent = (bounds: Bounds): boolean => Object.values(bounds).some((left) => left < 0)

export const shownBound = (bound: Bound): string => BOUNDS[bound].shown

interface Bounded {
  readonly bounds: Bounds
  /** Of one contract. */
  readonly findings: Findings
}

/** Takes an amount; where it no longer fits, that is told, once a contract. */
export function fits({ bounds, findings }: Bounded, bound: Bound, amount: number, path: string, place: Place): boolean {
  bounds[bound] -= amount
  if (bounds[bound] >= 0) return true
  const { code, shown } = BOUNDS[bound]
  if (!findings.problems.some((problem) => problem.code === code)) findings.problem(code, { path, limit: shown }, place)
  return false
}
