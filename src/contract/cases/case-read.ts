import { childPointer } from '../../json/pointer.ts'
import { isObject, type JsonArray, type JsonObject, type JsonValue, type Pointer } from '../../json/value.ts'
import type { Place } from '../../problem/problem.ts'
import { fits } from '../bounds.ts'
import type { Case, ToolResults, Turn } from '../contract.ts'
import type { Expect } from '../expect.ts'
import { type ExpectBase, mergeExpect, readChecks, readExpect } from '../expect-read.ts'
import { nearestName } from '../nearest.ts'
import type { Origin } from '../reading.ts'
import { shownValue } from '../schema-words.ts'
import type { SchemaCheck } from '../structure.ts'
import { eachPart, insertedBy, MAX_INSERTED } from '../template.ts'
import { validateChecks } from '../validators.generated.ts'
import { includeFiles } from '../values.ts'
import { type Braced, warnBraces } from './variables-in-expect.ts'

/** What every case of a contract is read against. */
export interface CaseBase {
  readonly vars: JsonObject
  readonly expect: ExpectBase
  /** What a case without an `expect` is judged by: one object for all of them, so that it is recognised. */
  readonly inherited: Expect
  /** Members of the request → the variables in them; null where the request can't be read, and nothing is said of variables. */
  readonly requestVariables: ReadonlyMap<string, readonly string[]> | null
  /** Variables of the contract, and places of the request that name one. */
  readonly counts: { readonly variables: number; readonly named: number }
  /** Variables of the contract that some case or the request has used. */
  readonly used: Set<string>
  /** Names that stand in single braces in the request, and where: no template, though a variable may have the name. */
  readonly braced: ReadonlyMap<string, Place>
  /** Names in braces in the contract's own `expect`, and those that were warned of. */
  readonly inExpect: readonly Braced[]
  readonly warned: Set<string>
}

/** Control, bidirectional and zero-width characters: two ids must not look the same or write over each other. */
const UNSHOWN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]/u

/** A case whose structure was checked, from a contract or one row of a case file. */
export function readCase(origin: Origin, pointer: Pointer, raw: JsonObject, base: CaseBase, id: string): Case {
  const place = origin.source.placeOf(pointer)
  checkName(origin, childPointer(pointer, 'id'), id, 'id')
  if (typeof raw.group === 'string') checkName(origin, childPointer(pointer, 'group'), raw.group, 'group')
  const own = isObject(raw.vars) ? readVars(origin, childPointer(pointer, 'vars'), raw.vars) : {}
  const turns = Array.isArray(raw.turns)
    ? readTurns(origin, childPointer(pointer, 'turns'), raw.turns, base)
    : undefined
  if (turns && raw.expect !== undefined)
    origin.findings.problem('case-expect-beside-turns', {}, origin.source.keyPlaceOf(childPointer(pointer, 'expect')))
  const vars = caseVariables(origin, base, own, place)
  if (vars) checkVariables(origin, pointer, base, own, vars, turns ?? [], new Set())
  if (vars) warnBraces(origin, pointer, raw, vars, base)
  const at = childPointer(pointer, 'expect')
  const expect = isObject(raw.expect)
    ? mergeExpect(base.expect, readExpect(origin, at, raw.expect, 'case'), origin.source.placeOf(at))
    : base.inherited
  return {
    id,
    ...(typeof raw.group === 'string' && { group: raw.group }),
    vars: vars ?? own,
    expect,
    ...(turns && { turns }),
    place,
    placeOf: (below) => origin.source.placeOf(pointer + below),
  }
}

/** The contract's with the case's own over them, one object for all cases that have none; null: too many in all. */
function caseVariables(origin: Origin, base: CaseBase, own: JsonObject, place: Place): JsonObject | null {
  const isOwn = Object.keys(own).length > 0
  const copied = isOwn ? base.counts.variables : 0
  const { file } = origin.source
  if (!fits(origin, 'caseVariables', base.counts.named + copied, file, place)) return null
  if (origin.includes === 'keptBytes' && !fits(origin, 'keptVariables', copied, file, place)) return null
  return isOwn ? { ...base.vars, ...own } : base.vars
}

/** Values of variables, files included; names are those that a template can hold. */
export function readVars(origin: Origin, pointer: Pointer, raw: JsonObject): JsonObject {
  const vars = includeFiles(origin, pointer, raw)
  if (!isObject(vars)) {
    // null: the file could not be read, which was reported.
    if (vars !== null) origin.findings.problem('vars-shape', {}, origin.source.placeOf(pointer))
    return {}
  }
  for (const name of Object.keys(vars)) {
    if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) || name === '__proto__')
      origin.findings.problem('variable-name', { name }, origin.source.keyPlaceOf(childPointer(pointer, name)))
  }
  return vars
}

/** The id or group of a row that no schema was held against: 1 to 200 characters that can be seen. */
export function checkLabel(origin: Origin, pointer: Pointer, what: string, value: JsonValue): void {
  if (typeof value === 'string' && value.length >= 1 && value.length <= 200)
    return checkName(origin, pointer, value, what)
  const args = { key: what, found: shownValue(value), allowed: 'a text of 1 to 200 characters', meant: '' }
  origin.findings.problem('malformed', args, origin.source.placeOf(pointer))
}

function checkName(origin: Origin, pointer: Pointer, text: string, what: string): void {
  const unshown = UNSHOWN.exec(text)?.[0]
  if (unshown === undefined) return
  const found = `U+${(unshown.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  origin.findings.problem('case-id', { what, found }, origin.source.placeOf(pointer))
}

/** Every variable of the request and the turns has a value, and every variable of the case is used. */
export function checkVariables(
  origin: Origin,
  pointer: Pointer,
  base: CaseBase,
  own: JsonObject,
  vars: JsonObject,
  turns: readonly Turn[],
  replaced: ReadonlySet<string>,
): void {
  if (base.requestVariables === null) return
  const used = new Set<string>()
  let inserted = 0
  const unknown = (name: string) => {
    const meant = nearestName(name, Object.keys(vars))
    return { name, known: Object.keys(vars).join(', ') || 'none', meant: meant ? `; did you mean ${meant}?` : '' }
  }
  for (const [member, variables] of base.requestVariables) {
    if (replaced.has(member)) continue
    for (const name of variables) {
      used.add(name)
      if (!Object.hasOwn(vars, name))
        origin.findings.problem('variable-unknown', unknown(name), origin.source.placeOf(pointer))
      else inserted += insertedBy(vars[name] as JsonValue)
    }
  }
  for (const turn of turns) {
    if (turn.user === undefined) continue
    eachPart(turn.user, (part) => {
      if ('fault' in part) return origin.findings.problem('template-fault', { found: part.fault }, turn.place)
      used.add(part.name)
      if (!Object.hasOwn(vars, part.name)) origin.findings.problem('variable-unknown', unknown(part.name), turn.place)
      else inserted += insertedBy(vars[part.name] as JsonValue)
    })
  }
  if (inserted > MAX_INSERTED)
    origin.findings.problem(
      'request-too-large',
      { found: inserted, limit: MAX_INSERTED },
      origin.source.placeOf(pointer),
    )
  for (const name of used) base.used.add(name)
  for (const name of Object.keys(own)) {
    if (!used.has(name))
      origin.findings.problem(
        'variable-unused',
        unusedVariable(name, used, base),
        origin.source.keyPlaceOf(childPointer(childPointer(pointer, 'vars'), name)),
      )
  }
}

/** What is said of a variable that no template names. */
export function unusedVariable(name: string, used: ReadonlySet<string>, { braced }: CaseBase) {
  const place = braced.get(name)
  const meant = place
    ? `; {${name}} at ${place.file}:${place.line} is sent as it stands, did you mean {{${name}}}?`
    : ''
  return { name, used: [...used].join(', ') || 'none', meant }
}

function readTurns(origin: Origin, pointer: Pointer, raw: JsonArray, base: CaseBase): readonly Turn[] {
  return raw.map((item, index): Turn => {
    const turn = item as JsonObject
    const at = childPointer(pointer, index)
    const place = origin.source.placeOf(at)
    if (turn.user === undefined && turn.tool_results === undefined) origin.findings.problem('turn-empty', {}, place)
    if (index === 0 && turn.tool_results !== undefined)
      origin.findings.problem('turn-first', {}, origin.source.keyPlaceOf(childPointer(at, 'tool_results')))
    const parts = isObject(turn.expect) ? readExpect(origin, childPointer(at, 'expect'), turn.expect, 'case') : {}
    // The contract's expect does not apply to turns; a turn's own schema decides whether its answer conforms.
    const { schema = null, ...own } = parts
    const expect = mergeExpect(
      { parts: {}, schema, json: base.expect.json },
      own,
      turn.expect === undefined ? place : origin.source.placeOf(childPointer(at, 'expect')),
    )
    const user = turn.user === undefined ? undefined : includeFiles(origin, childPointer(at, 'user'), turn.user)
    const toolResults = isObject(turn.tool_results)
      ? readToolResults(origin, childPointer(at, 'tool_results'), turn.tool_results)
      : undefined
    return { ...(user !== undefined && { user }), ...(toolResults && { toolResults }), expect, place }
  })
}

function readToolResults(origin: Origin, pointer: Pointer, raw: JsonObject): readonly ToolResults[] {
  const whole = Object.hasOwn(raw, '$file') ? includeFiles(origin, pointer, raw) : raw
  if (!isObject(whole)) {
    if (whole !== null) origin.findings.problem('tool-result-shape', {}, origin.source.placeOf(pointer))
    return []
  }
  return Object.entries(whole).map(([tool, value]) => {
    const at = childPointer(pointer, tool)
    if (!isChoice(value)) return { tool, results: [{ result: includeFiles(origin, at, value) }] }
    return {
      tool,
      results: value.flatMap((item, index) => readChoice(origin, childPointer(at, index), item)),
    }
  })
}

/** A list in which any item speaks of `when` is a list of choices; a list of plain values is one result. */
function isChoice(value: JsonValue): value is JsonArray {
  if (!Array.isArray(value) || value.length === 0) return false
  const items = value as JsonArray
  return (
    items.some((item) => isObject(item) && Object.hasOwn(item, 'when')) ||
    items.every((item) => isObject(item) && Object.keys(item).length === 1 && Object.hasOwn(item, 'result'))
  )
}

function readChoice(origin: Origin, pointer: Pointer, item: JsonValue): ToolResults['results'] {
  const known = ['when', 'result']
  const isShaped =
    isObject(item) &&
    Object.hasOwn(item, 'result') &&
    Object.keys(item).every((key) => known.includes(key)) &&
    (item.when === undefined || (validateChecks as SchemaCheck)(item.when))
  if (!isShaped) {
    origin.findings.problem('tool-result-shape', {}, origin.source.placeOf(pointer))
    return []
  }
  const result = includeFiles(origin, childPointer(pointer, 'result'), item.result as JsonValue)
  return isObject(item.when)
    ? [{ when: readChecks(origin, childPointer(pointer, 'when'), item.when), result }]
    : [{ result }]
}
