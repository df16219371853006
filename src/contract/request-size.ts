import { isObject, type JsonArray, type JsonValue } from '../json/value.ts'
import type { Case, Contract, Turn } from './contract.ts'
import { eachPart, insertedBy, isTemplate } from './template.ts'

/** A part of a request before its templates are filled. */
interface Unfilled {
  readonly characters: number
  /** Each as often as it is named. */
  readonly variables: readonly string[]
}

/** How many characters a case's request holds, a flow's with all that its user says, without its being made. */
export function requestCharacters(contract: Contract, { vars, request, turns = [] }: Case): number {
  let sum = request === undefined ? filledBy(wholeOf(contract), vars) : charactersIn(request)
  if (request !== undefined)
    for (const [key, member] of membersOf(contract)) if (!Object.hasOwn(request, key)) sum += filledBy(member, vars)
  for (const turn of turns) sum += filledBy(spokenIn(turn), vars)
  return sum
}

function filledBy({ characters, variables }: Unfilled, vars: Case['vars']): number {
  let sum = characters
  for (const name of variables) sum += insertedBy(vars[name] ?? null)
  return sum
}

const wholes = new WeakMap<Contract, Unfilled>()

/** The request of a case that brings no part of it. */
function wholeOf(contract: Contract): Unfilled {
  const known = wholes.get(contract)
  if (known) return known
  const members = membersOf(contract).map(([, member]) => member)
  const whole = {
    characters: members.reduce((sum, { characters }) => sum + characters, charactersIn({})),
    variables: members.flatMap(({ variables }) => variables),
  }
  wholes.set(contract, whole)
  return whole
}

const members = new WeakMap<Contract, readonly (readonly [string, Unfilled])[]>()

function membersOf(contract: Contract): readonly (readonly [string, Unfilled])[] {
  const known = members.get(contract)
  if (known) return known
  const unfilled = Object.entries(contract.request).map(
    ([key, value]) =>
      [key, isTemplate(key, value) ? unfilledOf(value) : { characters: charactersIn(value), variables: [] }] as const,
  )
  members.set(contract, unfilled)
  return unfilled
}

const spoken = new WeakMap<Turn, Unfilled>()

function spokenIn(turn: Turn): Unfilled {
  const known = spoken.get(turn)
  if (known) return known
  const unfilled = unfilledOf(turn.user ?? null)
  spoken.set(turn, unfilled)
  return unfilled
}

function unfilledOf(value: JsonValue): Unfilled {
  const variables: string[] = []
  eachPart(value, (part) => {
    if ('name' in part) variables.push(part.name)
  })
  return { characters: charactersIn(value), variables }
}

/** Some as many as its JSON has. */
function charactersIn(value: JsonValue): number {
  if (typeof value === 'string') return value.length + 3
  if (Array.isArray(value)) return (value as JsonArray).reduce<number>((sum, item) => sum + charactersIn(item), 2)
  if (!isObject(value)) return String(value).length + 1
  return Object.entries(value).reduce((sum, [key, member]) => sum + key.length + 3 + charactersIn(member), 2)
}
