import { canonicalJson } from '../../json/canonical.ts'
import { pointerOf, valueAt } from '../../json/pointer.ts'
import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import {
  acceptsAnything,
  asList,
  isSame,
  isSilent,
  type Node,
  type SchemaChange,
  type SchemaComparison,
  shown,
} from './schema-comparison.ts'
import {
  BOUND_KEYWORDS,
  compareBounds,
  compareMembers,
  compareParts,
  MEMBER_KEYWORDS,
  PART_KEYWORDS,
} from './schema-keywords.ts'

const VALUE_KEYWORDS = ['type', 'enum', 'const']
const COMPARED = new Set([...BOUND_KEYWORDS, ...VALUE_KEYWORDS, ...MEMBER_KEYWORDS, ...PART_KEYWORDS])

interface ObjectNode extends Node {
  readonly schema: JsonObject
}

/**
 * Where the later of two schemas accepts what the earlier one did not: found by walking both side by side, references
 * inside them followed. What can't be compared is told as `changed-schema`; what only became narrower is not told.
 */
export function schemaChanges(base: JsonValue, head: JsonValue): readonly SchemaChange[] {
  const changes: SchemaChange[] = []
  const seen = new Set<string>()
  const report: SchemaComparison['report'] = (code, pointer, args) => {
    changes.push({ code, pointer, args })
  }
  const compare = (one: Node, other: Node, keyword: string): void => {
    const [was, now] = [followed(base, one), followed(head, other)]
    const pair = `${was.pointer} ${now.pointer}`
    if (seen.has(pair) || acceptsAnything(was.schema) || now.schema === false) return
    seen.add(pair)
    if (was.schema === false || acceptsAnything(now.schema)) {
      report('weakened-schema-removed', other.pointer, { keyword, was: shown(was.schema), now: shown(now.schema) })
    } else if (isObject(was.schema) && isObject(now.schema)) {
      compareKeywords({ ...was, schema: was.schema }, { ...now, schema: now.schema })
    }
  }
  const compareKeywords = (was: ObjectNode, now: ObjectNode): void => {
    const descend: SchemaComparison['descend'] = (keys, below, later) => {
      const path = pointerOf(keys)
      const pointer = later === undefined ? now.pointer : now.pointer + path
      compare({ schema: below, pointer: was.pointer + path }, { schema: later ?? true, pointer }, String(keys[0]))
    }
    const comparing = { base: was.schema, head: now.schema, pointer: now.pointer, report, descend }
    compareValues(comparing)
    compareBounds(comparing)
    compareMembers(comparing)
    compareParts(comparing)
    compareRest(comparing)
    const targets = [targetOf(base, was.schema), targetOf(head, now.schema)] as const
    if (targets[0] && targets[1]) compare(targets[0], targets[1], '$ref')
  }
  compare({ schema: base, pointer: '' }, { schema: head, pointer: '' }, 'schema')
  return changes
}

/** What a schema refers to that does nothing but refer. */
function followed(root: JsonValue, start: Node): Node {
  let node = start
  for (const visited = new Set<string>(); isObject(node.schema) && !visited.has(node.pointer); ) {
    visited.add(node.pointer)
    const { schema } = node
    const alone = Object.keys(schema).every((keyword) => keyword === '$ref' || isSilent(keyword))
    const target = alone ? targetOf(root, schema) : null
    if (target === null) break
    node = target
  }
  return node
}

/** The place that a local reference names; null where there is none, or it is one to another file or an anchor. */
function targetOf(root: JsonValue, { $ref: reference }: JsonObject): Node | null {
  if (typeof reference !== 'string' || !/^#(\/|$)/.test(reference)) return null
  const pointer = decoded(reference.slice(1))
  const schema = valueAt(root, pointer)
  return schema === undefined ? null : { schema, pointer }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/** Keywords that no rule knows, references that can't be followed among them. */
function compareRest({ base, head, pointer, report }: SchemaComparison): void {
  for (const keyword of Object.keys(base)) {
    if (COMPARED.has(keyword) || isSilent(keyword) || isSame(base[keyword], head[keyword])) continue
    const isReplaced = keyword !== '$ref' && head[keyword] === undefined
    const args = { keyword, was: shown(base[keyword]), now: shown(head[keyword]) }
    report(isReplaced ? 'weakened-schema-removed' : 'changed-schema', pointer, args)
  }
  if (head.$ref !== undefined && base.$ref === undefined)
    report('changed-schema', pointer, { keyword: '$ref', was: 'nothing', now: shown(head.$ref) })
}

const TYPES = ['null', 'boolean', 'object', 'array', 'number', 'string']

/** Types and listed values that are accepted now and were not. */
function compareValues({ base, head, pointer, report }: SchemaComparison): void {
  const [values, allowed] = [listed(head), listed(base)]
  const was = typesOf(base)
  const now = typesOf(head) ?? values?.map(typeOf) ?? TYPES
  const wider = was === null ? [] : now.filter((type) => !was.includes(type) && !coversInteger(was, type))
  if (wider.length > 0 && was !== null)
    report('weakened-schema-type', pointer, { was: was.join(' or '), now: [...new Set(wider)].join(' and ') })
  if (allowed === null) return
  if (values === null) {
    const keyword = base.const === undefined ? 'enum' : 'const'
    report('weakened-schema-removed', pointer, { keyword, was: shown(base[keyword]), now: 'nothing' })
    return
  }
  const known = new Set(allowed.map((value) => canonicalJson(value)))
  const added = values.filter((value) => !known.has(canonicalJson(value)))
  if (added.length > 0) report('weakened-schema-enum', pointer, { now: added.map(shown).slice(0, 5).join(', ') })
}

/** The values that `const` or `enum` allow; null where any will do. */
function listed(schema: JsonObject): readonly JsonValue[] | null {
  if (schema.const !== undefined) return [schema.const]
  return Array.isArray(schema.enum) ? asList(schema.enum) : null
}

function typesOf({ type }: JsonObject): readonly string[] | null {
  if (typeof type === 'string') return [type]
  return Array.isArray(type) ? asList(type).map(String) : null
}

const coversInteger = (types: readonly string[], type: string): boolean =>
  type === 'integer' && types.includes('number')

function typeOf(value: JsonValue): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value
}
