import type { Contract, Turn } from '../contract/contract.ts'
import type { Expect } from '../contract/expect.ts'
import type { SchemaDocument } from '../contract/schema-document.ts'
import { fill, renderRequest, renderTurn } from '../contract/template.ts'
import type { JsonObject } from '../json/value.ts'
import type { Criteria } from '../outcome/criteria.ts'
import { criteriaOf } from '../outcome/criteria-of.ts'
import { toolSchemas } from '../outcome/tool-schema.ts'
import type { Plan, PlannedContract, Role, Unit } from '../plan/plan.ts'
import type { Problem } from '../problem/problem.ts'
import { mapRequest } from '../provider/map-request.ts'

/** How a plan's units become requests and how their answers are judged: the same for live, replayed and re-judged runs. */
export interface Wiring {
  readonly request: (unit: Unit, role: Role) => JsonObject
  readonly criteria: (body: JsonObject, contract: Contract, expect: Expect) => Criteria
  readonly userText: (unit: Unit, turn: Turn) => Turn
}

/** Requests that can't be put into the provider's dialect were problems of `mappingProblems` before. */
export function wire(plan: Plan): Wiring {
  const schemas = new Map(plan.contracts.map(({ contract }) => [contract.name, toolSchemas(contract.placeOf('/request/tools'))]))
  return {
    request: (unit, role) => {
      const mapped = inDialect(plan.contracts[unit.contractIndex] as PlannedContract, role, renderRequest(unit.contract, unit.case))
      if (!mapped.ok) throw new Error(`unmapped request of ${unit.contract.name}`)
      return mapped.value.body
    },
    criteria: (body, contract, expect) => criteriaOf(body, contract.api, expect, schemas.get(contract.name) ?? toolSchemas(contract.placeOf(''))),
    userText: (unit, turn) => {
      const index = unit.case.turns?.indexOf(turn) ?? -1
      const user = index < 0 ? undefined : renderTurn(unit.case, index)
      return user === undefined ? turn : { ...turn, user }
    },
  }
}

function inDialect(planned: PlannedContract, role: Role, body: JsonObject) {
  const target = role === 'candidate' ? planned.candidate : (planned.baseline ?? planned.candidate)
  return mapRequest(body, target, planned.contract.api)
}

/** Problems of putting each contract's request into its providers' dialects, and what was changed to get there. */
export function mapping(plan: Plan): { readonly problems: readonly Problem[]; readonly changes: ReadonlyMap<string, readonly string[]> } {
  const problems: Problem[] = []
  const changes = new Map<string, readonly string[]>()
  for (const planned of plan.contracts) {
    for (const role of plan.roles) {
      const result = inDialect(planned, role, renderRequest(planned.contract, planned.contract.cases.at(0)))
      if (result.ok) changes.set(`${planned.contract.name} ${role}`, result.value.changes)
      else problems.push(...result.problems.map((problem) => ({ ...problem, place: planned.contract.placeOf('/request') })))
    }
  }
  return { problems, changes }
}

/** Every schema that the plan's answers will be validated against, each digest once. */
export function schemasOf(plan: Plan): readonly SchemaDocument[] {
  const found = new Map<string, SchemaDocument>()
  const add = (schema: SchemaDocument | undefined | null): void => {
    if (schema) found.set(schema.digest, schema)
  }
  for (const { contract } of plan.contracts) {
    const toolSchema = toolSchemas(contract.placeOf('/request/tools'))
    for (let index = 0; index < contract.cases.length; index++) {
      const one = contract.cases.at(index)
      const tools = one.request?.tools ?? fill(contract.request.tools ?? null, one.vars)
      for (const expect of one.turns?.map((turn) => turn.expect) ?? [one.expect]) {
        const criteria = criteriaOf({ tools }, contract.api, expect, toolSchema)
        for (const tool of criteria.tools) add(tool.parameters)
        for (const schema of expectedSchemas(expect)) add(schema)
      }
      for (const turn of one.turns ?? []) for (const { results } of turn.toolResults ?? []) for (const { when } of results) for (const schema of checkedSchemas(when)) add(schema)
    }
  }
  return [...found.values()]
}

function* expectedSchemas(expect: Expect): Generator<SchemaDocument> {
  if (expect.schema) yield expect.schema
  yield* checkedSchemas(expect.values)
  for (const call of expect.calls?.calls ?? []) yield* checkedSchemas(call.arguments)
}

function* checkedSchemas(checks: Expect['values']): Generator<SchemaDocument> {
  if (!checks) return
  if (checks.schema) yield checks.schema
  for (const inner of checks.pointers?.values() ?? []) yield* checkedSchemas(inner)
}
