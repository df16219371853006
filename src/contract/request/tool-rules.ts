import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Contract } from '../contract.ts'
import { nearestName } from '../nearest.ts'
import { shownValue } from '../schema-words.ts'
import { type Fault, isFilledLater, type RequestRule } from './rule.ts'

type Api = Contract['api']

const SHAPES: Readonly<Record<Api, string>> = {
  chat: '{ type: function, function: { name, parameters } }',
  responses: '{ type: function, name, parameters }',
}
const CHOICES: Readonly<Record<Api, string>> = {
  chat: '{ type: function, function: { name } }',
  responses: '{ type: function, name }',
}

const OTHER: Readonly<Record<Api, Api>> = { chat: 'responses', responses: 'chat' }

/** The name of a tool, or of a tool in `tool_choice`, in the shape of its API; null where it has another shape or none. */
function nameIn(value: JsonObject, api: Api): string | null {
  const holder = api === 'chat' ? value.function : value
  return isObject(holder) && typeof holder.name === 'string' ? holder.name : null
}

/** Chat nests a function below `function`, Responses does not; an endpoint reads a tool of the other shape as nothing. */
const isOfOtherApi = (value: JsonObject, api: Api): boolean =>
  api === 'chat'
    ? value.function === undefined && value.custom === undefined && typeof value.name === 'string'
    : isObject(value.function)

/** Tools in the other API's shape, and those whose calls can't be held against a schema. */
export const toolShape: RequestRule = {
  reads: ['tools'],
  faults: (request, api) =>
    listOf(request.tools).flatMap((tool, index): readonly Fault[] => {
      const pointer = `/tools/${index}`
      if (!isObject(tool)) return isFilledLater(tool) ? [] : [shapeFault('tools', pointer, tool, SHAPES[api])]
      if (tool.type === 'custom') return [{ code: 'tool-custom', pointer, args: {} }]
      return isOfOtherApi(tool, api) ? [otherShape('tools', pointer, api, SHAPES[api])] : []
    }),
}

const otherShape = (member: string, pointer: string, api: Api, allowed: string): Fault => ({
  code: 'tool-shape',
  pointer,
  args: { member, found: api === 'chat' ? 'Responses’ shape, flat' : 'Chat Completions’ shape, nested', allowed },
})

const shapeFault = (member: string, pointer: string, found: JsonValue, allowed: string): Fault => ({
  code: 'tool-shape',
  pointer,
  args: { member, found: shownValue(found), allowed },
})

/** `any`: how some vendors spell `required`. */
const WORDS = ['none', 'auto', 'required', 'any']

/** A `tool_choice` that names no declared tool asks for what can't be called. */
export const toolChoice: RequestRule = {
  reads: ['tools', 'tool_choice'],
  faults: (request, api) => {
    const choice = request.tool_choice
    if (choice === undefined || choice === null || isFilledLater(choice)) return []
    const declared = declaredNames(request.tools, api)
    const pointer = '/tool_choice'
    if (typeof choice === 'string') return wordFaults(choice, declared, request.tools, api)
    if (!isObject(choice)) return [shapeFault('tool_choice', pointer, choice, `${WORDS.join(', ')} or ${CHOICES[api]}`)]
    if (isOfOtherApi(choice, api) && choice.type === 'function')
      return [otherShape('tool_choice', pointer, api, CHOICES[api])]
    const allowed = choice.type === 'allowed_tools' ? allowedTools(choice) : [[choice, pointer] as const]
    return allowed.flatMap(([one, at]) => unknownTool(isObject(one) ? nameIn(one, api) : null, at, declared))
  },
}

function wordFaults(
  choice: string,
  declared: readonly string[] | null,
  tools: JsonValue | undefined,
  api: Api,
): readonly Fault[] {
  const pointer = '/tool_choice'
  if ((choice === 'required' || choice === 'any') && Array.isArray(tools) && tools.length === 0)
    return [{ code: 'tool-choice-nothing', pointer, args: { choice } }]
  if ((choice === 'required' || choice === 'any') && tools === undefined)
    return [{ code: 'tool-choice-nothing', pointer, args: { choice } }]
  if (WORDS.includes(choice)) return []
  const isName = declared?.includes(choice) === true
  const meant = isName ? CHOICES[api].replace('name', `name: ${choice}`) : nearestName(choice, WORDS)
  return [
    {
      code: 'tool-choice-word',
      pointer,
      args: {
        found: choice,
        meant: meant === null ? '' : `; did you mean ${meant}?`,
        allowed: WORDS.slice(0, 3).join(', '),
      },
      // A vendor may have a word of its own; a tool's name, or a known word with one letter wrong, is none.
      isWarning: meant === null,
    },
  ]
}

function unknownTool(name: string | null, pointer: string, declared: readonly string[] | null): readonly Fault[] {
  if (name === null || declared === null || name.includes('{{') || declared.includes(name)) return []
  const meant = nearestName(name, declared)
  const args = { name, declared: declared.join(', ') || 'none', meant: meant ? `; did you mean ${meant}?` : '' }
  return [{ code: 'tool-choice-unknown', pointer, args }]
}

/** Chat keeps them below a member of their own, Responses beside the type. */
function allowedTools(choice: JsonObject): readonly (readonly [JsonValue, string])[] {
  const [holder, at] = isObject(choice.allowed_tools)
    ? [choice.allowed_tools, '/tool_choice/allowed_tools/tools']
    : [choice, '/tool_choice/tools']
  return listOf(holder.tools).map((tool, index) => [tool, `${at}/${index}`] as const)
}

/** null where they are not known yet. The other API's shape is told by itself, and its names count. */
function declaredNames(tools: JsonValue | undefined, api: Api): readonly string[] | null {
  if (tools === undefined || tools === null) return []
  if (!Array.isArray(tools)) return null
  const names = listOf(tools).flatMap((tool): readonly (string | null)[] => {
    // Tools of the provider's own have no name, and are chosen by their type.
    const name = isObject(tool) ? (nameIn(tool, api) ?? nameIn(tool, OTHER[api])) : null
    return isObject(tool) && tool.type !== 'function' && name === null ? [] : [name]
  })
  return names.every((name): name is string => name !== null && !name.includes('{{')) ? names : null
}

const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : [])
