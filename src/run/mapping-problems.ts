import type { Case, Contract } from '../contract/contract.ts'
import { eachPart, renderRequest, renderTurn } from '../contract/template.ts'
import { isObject, type JsonObject } from '../json/value.ts'
import type { Plan, PlannedContract, Target } from '../plan/plan.ts'
import type { Place, Problem } from '../problem/problem.ts'
import { mapRequest, sentRequest } from '../provider/map-request.ts'
import { withMessages } from './unit.ts'

/** Places that a problem of several cases names beside its first. */
const MOST_PLACES = 5

/** What keeps the contracts' requests from being put into their providers' dialects, each fault once. */
export function mappingProblems({ contracts, roles }: Plan): readonly Problem[] {
  return contracts.flatMap((planned) =>
    roles.flatMap((role) => {
      const target = role === 'candidate' ? planned.candidate : planned.baseline
      return target === null || target.golden ? [] : targetProblems(planned, target)
    }),
  )
}

function targetProblems({ contract }: PlannedContract, target: Target): readonly Problem[] {
  const first = mapRequest(renderRequest(contract, contract.cases.at(0)), target, contract.api)
  if (!first.ok) return first.problems.map((problem) => ({ ...problem, place: contract.placeOf('/request') }))
  if (target.provider.dialect === 'openai') return []
  const found = new Map<string, { readonly problem: Problem; readonly places: Place[]; count: number }>()
  const cases = isAlike(contract) ? Math.min(1, contract.cases.length) : contract.cases.length
  for (let index = 0; index < cases; index++) {
    for (const problem of caseProblems(contract, contract.cases.at(index), target)) {
      const key = JSON.stringify(problem.args)
      const known = found.get(key)
      if (known === undefined) found.set(key, { problem, places: [], count: 0 })
      else if (++known.count <= MOST_PLACES && problem.place) known.places.push(problem.place)
    }
  }
  return [...found.values()].map(({ problem, places, count }) =>
    count === 0 ? problem : { ...problem, also: { count, places } },
  )
}

/** A conversation that no case changes is looked at once. */
function isAlike({ request, cases }: Contract): boolean {
  let hasParts = false
  for (const member of Object.values(request)) eachPart(member, () => (hasParts = true))
  return !hasParts && cases.counts.requests === 0 && cases.at(0).turns === undefined
}

/** The whole conversation of a case as far as the contract knows it: what the model will say is not in it. */
function caseProblems(contract: Contract, one: Case, target: Target): readonly Problem[] {
  const mapped = mapRequest(renderRequest(contract, one), target, contract.api)
  if (!mapped.ok) return mapped.problems.map((problem) => ({ ...problem, place: contract.placeOf('/request') }))
  const messages = (one.turns ?? []).flatMap(({ user }, index): readonly JsonObject[] =>
    user === undefined ? [] : [{ role: 'user', content: renderTurn(one, index) ?? user }],
  )
  const body = messages.length === 0 ? mapped.value.body : withMessages(mapped.value.body, contract.api, messages)
  const placeOf = (pointer: string): Place =>
    isObject(one.request) ? one.placeOf(pointer) : contract.placeOf(`/request${pointer}`)
  return sentRequest(body, target, contract.api).faults.map(({ pointer, found, instead }) => ({
    code: 'provider-unmapped',
    args: { contract: contract.name, provider: target.provider.title, found, instead },
    place: placeOf(pointer),
  }))
}
