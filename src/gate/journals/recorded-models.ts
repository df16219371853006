import type { ModelChoice, Policy, Route } from '../../contract/policy/policy.ts'
import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'

/**
 * Whom a policy names, for a journal's header. A pull request is judged by models that stand in no file: the head's
 * candidate and, as its baseline, the base branch's.
 */
export const encodeModels = ({ candidate, baseline, routes }: Policy): JsonObject => ({
  candidate: candidate ? encodeChoice(candidate) : null,
  baseline: baseline ? encodeChoice(baseline) : null,
  routes: routes.map((route) => ({
    contracts: route.contracts,
    candidate: encodeChoice(route.candidate),
    ...(route.baseline === undefined ? {} : { baseline: route.baseline && encodeChoice(route.baseline) }),
  })),
})

/** A policy with the models that a header names in place of its own. What is none, as a stranger may write it, is left out. */
export function withModels(policy: Policy, models: JsonObject): Policy {
  const { candidate: _, baseline: __, ...rest } = policy
  const candidate = decodeChoice(models.candidate)
  const baseline = decodeChoice(models.baseline)
  return {
    ...rest,
    ...(candidate === null ? {} : { candidate }),
    ...(baseline === null ? {} : { baseline }),
    routes: (Array.isArray(models.routes) ? models.routes : []).flatMap(decodeRoute),
  }
}

const encodeChoice = ({ provider, model, request }: ModelChoice): JsonObject => ({ provider, model, request })

function decodeChoice(value: JsonValue | undefined): ModelChoice | null {
  if (!isObject(value)) return null
  const { provider, model, request } = value
  return typeof provider === 'string' && typeof model === 'string' && isObject(request)
    ? { provider, model, request }
    : null
}

function decodeRoute(value: JsonValue): readonly Route[] {
  if (!isObject(value) || !Array.isArray(value.contracts)) return []
  const candidate = decodeChoice(value.candidate)
  const contracts = value.contracts.filter((one: JsonValue) => typeof one === 'string')
  if (candidate === null || contracts.length === 0) return []
  return [{ contracts, candidate, ...('baseline' in value ? { baseline: decodeChoice(value.baseline) } : {}) }]
}
