import type { Policy } from '../../contract/policy/policy.ts'
import { childPointer } from '../../json/pointer.ts'
import { bad, good, type Problem, type Result } from '../../problem/problem.ts'
import { policyUrlProblem } from '../../provider/resolve-provider.ts'

/** The base URLs that a policy names, held against what is known of paths, each at its place. */
export function checkPolicyUrls({ providers, placeOf }: Policy): Result<null> {
  const found = Object.entries(providers).flatMap(([name, choice]): readonly Problem[] => {
    const problem = policyUrlProblem(name, choice)
    return problem ? [{ ...problem, place: placeOf(`${childPointer('/providers', name)}/base_url`) }] : []
  })
  const faults = found.filter(({ code }) => code === 'provider-base-url-path')
  return faults.length > 0 ? bad(...found) : good(null, found)
}
