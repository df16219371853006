import { childPointer } from '../../json/pointer.ts'
import type { JsonObject, JsonValue, Pointer } from '../../json/value.ts'
import { patternOf, plural } from './explain-scalars.ts'
import { Findings } from './findings.ts'
import type { NormalNode } from './normal.ts'
import { type Evaluated, nothingEvaluated, type Reading } from './reading.ts'
import { firstRepeated } from './repeated.ts'

type Report = (keyword: string, allowed: string, pointer?: Pointer, found?: JsonValue) => void

const reporter =
  (node: NormalNode, value: JsonValue, at: Pointer, into: Findings): Report =>
  (keyword, allowed, pointer = at, found = value) =>
    into.add({ pointer, keyword, node, allowed, value: found })

/** The keywords of arrays. */
export function checkItems(
  reading: Reading,
  node: NormalNode,
  value: readonly JsonValue[],
  at: Pointer,
  into: Findings,
  evaluated: Evaluated,
): void {
  const report = reporter(node, value, at, into)
  if (node.maxItems !== undefined && value.length > node.maxItems)
    report('maxItems', `at most ${plural(node.maxItems, 'item')}`)
  if (node.minItems !== undefined && value.length < node.minItems)
    report('minItems', `at least ${plural(node.minItems, 'item')}`)
  if (node.uniqueItems === true) {
    const repeated = firstRepeated(value, at, reading.exact)
    if (repeated >= 0) report('uniqueItems', 'no item twice', `${at}/${repeated}`, value[repeated])
  }
  const prefix = node.prefixItems ?? []
  for (let index = 0; index < Math.min(prefix.length, value.length); index += 1) {
    reading.check(reading, prefix[index] ?? true, value[index] as JsonValue, `${at}/${index}`, into, nothingEvaluated())
    evaluated.items.add(index)
  }
  if (node.items !== undefined) checkRest(reading, node, value, prefix.length, at, into, evaluated)
  if (node.contains !== undefined) checkContains(reading, node, value, at, report, evaluated)
}

function checkRest(
  reading: Reading,
  node: NormalNode,
  value: readonly JsonValue[],
  from: number,
  at: Pointer,
  into: Findings,
  evaluated: Evaluated,
): void {
  const { items = true } = node
  for (let index = from; index < value.length; index += 1) {
    const item = value[index] as JsonValue
    if (items === false) {
      into.add({
        pointer: `${at}/${index}`,
        keyword: 'items',
        node,
        allowed: from === 0 ? 'no item' : `at most ${plural(from, 'item')}`,
        value: item,
      })
    } else reading.check(reading, items, item, `${at}/${index}`, into, nothingEvaluated())
    evaluated.items.add(index)
  }
}

function checkContains(
  reading: Reading,
  node: NormalNode,
  value: readonly JsonValue[],
  at: Pointer,
  report: Report,
  evaluated: Evaluated,
): void {
  const { contains = true, minContains = 1, maxContains } = node
  let count = 0
  value.forEach((item, index) => {
    const apart = new Findings()
    reading.check(reading, contains, item, `${at}/${index}`, apart, nothingEvaluated())
    if (apart.count > 0) return
    count += 1
    // From 2020-12 on an item that `contains` matched counts as looked at.
    if (reading.normal.draft === '2020-12') evaluated.items.add(index)
  })
  if (count < minContains)
    report(
      minContains === 1 && node.minContains === undefined ? 'contains' : 'minContains',
      `at least ${plural(minContains, 'item')} of the form that "contains" describes`,
    )
  if (maxContains !== undefined && count > maxContains)
    report('maxContains', `at most ${plural(maxContains, 'item')} of the form that "contains" describes`)
}

/** The keywords of objects. */
export function checkMembers(
  reading: Reading,
  node: NormalNode,
  value: JsonObject,
  at: Pointer,
  into: Findings,
  evaluated: Evaluated,
): void {
  const report = reporter(node, value, at, into)
  const names = Object.keys(value)
  if (node.maxProperties !== undefined && names.length > node.maxProperties)
    report('maxProperties', `at most ${plural(node.maxProperties, 'member')}`)
  if (node.minProperties !== undefined && names.length < node.minProperties)
    report('minProperties', `at least ${plural(node.minProperties, 'member')}`)
  for (const name of node.required ?? [])
    if (!Object.hasOwn(value, name)) report('required', `a member ${JSON.stringify(name)}`)
  for (const [name, needed] of Object.entries(node.dependentRequired ?? {})) {
    if (!Object.hasOwn(value, name)) continue
    for (const other of needed)
      if (!Object.hasOwn(value, other))
        report('dependentRequired', `a member ${JSON.stringify(other)} beside ${JSON.stringify(name)}`)
  }
  if (node.propertyNames !== undefined) {
    for (const name of names)
      reading.check(reading, node.propertyNames, name, childPointer(at, name), into, nothingEvaluated())
  }
  if (
    node.properties !== undefined ||
    node.patternProperties !== undefined ||
    node.additionalProperties !== undefined
  ) {
    for (const name of names)
      checkMember(reading, node, name, value[name] as JsonValue, childPointer(at, name), into, evaluated)
  }
}

function checkMember(
  reading: Reading,
  node: NormalNode,
  name: string,
  value: JsonValue,
  at: Pointer,
  into: Findings,
  evaluated: Evaluated,
): void {
  let named = false
  if (node.properties !== undefined && Object.hasOwn(node.properties, name)) {
    named = true
    reading.check(reading, node.properties[name] ?? true, value, at, into, nothingEvaluated())
  }
  for (const [pattern, schema] of Object.entries(node.patternProperties ?? {})) {
    if (!patternOf(reading, pattern).test(name)) continue
    named = true
    reading.check(reading, schema, value, at, into, nothingEvaluated())
  }
  const rest = node.additionalProperties
  if (!named && rest === false) {
    const known = Object.keys(node.properties ?? {})
    const allowed =
      known.length === 0
        ? 'no further member'
        : `no member but ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', …' : ''}`
    into.add({ pointer: at, keyword: 'additionalProperties', node, allowed, value })
  } else if (!named && rest !== undefined) reading.check(reading, rest, value, at, into, nothingEvaluated())
  if (named || rest !== undefined) evaluated.members.add(name)
}
