import type { Case, Contract } from '../contract/contract.ts'
import { eachPart, renderRequest, renderTurn } from '../contract/template.ts'
import type { JsonObject } from '../json/value.ts'
import type { Plan, PlannedContract, Target } from '../plan/plan.ts'
import type { Place, Problem } from '../problem/problem.ts'
import { mapRequest, sentRequest } from '../provider/map-request.ts'
import type { Unmapped } from '../provider/messages/mapping.ts'
import { withMessages } from './unit.ts'

/** Cases that a problem of several names. */
const MOST_IDS = 5

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
  const found = new Map<string, Found>()
  const count = isAlike(contract) ? Math.min(1, contract.cases.length) : contract.cases.length
  for (let index = 0; index < count; index++) {
    const one = contract.cases.at(index)
    for (const fault of caseFaults(contract, one, target)) {
      const known = found.get(fault.found)
      if (known === undefined) found.set(fault.found, { fault, place: one.placeOf(''), ids: [one.id], count: 1 })
      else if (++known.count <= MOST_IDS) known.ids.push(one.id)
    }
  }
  return [...found.values()].map((one) => problemOf(one, contract, target, count))
}

interface Found {
  readonly fault: Unmapped
  /** Of the first case that has it. */
  readonly place: Place
  readonly ids: string[]
  count: number
}

/** What every case has is the contract's; else the cases are named. */
function problemOf({ fault, place, ids, count }: Found, contract: Contract, target: Target, cases: number): Problem {
  const { pointer, found, instead } = fault
  const more = count > ids.length ? `, ${count - ids.length} more` : ''
  const where = count === cases ? '' : ` (${count === 1 ? 'case' : 'cases'} ${ids.join(', ')}${more})`
  return {
    code: 'provider-unmapped',
    args: { contract: contract.name, provider: target.provider.title, found, where, instead },
    place: count === cases ? contract.placeOf(`/request${pointer}`) : place,
  }
}

/** A conversation that no case changes is looked at once. */
function isAlike({ request, cases }: Contract): boolean {
  let hasParts = false
  for (const member of Object.values(request)) eachPart(member, () => (hasParts = true))
  return !hasParts && cases.counts.requests === 0 && cases.at(0).turns === undefined
}

/** Of the whole conversation of a case as far as the contract knows it: what the model will say is not in it. */
function caseFaults(contract: Contract, one: Case, target: Target): readonly Unmapped[] {
  const mapped = mapRequest(renderRequest(contract, one), target, contract.api)
  if (!mapped.ok) return []
  const said = (one.turns ?? []).flatMap(({ user }, index): readonly JsonObject[] =>
    user === undefined ? [] : [{ role: 'user', content: renderTurn(one, index) ?? user }],
  )
  const body = said.length === 0 ? mapped.value.body : withMessages(mapped.value.body, contract.api, said)
  return sentRequest(body, target, contract.api).faults
}
