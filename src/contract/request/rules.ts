import { isObject, type JsonObject, type JsonValue, type Pointer } from '../../json/value.ts'
import type { Case, Contract } from '../contract.ts'
import { isOneEditAway, nearestName } from '../nearest.ts'
import { wholeVariable } from '../template.ts'
import { CONTRACT_MEMBERS, CONVERSATION, COUNTERPARTS, REQUEST_MEMBERS, ROLES } from './members.ts'
import type { Fault, RequestRule } from './rule.ts'
import { toolChoice, toolShape } from './tool-rules.ts'

/** Members of the other API: the conversation itself under the other name is never read. */
const otherApi: RequestRule = {
  reads: null,
  faults: (request, api) =>
    Object.keys(request)
      .filter((key) => Object.hasOwn(COUNTERPARTS[api], key))
      .map((key) => ({
        code: 'request-other-api',
        pointer: `/${key}`,
        args: { key, api, instead: COUNTERPARTS[api][key] ?? '' },
        isWarning: COUNTERPARTS[api][key] !== CONVERSATION[api],
      })),
}

/** Unknown members go out as they are; one letter from a known one is most likely a slip. */
const misspelt: RequestRule = {
  reads: null,
  faults: (request, api) =>
    Object.keys(request).flatMap((key): readonly Fault[] => {
      if (REQUEST_MEMBERS.chat.includes(key) || REQUEST_MEMBERS.responses.includes(key)) return []
      const meant = REQUEST_MEMBERS[api].find((known) => isOneEditAway(key, known))
      return meant === undefined
        ? []
        : [{ code: 'request-member-meant', pointer: `/${key}`, args: { key, meant }, isWarning: true }]
    }),
}

const ofContract: RequestRule = {
  reads: null,
  faults: (request) =>
    CONTRACT_MEMBERS.filter((key) => Object.hasOwn(request, key)).map((key) => ({
      code: 'request-member-of-contract',
      pointer: `/${key}`,
      args: { key },
    })),
}

const functions: RequestRule = {
  reads: null,
  faults: (request) =>
    ['functions', 'function_call']
      .filter((key) => Object.hasOwn(request, key))
      .map((key) => ({
        code: 'request-functions',
        pointer: `/${key}`,
        args: { key, instead: key === 'functions' ? 'tools' : 'tool_choice' },
      })),
}

const roles: RequestRule = {
  reads: ['messages', 'input'],
  faults: (request, api) => {
    const member = CONVERSATION[api]
    const messages = request[member]
    if (!Array.isArray(messages)) return []
    return (messages as readonly JsonValue[]).flatMap((message, index): readonly Fault[] => {
      const role = isObject(message) ? message.role : undefined
      if (typeof role !== 'string' || role.includes('{{') || ROLES[api].includes(role)) return []
      const meant = nearestName(role, ROLES[api])
      const args = { role, allowed: ROLES[api].join(', '), meant: meant ? `; did you mean ${meant}?` : '' }
      return [{ code: 'role-unknown', pointer: `/${member}/${index}/role`, args }]
    })
  },
}

/** Each message of Chat Completions says who speaks, and what: a text, parts, or nothing beside calls. */
const messageShape: RequestRule = {
  reads: ['messages'],
  faults: ({ messages }, api) => {
    if (api !== 'chat' || !Array.isArray(messages)) return []
    return (messages as readonly JsonValue[]).flatMap((message, index): readonly Fault[] => {
      const pointer = `/messages/${index}`
      if (typeof message === 'string' && message.includes('{{')) return []
      if (!isObject(message))
        return [{ code: 'message-shape', pointer, args: { what: 'a message is { role, content }' } }]
      if (message.role === undefined) return [{ code: 'message-shape', pointer, args: { what: 'it has no role' } }]
      const { content = null } = message
      return typeof content === 'number' || typeof content === 'boolean'
        ? [
            {
              code: 'message-shape',
              pointer: `${pointer}/content`,
              args: { what: `its content is ${content}, no text` },
            },
          ]
        : []
    })
  },
}

const RULES: readonly RequestRule[] = [
  otherApi,
  misspelt,
  ofContract,
  functions,
  roles,
  messageShape,
  toolShape,
  toolChoice,
]

/**
 * What keeps a request from ever being answered as it is meant, or most likely does.
 *
 * @param brought the members that a case brings; rules that look at others said their word of the contract's request
 */
export function requestFaults(
  request: JsonObject,
  api: Contract['api'],
  brought: readonly string[] | null = null,
): readonly Fault[] {
  return RULES.filter(({ reads }) => brought === null || reads?.some((member) => brought.includes(member))).flatMap(
    (rule) => rule.faults(request, api),
  )
}

/** The members of a request that the rules read case by case, where a case brings them. */
const RULED_MEMBERS: readonly string[] = [...new Set(RULES.flatMap(({ reads }) => reads ?? []))]

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
interface CaseFault extends Fault {
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
