import type { JsonObject, JsonValue, Pointer } from '../../json/value.ts'
import type { Case, Contract } from '../contract.ts'
import { wholeVariable } from '../template.ts'
import type { Fault } from './rule.ts'
import { RULED_MEMBERS, requestFaults } from './rules.ts'

/** What is wrong with the members of the request that a case brings: a row's messages and tools, a variable's whole value. */
export function caseRequestFaults(
  one: Case,
  { request, api, vars }: Pick<Contract, 'request' | 'api'> & { readonly vars: JsonObject },
): readonly CaseFault[] {
  const brought = RULED_MEMBERS.flatMap((member) => {
    const found = broughtBy(one, request, vars, member)
    return found === null ? [] : [{ member, ...found }]
  })
  if (brought.length === 0) return []
  const whole = { ...request, ...Object.fromEntries(brought.map(({ member, value }) => [member, value])) }
  const members = brought.map(({ member }) => member)
  return requestFaults(whole, api, members).map((fault) => {
    const source = brought.find(({ member }) => fault.pointer.startsWith(`/${member}`))
    if (!source) return { ...fault, isOfContract: true, pointer: `/request${fault.pointer}` }
    const pointer = source.at + fault.pointer.slice(source.member.length + 1)
    return { ...fault, pointer, isOfContract: source.isOfContract }
  })
}

/** Its pointer is one into the case, or into the contract. */
export interface CaseFault extends Fault {
  readonly isOfContract: boolean
}

function broughtBy(
  one: Case,
  request: JsonObject,
  shared: JsonObject,
  member: string,
): { readonly value: JsonValue; readonly at: Pointer; readonly isOfContract: boolean } | null {
  const own = one.request?.[member]
  if (own !== undefined) return { value: own, at: `/${member}`, isOfContract: false }
  const variable = wholeVariable(request[member])
  const value = variable === null ? undefined : one.vars[variable]
  if (variable === null || value === undefined) return null
  return { value, at: `/vars/${variable}`, isOfContract: shared[variable] === value }
}
