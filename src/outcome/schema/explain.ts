import { childPointer } from '../../json/pointer.ts'
import { isObject, type JsonDocument, type JsonObject, type JsonValue, type Pointer } from '../../json/value.ts'
import { checkItems, checkMembers } from './explain-containers.ts'
import { checkScalar } from './explain-scalars.ts'
import { alternatives, closestBranch, type Finding, Findings } from './findings.ts'
import { DEFS, type NormalDocument, type NormalNode, type NormalSchema } from './normal.ts'
import { type Check, type Evaluated, nothingEvaluated, type Reading } from './reading.ts'

class TooManySteps extends Error {}

/**
 * Reads a document against a schema, keyword by keyword, and collects every fault. Slower than compiled code and
 * used where that has said no, or can't be trusted: it knows exact numbers and `unevaluated…`, keeps a bounded
 * number of faults, and of `anyOf` and `oneOf` reports the branch that came closest. After `maxSteps` schemas looked at
 * it stops with the faults found so far, and is not complete.
 */
export function explain(
  normal: NormalDocument,
  document: JsonDocument,
  maxSteps: number,
): { readonly findings: Findings; readonly complete: boolean } {
  const findings = new Findings()
  const reading: Reading = { normal, exact: document.exact, patterns: new Map(), maxSteps, steps: 0, check }
  try {
    check(reading, normal.root, document.value, '', findings, nothingEvaluated())
    return { findings, complete: true }
  } catch (error) {
    if (!(error instanceof TooManySteps)) throw error
    return { findings, complete: false }
  }
}

const check: Check = (reading, schema, value, at, into, evaluated) => {
  reading.steps += 1
  if (reading.steps > reading.maxSteps) throw new TooManySteps()
  if (schema === true) return
  if (schema === false) return into.add({ pointer: at, keyword: 'false schema', node: null, allowed: 'nothing', value })
  checkScalar(reading, schema, value, at, into)
  if (typeof value !== 'object' || value === null) return checkInPlace(reading, schema, value, at, into, evaluated)
  // A schema sees what its own keywords and those inside it looked at, never what its siblings did.
  const own = reading.normal.unevaluated ? nothingEvaluated() : evaluated
  if (Array.isArray(value)) checkItems(reading, schema, value, at, into, own)
  else checkMembers(reading, schema, value as JsonObject, at, into, own)
  checkInPlace(reading, schema, value, at, into, own)
  if (Array.isArray(value)) unevaluatedItems(reading, schema, value, at, into, own)
  else unevaluatedMembers(reading, schema, value as JsonObject, at, into, own)
  if (own !== evaluated) merge(own, evaluated)
}

function merge(from: Evaluated, into: Evaluated): void {
  for (const member of from.members) into.members.add(member)
  for (const item of from.items) into.items.add(item)
}

/** Checks a schema apart; what it looked at counts only where the value conforms. */
function attempt(
  reading: Reading,
  schema: NormalSchema,
  value: JsonValue,
  at: Pointer,
  evaluated: Evaluated,
): Findings {
  const findings = new Findings()
  const seen = nothingEvaluated()
  check(reading, schema, value, at, findings, seen)
  if (findings.count === 0) merge(seen, evaluated)
  return findings
}

function checkInPlace(
  reading: Reading,
  node: NormalNode,
  value: JsonValue,
  at: Pointer,
  into: Findings,
  evaluated: Evaluated,
): void {
  if (node.$ref !== undefined)
    check(reading, reading.normal.defs[node.$ref.slice(DEFS.length)] ?? false, value, at, into, evaluated)
  for (const part of node.allOf ?? []) check(reading, part, value, at, into, evaluated)
  if (node.anyOf !== undefined) checkAlternatives(reading, node, 'anyOf', value, at, into, evaluated)
  if (node.oneOf !== undefined) checkAlternatives(reading, node, 'oneOf', value, at, into, evaluated)
  if (node.not !== undefined && attempt(reading, node.not, value, at, nothingEvaluated()).count === 0) {
    const nothing = isObject(node.not as unknown as JsonValue) && Object.keys(node.not as object).length === 0
    into.add({
      pointer: at,
      keyword: nothing ? 'false schema' : 'not',
      node,
      allowed: nothing ? 'nothing' : 'no value of the form that "not" describes',
      value,
    })
  }
  if (node.if !== undefined) {
    const holds = attempt(reading, node.if, value, at, evaluated).count === 0
    check(reading, (holds ? node.then : node.else) ?? true, value, at, into, evaluated)
  }
  if (!isObject(value)) return
  for (const [name, part] of Object.entries(node.dependentSchemas ?? {})) {
    if (Object.hasOwn(value, name)) check(reading, part, value, at, into, evaluated)
  }
}

function checkAlternatives(
  reading: Reading,
  node: NormalNode,
  keyword: 'anyOf' | 'oneOf',
  value: JsonValue,
  at: Pointer,
  into: Findings,
  evaluated: Evaluated,
): void {
  const options = node[keyword] ?? []
  const branches = options.map((option) => attempt(reading, option, value, at, evaluated))
  const holding = branches.flatMap((branch, index) => (branch.count === 0 ? [index] : []))
  if (holding.length === 1 || (keyword === 'anyOf' && holding.length > 1)) return
  if (holding.length > 1) {
    const which = `exactly one of ${options.length} forms; it has ${holding
      .slice(0, 5)
      .map((index) => index + 1)
      .join(' and ')}`
    into.add({ pointer: at, keyword, node, allowed: which, value })
    return
  }
  const either = alternatives(branches, at)
  if (either !== null) into.add({ pointer: at, keyword, node, allowed: either, value })
  else into.addAll(branches[closestBranch(branches, at)] as Findings)
}

function unevaluatedItems(
  reading: Reading,
  node: NormalNode,
  value: readonly JsonValue[],
  at: Pointer,
  into: Findings,
  evaluated: Evaluated,
): void {
  const rest = node.unevaluatedItems
  if (rest === undefined) return
  value.forEach((item, index) => {
    if (evaluated.items.has(index)) return
    if (rest === false) into.add(extra(`${at}/${index}`, 'unevaluatedItems', node, 'no further item', item))
    else check(reading, rest, item, `${at}/${index}`, into, nothingEvaluated())
    evaluated.items.add(index)
  })
}

function unevaluatedMembers(
  reading: Reading,
  node: NormalNode,
  value: Readonly<Record<string, JsonValue>>,
  at: Pointer,
  into: Findings,
  evaluated: Evaluated,
): void {
  const rest = node.unevaluatedProperties
  if (rest === undefined) return
  for (const name of Object.keys(value)) {
    if (evaluated.members.has(name)) continue
    const place = childPointer(at, name)
    const member = value[name] as JsonValue
    if (rest === false) into.add(extra(place, 'unevaluatedProperties', node, 'no such member', member))
    else check(reading, rest, member, place, into, nothingEvaluated())
    evaluated.members.add(name)
  }
}

const extra = (pointer: Pointer, keyword: string, node: NormalNode, allowed: string, value: JsonValue): Finding => ({
  pointer,
  keyword,
  node,
  allowed,
  value,
})
