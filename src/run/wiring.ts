import { bringsRules, type Case, type Contract, type Turn } from '../contract/contract.ts'
import type { Expect } from '../contract/expect.ts'
import type { SchemaDocument } from '../contract/schema-document.ts'
import { inlineSchema } from '../contract/schema-read.ts'
import { eachPart, fill, renderRequest, renderTurn, wholeVariable } from '../contract/template.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../json/value.ts'
import type { Criteria } from '../outcome/criteria.ts'
import { criteriaOf, TOKEN_LIMITS } from '../outcome/criteria-of.ts'
import { toolSchemas } from '../outcome/tool-schema.ts'
import type { Plan, PlannedContract, Role, Unit } from '../plan/plan.ts'
import { type MappingTarget, mapRequest, type SentRequest, sentRequest } from '../provider/map-request.ts'

/** How a plan's units become requests and how their answers are judged: the same for live, replayed and re-judged runs. */
export interface Wiring {
  /** In the contract's own API: a flow's turns are added to it, and answers are judged by its rules. */
  readonly request: (unit: Unit, role: Role) => JsonObject
  /** The same as it is sent. */
  readonly sent: (body: JsonObject, unit: Unit, role: Role) => SentRequest
  readonly criteria: (body: JsonObject, contract: Contract, expect: Expect) => Criteria
  /** Those of a unit's first call; the request is rendered only where its rules differ from case to case. */
  readonly unitCriteria: (unit: Unit, role: Role) => Criteria
  /** Whether the cases of a contract that bring no rules of their own are judged by the same rules of it. */
  readonly isAlike: (contractIndex: number) => boolean
  readonly userText: (unit: Unit, turn: Turn) => Turn
}

/** Requests that can't be put into the provider's dialect were problems of `mappingProblems` before. */
export function wire(plan: Plan): Wiring {
  const request: Wiring['request'] = (unit, role) => {
    const mapped = inDialect(
      plan.contracts[unit.contractIndex] as PlannedContract,
      role,
      renderRequest(unit.contract, unit.case),
    )
    if (!mapped.ok) throw new Error(`unmapped request of ${unit.contract.name}`)
    return mapped.value.body
  }
  const criteria = knownCriteria(plan)
  const alike = plan.contracts.map(({ contract }) => RULES.every((member) => !hasTemplate(contract.request[member])))
  const known: Record<Role, WeakMap<Expect, Criteria>> = { candidate: new WeakMap(), baseline: new WeakMap() }
  const isAlike = (contractIndex: number): boolean => alike[contractIndex] === true
  return {
    request,
    sent: (body, unit, role) => sentBy(plan.contracts[unit.contractIndex] as PlannedContract, role, body),
    criteria,
    isAlike,
    unitCriteria: (unit, role) => {
      const { expect } = unit.case
      const isKnown = isAlike(unit.contractIndex) && !bringsRules(unit.case)
      const found = isKnown ? known[role].get(expect) : undefined
      if (found) return found
      const fresh = criteria(request(unit, role), unit.contract, expect)
      if (isKnown) known[role].set(expect, fresh)
      return fresh
    },
    userText: (unit, turn) => {
      const index = unit.case.turns?.indexOf(turn) ?? -1
      const user = index < 0 ? undefined : renderTurn(unit.case, index)
      return user === undefined ? turn : { ...turn, user }
    },
  }
}

/** Members of a request that an answer is judged by. */
const RULES = ['tools', 'tool_choice', 'parallel_tool_calls', ...TOKEN_LIMITS] as const

function hasTemplate(value: JsonValue | undefined): boolean {
  let found = false
  if (value !== undefined) eachPart(value, () => (found = true))
  return found
}

/** The same object for the same expectation and rules, so that the judge's thread is sent it once. */
function knownCriteria(plan: Plan): Wiring['criteria'] {
  const schemas = new Map(
    plan.contracts.map(({ contract }) => [contract.name, toolSchemas(contract.placeOf('/request/tools'))]),
  )
  const isCompared = plan.roles.length > 1
  const known = new WeakMap<Expect, { readonly body: JsonObject; readonly criteria: Criteria }>()
  return (body, contract, expect) => {
    const last = known.get(expect)
    if (last && RULES.every((member) => last.body[member] === body[member])) return last.criteria
    const toolSchema = schemas.get(contract.name) ?? toolSchemas(contract.placeOf(''))
    const criteria = { ...criteriaOf(body, contract.api, expect, toolSchema), isCompared }
    known.set(expect, { body, criteria })
    return criteria
  }
}

const targetOf = (planned: PlannedContract, role: Role) =>
  role === 'candidate' ? planned.candidate : (planned.baseline ?? planned.candidate)

const inDialect = (planned: PlannedContract, role: Role, body: JsonObject) =>
  mapRequest(body, targetOf(planned, role), planned.contract.api)

function sentBy(planned: PlannedContract, role: Role, request: JsonObject): SentRequest {
  const { api, body, faults } = sentRequest(request, targetOf(planned, role), planned.contract.api)
  if (faults.length > 0) throw new Error(`unmapped request of ${planned.contract.name}: ${faults[0]?.found}`)
  return { api, body }
}

type WithPatches = Pick<PlannedContract, 'contract'> & {
  readonly [role in Role]?: Pick<MappingTarget, 'request'> | null
}

/** Every schema that the contracts' answers will be validated against, each digest once. */
export function schemasOf(plan: { readonly contracts: readonly WithPatches[] }): readonly SchemaDocument[] {
  return [...new Map(schemasByPlace(plan).map((schema) => [schema.digest, schema])).values()]
}

/** The same at every place of the contracts where one stands; those that cases bring once for each contract. */
export const schemasByPlace = ({
  contracts,
}: {
  readonly contracts: readonly WithPatches[]
}): readonly SchemaDocument[] =>
  contracts.flatMap((planned) => {
    const { contract } = planned
    const brought = new Map([...schemasOfCases(contract)].map((schema) => [schema.digest, schema]))
    const patched = toolsOfPatches(planned).flatMap((tools) => parametersIn(tools, contract.api))
    return [
      ...contract.schemas,
      ...parametersIn(contract.request.tools, contract.api).map(placedAt(contract, '/request/tools')),
      ...patched.map(placedAt({ placeOf: () => contract.placeOf('/request/tools') }, '')),
      ...brought.values(),
    ]
  })

interface Parameters {
  readonly schema: JsonValue
  /** Into the list of tools. */
  readonly pointer: Pointer
}

/** The schemas of the arguments of the tools that a list declares. */
function parametersIn(tools: JsonValue | undefined, api: Contract['api']): readonly Parameters[] {
  if (!Array.isArray(tools)) return []
  return (tools as readonly JsonValue[]).flatMap((tool, index) => {
    const holder = isObject(tool) && api === 'chat' ? tool.function : tool
    const schema = isObject(holder) ? holder.parameters : undefined
    if (!isObject(holder) || typeof holder.name !== 'string' || schema === undefined || schema === null) return []
    return [{ schema, pointer: `/${index}${api === 'chat' ? '/function' : ''}/parameters` }]
  })
}

/** A schema that stands somewhere in a contract or a case, with the place of everything in it. */
const placedAt =
  ({ placeOf }: Pick<Contract | Case, 'placeOf'>, at: Pointer) =>
  ({ schema, pointer }: Parameters): SchemaDocument => ({
    ...inlineSchema(schema, placeOf(at + pointer)),
    placeOf: (below) => placeOf(at + pointer + below),
  })

/** What cases bring themselves, or fill a template with. */
function* schemasOfCases({ request, cases, api }: Contract): Generator<SchemaDocument> {
  const tools = request.tools ?? null
  const variable = wholeVariable(tools)
  if (cases.counts.rules === 0 && !hasTemplate(tools)) return
  for (let index = 0; index < cases.length; index++) {
    const one = cases.at(index)
    const own = one.request?.tools
    const at = own !== undefined ? '/tools' : variable === null ? '' : `/vars/${variable}`
    yield* parametersIn(own ?? fill(tools, one.vars), api).map(placedAt(one, at))
  }
}

/** A model's own patch replaces the request's tools as a whole: what is wrong in it is told at the tools it replaces. */
const toolsOfPatches = ({ candidate, baseline }: WithPatches): readonly JsonValue[] =>
  [candidate, baseline].flatMap((target) => {
    const tools = target?.request.tools
    return tools === undefined ? [] : [tools]
  })
