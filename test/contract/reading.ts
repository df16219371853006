import type { Bounds } from '../../src/contract/bounds.ts'
import type { Contract } from '../../src/contract/contract.ts'
import { memoryFiles } from '../../src/contract/files/memory.ts'
import { loadContracts } from '../../src/contract/load.ts'
import type { Problem, Result } from '../../src/problem/problem.ts'

export type Files = Readonly<Record<string, string | Uint8Array>>

/** A contract that is good, to which tests add and from which they take. */
export const GOOD = `version: 1
name: good
request:
  messages: [{ role: user, content: "{{text}}" }]
cases:
  - { id: one, vars: { text: hi } }
`

/** Loads contracts of a repository at /repo. */
export const load = (
  files: Files,
  patterns: readonly string[] = ['*.yaml'],
  links: Readonly<Record<string, string>> = {},
  bounds?: Bounds,
): Result<readonly Contract[]> => {
  const rooted = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path.startsWith('/') ? path : `/repo/${path}`, text]),
  )
  const port = memoryFiles({ '/repo/.git/HEAD': '', ...rooted }, links)
  return loadContracts(patterns, { port, cwd: '/repo', ...(bounds && { bounds }) })
}

/** The one contract of `c.yaml`. */
export function loadOne(text: string, files: Files = {}): Contract {
  const loaded = load({ 'c.yaml': text, ...files })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, null, 1))
  return loaded.value[0] as Contract
}

/** `code file:line:column`, as the tables of these tests name problems. */
export const shown = ({ code, place }: Problem): string =>
  place ? `${code} ${place.file}:${place.line}:${place.column}` : code

export const problemsOf = (loaded: Result<unknown>): readonly string[] => (loaded.ok ? [] : loaded.problems.map(shown))
export const warningsOf = (loaded: Result<unknown>): readonly string[] => (loaded.ok ? loaded.warnings.map(shown) : [])
