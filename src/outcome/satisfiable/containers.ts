import { childPointer } from '../../json/pointer.ts'
import type { Pointer } from '../../json/value.ts'
import { plural } from '../schema/explain-scalars.ts'
import { joinWords } from '../schema/findings.ts'
import type { NormalNode, NormalSchema } from '../schema/normal.ts'
import { readPattern } from '../schema/pattern.ts'
import type { Contradiction, Search } from './search.ts'
import { presence, type Wanted, wantedText } from './wanted.ts'

interface Members {
  readonly closed: boolean
  readonly members: ReadonlyMap<string, Wanted>
}

/** What no object can be that has the members expected, and, where they are all it may have, lacks all others. */
export function memberFaults(
  search: Search,
  { closed, members }: Members,
  node: NormalNode,
  at: Pointer,
): readonly Contradiction[] {
  const found: Contradiction[] = []
  for (const [name, wanted] of members) found.push(...ofMember(search, name, wanted, node, at))
  if (closed)
    for (const name of node.required ?? []) if (!members.has(name)) found.push(missing(childPointer(at, name)))
  const needed = [...members.values()].filter((wanted) => presence(wanted) === 'needed').length
  if (node.maxProperties !== undefined && needed > node.maxProperties) {
    const allowed = `at most ${plural(node.maxProperties, 'member')}`
    found.push({ pointer: at, keyword: 'maxProperties', expected: plural(needed, 'member'), allowed })
  }
  return found
}

function ofMember(
  search: Search,
  name: string,
  wanted: Wanted,
  node: NormalNode,
  at: Pointer,
): readonly Contradiction[] {
  const inside = childPointer(at, name)
  const isRequired = node.required?.includes(name) === true
  const is = presence(wanted)
  if (is === 'forbidden') return isRequired ? [missing(inside)] : []
  if (is === 'free' && !isRequired) return []
  const schemas = memberSchemas(node, name)
  if (schemas === 'undeclared') {
    const declared = Object.keys(node.properties ?? {})
    const allowed = declared.length === 0 ? 'no member' : `no member but ${joinWords(declared, 'and')}`
    return [{ pointer: inside, keyword: 'additionalProperties', expected: wantedText(wanted), allowed }]
  }
  return schemas.flatMap((schema) => search.walk(wanted, schema, inside))
}

const missing = (pointer: Pointer): Contradiction => ({
  pointer,
  keyword: 'required',
  expected: 'nothing',
  allowed: 'a value, for it is required',
})

/** The schemas that a member must conform to. */
function memberSchemas(node: NormalNode, name: string): readonly NormalSchema[] | 'undeclared' {
  const own = Object.hasOwn(node.properties ?? {}, name) ? [node.properties?.[name] ?? true] : []
  const matched = Object.entries(node.patternProperties ?? {}).flatMap(([source, schema]) => {
    const pattern = readPattern(source)
    return typeof pattern !== 'string' && pattern.test(name) ? [schema] : []
  })
  const declared = [...own, ...matched]
  if (declared.length > 0) return declared
  return node.additionalProperties === false ? 'undeclared' : [node.additionalProperties ?? true]
}

/** What no array can be that holds just these items; in any order, only what holds of every place is asked. */
export function itemFaults(
  search: Search,
  items: readonly Wanted[],
  inAnyOrder: boolean,
  node: NormalNode,
  at: Pointer,
): readonly Contradiction[] {
  const found: Contradiction[] = []
  const report = (keyword: string, allowed: string): void => {
    found.push({ pointer: at, keyword, expected: plural(items.length, 'item'), allowed })
  }
  if (node.maxItems !== undefined && items.length > node.maxItems)
    report('maxItems', `at most ${plural(node.maxItems, 'item')}`)
  if (node.minItems !== undefined && items.length < node.minItems)
    report('minItems', `at least ${plural(node.minItems, 'item')}`)
  const prefix = node.prefixItems ?? []
  if (inAnyOrder && prefix.length > 0) return found
  for (const [index, item] of items.entries())
    found.push(...search.walk(item, prefix[index] ?? node.items ?? true, childPointer(at, index)))
  return found
}
