import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { type Change, gravest } from './change.ts'

/** What a request itself lets a model call, which answers are held to whatever is expected of them. */
export interface ToolRules {
  readonly tools: ReadonlyMap<string, Tool>
  readonly choice: Choice
  readonly parallel: boolean
}

export interface Tool {
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
export const RULE_MEMBERS = ['tools', 'tool_choice', 'parallel_tool_calls']

/** The rules of a body as it is sent, in either API's shape. */
export function toolRulesOf(body: JsonObject): ToolRules {
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
export function choiceChange(base: Choice, head: Choice): Change {
  const wider = base.names !== null && (head.names === null || head.names.some((name) => !base.names?.includes(name)))
  const mode: Change =
    base.mode === 'auto' || base.mode === head.mode ? 'same' : head.mode === 'auto' ? 'weaker' : 'changed'
  // Where no call may be made it is no matter which.
  return gravest([mode, wider && head.mode !== 'none' ? 'weaker' : 'same'])
}

/** As a sentence shows it. */
export function shownChoice({ mode, names }: Choice): string {
  return names === null ? mode : `${mode} of ${names.join(', ')}`
}
