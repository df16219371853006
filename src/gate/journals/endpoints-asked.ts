import type { JournalHeader } from '../../journal/line.ts'
import { canonicalJson } from '../../json/canonical.ts'
import { isObject, type JsonValue } from '../../json/value.ts'
import type { Plan, Target } from '../../plan/plan.ts'
import { replayedRoles } from '../request/recorded-request.ts'
import type { GateRequest } from '../request/request.ts'

/**
 * Whom a run asks: each provider and the origin of its base URL, once a role. A journal's answers count for these alone.
 * Of answers that a journal brings, or the cases themselves, no endpoint is known here.
 */
export function endpointsAsked({ contracts, roles }: Plan, request: GateRequest): JsonValue {
  const replayed = replayedRoles(request)
  const found = roles.flatMap((role) =>
    contracts.flatMap(({ candidate, baseline }) => {
      const target = role === 'candidate' ? candidate : baseline
      return target === null
        ? []
        : [{ role, provider: target.providerName, origin: originOf(target, replayed.includes(role)) }]
    }),
  )
  const byText = new Map(found.map((one) => [canonicalJson(one), one]))
  return [...byText].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, one]) => one)
}

const originOf = ({ golden, baseUrl }: Target, isReplayed: boolean): string | null =>
  golden || isReplayed ? null : new URL(baseUrl).origin

/** Whether two members of headers differ; one that a journal does not have is like no other. */
export const differs = (one: JsonValue | undefined, other: JsonValue | undefined): boolean =>
  canonicalJson(one ?? null) !== canonicalJson(other ?? null)

/** The hosts that a header names, in words. */
export function hostsIn(header: JournalHeader | null): string {
  const asked = header?.settings.asked_of
  const origins = (Array.isArray(asked) ? asked : []).map((one: JsonValue) => (isObject(one) ? one.origin : null))
  const named = [...new Set(origins.filter((one) => typeof one === 'string'))]
  return named.length === 0 ? 'no endpoint that is named' : named.join(' and ')
}
