import { childPointer } from '../../json/pointer.ts'
import { isObject, type JsonArray, type JsonObject, type JsonValue, type Pointer } from '../../json/value.ts'
import type { Place } from '../../problem/problem.ts'
import type { Source } from '../files/source.ts'
import type { Origin } from '../reading.ts'
import { eachPart, singleBraced } from '../template.ts'

/** A name in braces where no template is filled. */
export interface Braced {
  readonly name: string
  /** As it is written. */
  readonly found: string
  readonly place: Place
}

/** Names in single or double braces in the values that are expected; a schema has braces of its own. */
export function bracedIn(source: Source, { schema: _, ...expected }: JsonObject, at: Pointer): readonly Braced[] {
  const braced: Braced[] = []
  const add = (name: string, found: string, below: Pointer): void => {
    braced.push({ name, found, place: source.placeOf(at + below) })
  }
  singleBraced(expected, (name, below) => add(name, `{${name}}`, below))
  eachPart(expected, (part, below) => {
    if ('name' in part) add(part.name, `{{${part.name}}}`, below)
  })
  return braced
}

interface Warned {
  /** Those of the contract's own `expect`. */
  readonly inExpect: readonly Braced[]
  /** Names that were warned of: once a contract, whatever its number of rows. */
  readonly warned: Set<string>
}

/** Warns of variables in braces where none is filled: single ones in what the user says, any in what is expected. */
export function warnBraces(
  { findings, source }: Origin,
  pointer: Pointer,
  raw: JsonObject,
  vars: JsonObject,
  { inExpect, warned }: Warned,
): void {
  const isNew = (name: string, where: string): boolean => {
    if (!Object.hasOwn(vars, name) || warned.has(`${where} ${name}`)) return false
    warned.add(`${where} ${name}`)
    return true
  }
  const warnAll = (braced: readonly Braced[]): void => {
    for (const { name, found, place } of braced)
      if (isNew(name, 'expect')) findings.warn('variable-in-expect', { name, found }, place)
  }
  const expected = (expect: JsonValue | undefined, at: Pointer): void => {
    if (isObject(expect)) warnAll(bracedIn(source, expect, childPointer(at, 'expect')))
  }
  expected(raw.expect, pointer)
  for (const [index, turn] of (Array.isArray(raw.turns) ? (raw.turns as JsonArray) : []).entries()) {
    if (!isObject(turn)) continue
    const at = childPointer(childPointer(pointer, 'turns'), index)
    expected(turn.expect, at)
    if (turn.user === undefined) continue
    singleBraced(turn.user, (name, below) => {
      if (isNew(name, 'user')) findings.warn('variable-braces', { name }, source.placeOf(`${at}/user${below}`))
    })
  }
  if (raw.turns === undefined && inExpect.length > 0) warnAll(inExpect)
}
