import type { Target } from '../plan/plan.ts'
import type { Problem } from '../problem/problem.ts'
import { isLoopbackHost } from '../provider/resolve-provider.ts'
import { LEAST_SECRET_LENGTH } from '../publish/secret-sieve.ts'

/**
 * Why a target can't be called with this key; null: it can.
 *
 * @param input of the Action that would hold the key; null: there is none
 */
export function keyProblem(target: Target, key: string | undefined, input: string | null): Problem | null {
  const { providerName: provider, apiKeyEnv: variable, keyRequired, baseUrl } = target
  if (keyRequired && !key)
    return input === null
      ? { code: 'key-missing', args: { provider, variable } }
      : { code: 'key-input-missing', args: { provider, variable, input } }
  return key && isTooShort(key) && !isLoopbackHost(new URL(baseUrl).hostname)
    ? { code: 'key-too-short', args: { provider, variable } }
    : null
}

/** What can't be told from ordinary words can't be kept out of what is written. */
const isTooShort = (key: string): boolean => key.trim().length < LEAST_SECRET_LENGTH

/** Most short values of a URL are versions and names (`api-version=2024-10-21`): they are secrets where it says so. */
export const secretsOf = (url: URL): readonly string[] =>
  [...url.searchParams].flatMap(([name, value]) =>
    value.length >= 16 || /key|token|secret|sig/i.test(name) ? [value] : [],
  )

/** Some keys would do as the name of a variable, and are written where one belongs. */
export const looksLikeAKey = (name: string): boolean => /[a-z]/.test(name) && /\d/.test(name)
