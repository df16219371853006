import type { Case, Contract } from '../../contract/contract.ts'
import type { ModelChoice } from '../../contract/policy/policy.ts'
import { eachPart, fill } from '../../contract/template.ts'
import { canonicalJson } from '../../json/canonical.ts'
import { mergePatch } from '../../json/merge-patch.ts'
import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Place } from '../../problem/problem.ts'
import { type Change, gravest } from './change.ts'
import { schemaWeakenings } from './schema-weakenings.ts'
import type { Weakening } from './weakening.ts'

/** A contract, and the model that it is asked of: its `request` is a patch on every body. */
interface Asked {
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

/** What a request itself lets a model call, which answers are held to whatever is expected of them. */
interface ToolRules {
  readonly tools: ReadonlyMap<string, Tool>
  readonly choice: Choice
  readonly parallel: boolean
}

interface Tool {
  readonly parameters: JsonValue
  /** Of the parameters, in the request. */
  readonly pointer: string
}

interface Choice {
  /** `auto`: a call may be made. */
  readonly mode: 'auto' | 'required' | 'none'
  /** The tools that may be called; null: all that are declared. */
  readonly names: readonly string[] | null
}

/** The members of a request from which its rules are read. */
const RULE_MEMBERS = ['tools', 'tool_choice', 'parallel_tool_calls']

/** The rules of a body as it is sent, in either API's shape. */
function toolRulesOf(body: JsonObject): ToolRules {
  const tools: readonly JsonValue[] = Array.isArray(body.tools) ? body.tools : []
  const named = tools.flatMap((tool, index): readonly (readonly [string, Tool])[] => {
    const name = nameOf(tool)
    if (name === null || !isObject(tool)) return []
    const holder = isObject(tool.function) ? tool.function : tool
    const pointer = `/tools/${index}${holder === tool ? '' : '/function'}/parameters`
    return [[name, { parameters: holder.parameters ?? true, pointer }]]
  })
  return { tools: new Map(named), choice: choiceOf(body.tool_choice), parallel: body.parallel_tool_calls !== false }
}

function nameOf(tool: JsonValue): string | null {
  if (!isObject(tool)) return null
  const { name } = isObject(tool.function) ? tool.function : tool
  return typeof name === 'string' ? name : null
}

/** A word, a named tool, or `allowed_tools` with a mode (OpenAI API reference, `tool_choice`). */
function choiceOf(choice: JsonValue | undefined): Choice {
  if (choice === 'required' || choice === 'any') return { mode: 'required', names: null }
  if (choice === 'none') return { mode: 'none', names: null }
  if (!isObject(choice)) return { mode: 'auto', names: null }
  if (choice.type !== 'allowed_tools') {
    const name = nameOf(choice)
    return name === null ? { mode: 'auto', names: null } : { mode: 'required', names: [name] }
  }
  const allowed = isObject(choice.allowed_tools) ? choice.allowed_tools : choice
  const listed: readonly JsonValue[] = Array.isArray(allowed.tools) ? allowed.tools : []
  const names = listed.map(nameOf).filter((name) => name !== null)
  return { mode: allowed.mode === 'required' ? 'required' : 'auto', names }
}

/** A call that had to be made, or must not be, and may now; a tool that was not among those allowed. */
function choiceChange(base: Choice, head: Choice): Change {
  const wider = base.names !== null && (head.names === null || head.names.some((name) => !base.names?.includes(name)))
  const mode: Change =
    base.mode === 'auto' || base.mode === head.mode ? 'same' : head.mode === 'auto' ? 'weaker' : 'changed'
  // Where no call may be made it is no matter which.
  return gravest([mode, wider && head.mode !== 'none' ? 'weaker' : 'same'])
}

/** As a sentence shows it. */
function shownChoice({ mode, names }: Choice): string {
  return names === null ? mode : `${mode} of ${names.join(', ')}`
}
