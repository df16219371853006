import { defaultPolicy } from '../contract/policy/load-policy.ts'
import type { Policy } from '../contract/policy/policy.ts'

/**
 * The policy that judges a pull request: the base branch's, with the head's candidates, because changing those is what
 * a swap does. Where that changes a candidate and the base names no baseline, the base's candidate is it; a route's for
 * the route's contracts.
 */
export function policyInForce(base: Policy, head: Policy): Policy {
  const { candidate: before } = base
  const candidate = head.candidate ?? before
  const swapped = before !== undefined && candidate !== undefined && !isSameModel(before, candidate)
  const baseline = base.baseline ?? (swapped ? before : undefined)
  return {
    ...base,
    ...(candidate === undefined ? {} : { candidate }),
    ...(baseline === undefined ? {} : { baseline }),
    routes: base.routes.map((route) => {
      const same = head.routes.find(({ contracts }) => contracts.join('\n') === route.contracts.join('\n'))
      const now = same?.candidate ?? route.candidate
      const was = isSameModel(route.candidate, now) ? null : route.candidate
      // What the policy itself names is every contract's baseline; its own old candidate is that of its own contracts.
      return { ...route, candidate: now, ...(base.baseline || (baseline ?? null) === was ? {} : { baseline: was }) }
    }),
  }
}

/** Where the base has a policy that can't be read: the built-in defaults, for the models and contracts that the head names. */
export const policyUnread = (head: Policy): Policy => ({
  ...policyInForce(defaultPolicy(), head),
  contracts: head.contracts,
})

/**
 * A repository's first policy, over contracts that are there already: it asks for more from the start, but which hosts are
 * called, with which keys and callbacks, is the base's to say, and that is the defaults.
 */
export const firstPolicy = (head: Policy): Policy => ({ ...head, providers: {}, callbacks: {} })

const isSameModel = (one: NonNullable<Policy['candidate']>, other: NonNullable<Policy['candidate']>): boolean =>
  one.provider === other.provider &&
  one.model === other.model &&
  JSON.stringify(one.request) === JSON.stringify(other.request)
