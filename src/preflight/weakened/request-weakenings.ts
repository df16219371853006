import type { Case, Contract } from '../../contract/contract.ts'
import type { ModelChoice } from '../../contract/policy/policy.ts'
import { eachPart, fill } from '../../contract/template.ts'
import { canonicalJson } from '../../json/canonical.ts'
import { mergePatch } from '../../json/merge-patch.ts'
import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Place } from '../../problem/problem.ts'
import { schemaWeakenings } from './schema-weakenings.ts'
import { choiceChange, RULE_MEMBERS, shownChoice, type ToolRules, toolRulesOf } from './tool-rules.ts'
import type { Weakening } from './weakening.ts'

/** A contract, and the model that it is asked of: its `request` is a patch on every body. */
export interface Asked {
  readonly contract: Contract
  readonly candidate: ModelChoice | null
}

/**
 * Rules of the request that let more answers through: tools, `tool_choice`, `parallel_tool_calls`, as they are sent.
 * It does not matter whether they stand in the contract, in a variable, in a case or in the candidate's patch.
 */
export function requestWeakenings(base: Asked, head: Asked, patchPlace: Place): readonly Weakening[] {
  const found = new Map<string, Weakening>()
  for (const [was, now] of comparedCases(
    base.contract,
    head.contract,
    rulesVary(base.contract) || rulesVary(head.contract),
  )) {
    const rules = [rulesFor(base, was), rulesFor(head, now)] as const
    const isPatched = RULE_MEMBERS.some((member) => head.candidate?.request[member] !== undefined)
    const placeOf = (pointer: string): Place =>
      isPatched ? patchPlace : rulesVary(head.contract) ? now.place : head.contract.placeOf(`/request${pointer}`)
    for (const one of ruleWeakenings(head.contract.name, ...rules, placeOf)) {
      const key = canonicalJson({ code: one.code, ...one.args })
      if (!found.has(key)) found.set(key, one)
    }
  }
  return [...found.values()]
}

/** Whether the rules differ from case to case. */
function rulesVary({ request, cases }: Contract): boolean {
  let varies = cases.counts.requests > 0
  for (const member of RULE_MEMBERS)
    eachPart(request[member] ?? null, () => {
      varies = true
    })
  return varies
}

/** The first case of each, or every case with what became of it. */
function* comparedCases(base: Contract, head: Contract, each: boolean): Generator<readonly [Case, Case]> {
  if (!each) {
    yield [base.cases.at(0), head.cases.at(0)]
    return
  }
  const later = new Map<string, number>()
  for (let index = 0; index < head.cases.length; index++) later.set(head.cases.at(index).id, index)
  for (let index = 0; index < base.cases.length; index++) {
    const was = base.cases.at(index)
    const at = later.get(was.id)
    if (at !== undefined) yield [was, head.cases.at(at)]
  }
}

function rulesFor({ contract, candidate }: Asked, one: Case): ToolRules {
  const own = one.request ?? {}
  const body: Record<string, JsonValue> = {}
  const patch: Record<string, JsonValue> = {}
  for (const member of RULE_MEMBERS) {
    const value = own[member] ?? contract.request[member]
    if (value !== undefined) body[member] = own[member] === undefined ? fill(value, one.vars) : value
    const change = candidate?.request[member]
    if (change !== undefined) patch[member] = change
  }
  const sent = mergePatch(body, patch)
  return toolRulesOf(isObject(sent) ? sent : {})
}

function ruleWeakenings(
  contract: string,
  base: ToolRules,
  head: ToolRules,
  placeOf: (pointer: string) => Place,
): readonly Weakening[] {
  const found: Weakening[] = []
  for (const [tool, { parameters }] of base.tools) {
    const now = head.tools.get(tool)
    if (now === undefined)
      found.push({ code: 'changed-tool', args: { contract, tool, what: 'gone' }, place: placeOf('/tools') })
    else {
      const place = (pointer: string): Place => placeOf(`${now.pointer}${pointer}`)
      found.push(...schemaWeakenings(contract, `a call of \`${tool}\``, parameters, now.parameters, place))
    }
  }
  for (const tool of head.tools.keys())
    if (!base.tools.has(tool) && base.tools.size > 0)
      found.push({ code: 'changed-tool', args: { contract, tool, what: 'new' }, place: placeOf('/tools') })
  const choice = choiceChange(base.choice, head.choice)
  if (choice !== 'same') {
    const args = { contract, was: shownChoice(base.choice), now: shownChoice(head.choice) }
    const code = choice === 'weaker' ? 'weakened-tool-choice' : 'changed-tool-choice'
    found.push({ code, args, place: placeOf('/tool_choice') })
  }
  if (!base.parallel && head.parallel)
    found.push({ code: 'weakened-parallel-calls', args: { contract }, place: placeOf('/parallel_tool_calls') })
  return found
}

/** What a patch says to the model in the contract's place, and what it asks the endpoint to enforce. */
const PROMPT_MEMBERS = ['messages', 'input', 'instructions', 'prompt', 'previous_response_id', 'conversation']
const FORMAT_MEMBERS = ['response_format', 'text']

/** A candidate's patch that puts other words or formats into every request of its contracts. */
export function patchWeakenings(
  base: ModelChoice | null,
  head: ModelChoice | null,
  place: Place,
): readonly Weakening[] {
  const differ = (member: string): boolean => textOf(base?.request, member) !== textOf(head?.request, member)
  const of = (members: readonly string[], code: 'weakened-candidate-request' | 'changed-candidate-request') =>
    members.filter(differ).map((member): Weakening => ({ code, args: { member, model: head?.model ?? '' }, place }))
  return [...of(PROMPT_MEMBERS, 'weakened-candidate-request'), ...of(FORMAT_MEMBERS, 'changed-candidate-request')]
}

const textOf = (request: JsonObject | undefined, member: string): string | null =>
  request?.[member] === undefined ? null : canonicalJson(request[member] as JsonValue)
