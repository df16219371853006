import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import { acceptsAnything, asList, asObject, isSame, type SchemaComparison, shown } from './schema-comparison.ts'

export const MEMBER_KEYWORDS = [
  'required',
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
  'dependencies',
]

/** Members of objects: those that must be there, what each must be, and whether others may stand beside them. */
export function compareMembers(comparing: SchemaComparison): void {
  const { base, head, pointer, report, descend } = comparing
  const required = new Set(asList(head.required))
  const optional = asList(base.required).filter((name) => !required.has(name))
  if (optional.length > 0)
    report('weakened-schema-required', pointer, { members: optional.map((name) => `\`${String(name)}\``).join(', ') })
  for (const keyword of ['additionalProperties', 'unevaluatedProperties']) compareOthers(comparing, keyword)
  if (base.propertyNames !== undefined) descend(['propertyNames'], base.propertyNames, head.propertyNames)
  compareProperties(comparing)
  for (const [name, schema] of Object.entries(asObject(base.patternProperties)))
    descend(['patternProperties', name], schema, asObject(head.patternProperties)[name])
  for (const keyword of ['dependentRequired', 'dependentSchemas', 'dependencies']) {
    for (const [name, was] of Object.entries(asObject(base[keyword]))) {
      const now = asObject(head[keyword])[name]
      if (now === undefined) report('weakened-schema-removed', pointer, { keyword, was: shown(was), now: 'nothing' })
      else if (!isSame(was, now)) report('changed-schema', pointer, { keyword, was: shown(was), now: shown(now) })
    }
  }
}

function compareOthers({ base, head, pointer, report, descend }: SchemaComparison, keyword: string): void {
  const [was, now] = [base[keyword], head[keyword]]
  if (was === undefined || was === true) return
  if (was === false) {
    if (now !== false) report('weakened-schema-open', pointer, { keyword, now: shown(now) })
  } else if (now === undefined) report('weakened-schema-open', pointer, { keyword, now: 'nothing' })
  else descend([keyword], was, now)
}

/**
 * A member whose schema went is held to what the others are held to. A new one that may be left out makes a closed
 * object wider: everyday growth, so it is pointed at and no more.
 */
function compareProperties({ base, head, pointer, report, descend }: SchemaComparison): void {
  const [were, are] = [asObject(base.properties), asObject(head.properties)]
  for (const [name, schema] of Object.entries(were)) {
    if (Object.hasOwn(are, name)) descend(['properties', name], schema, are[name])
    else if (isOpen(head) && !acceptsAnything(schema))
      report('weakened-schema-removed', pointer, { keyword: 'properties', was: `\`${name}\``, now: 'nothing' })
  }
  if (isOpen(base)) return
  const required = new Set<JsonValue>(asList(head.required))
  for (const name of Object.keys(are)) {
    if (!Object.hasOwn(were, name) && !required.has(name))
      report('changed-schema', `${pointer}/properties`, { keyword: 'properties', was: 'nothing', now: `\`${name}\`` })
  }
}

/** Whether a member that is not named may stand there. */
const isOpen = ({ additionalProperties, unevaluatedProperties }: JsonObject): boolean =>
  additionalProperties !== false && unevaluatedProperties !== false

export const PART_KEYWORDS = [
  'items',
  'prefixItems',
  'additionalItems',
  'unevaluatedItems',
  'contains',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
]

/** Items of arrays, and schemas put together from others. */
export function compareParts(comparing: SchemaComparison): void {
  const { base, head, pointer, report, descend } = comparing
  for (const keyword of ['items', 'additionalItems', 'unevaluatedItems', 'contains'])
    if (base[keyword] !== undefined && !Array.isArray(base[keyword]) && !Array.isArray(head[keyword]))
      descend([keyword], base[keyword], head[keyword])
    else comparePositions(comparing, keyword)
  comparePositions(comparing, 'prefixItems')
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) compareBranches(comparing, keyword)
  for (const keyword of ['not', 'if', 'then', 'else']) {
    if (base[keyword] === undefined || isSame(base[keyword], head[keyword])) continue
    const args = { keyword, was: shown(base[keyword]), now: shown(head[keyword]) }
    report(head[keyword] === undefined ? 'weakened-schema-removed' : 'changed-schema', pointer, args)
  }
}

/** Items by their place: `prefixItems`, and `items` as a list before 2020-12. */
function comparePositions({ base, head, pointer, report, descend }: SchemaComparison, keyword: string): void {
  const was = base[keyword]
  if (!Array.isArray(was)) {
    if (was === undefined || isSame(was, head[keyword])) return
    report('changed-schema', pointer, { keyword, was: shown(was), now: shown(head[keyword]) })
    return
  }
  const now = head[keyword]
  if (now !== undefined && !Array.isArray(now))
    report('changed-schema', pointer, { keyword, was: shown(was), now: shown(now) })
  else for (const [index, item] of asList(was).entries()) descend([keyword, index], item, asList(now)[index])
}

/** Branches that stand on both sides as they are say nothing; the others are compared in their order. */
function compareBranches({ base, head, pointer, report, descend }: SchemaComparison, keyword: string): void {
  const [all, others] = [asList(base[keyword]), asList(head[keyword])]
  const was = all.filter((branch) => !others.some((other) => isSame(branch, other) && !hasReference(branch)))
  const now = others.filter((other) => !all.some((branch) => isSame(branch, other) && !hasReference(other)))
  const pairs = Math.min(was.length, now.length)
  for (const [index, branch] of was.slice(0, pairs).entries())
    descend([keyword, others.indexOf(now[index] as JsonValue)], branch, now[index])
  const [gone, added] = [was.slice(pairs), now.slice(pairs)]
  const narrows = keyword === 'allOf'
  if (all.length > 0 && others.length === 0)
    report('weakened-schema-removed', pointer, { keyword, was: shown(base[keyword]), now: 'nothing' })
  else if (gone.length > 0 && narrows)
    report('weakened-schema-removed', pointer, { keyword, was: gone.map(shown).join(', '), now: 'nothing' })
  else if (gone.length > 0 && keyword === 'oneOf')
    report('changed-schema', pointer, { keyword, was: gone.map(shown).join(', '), now: 'nothing' })
  if (added.length > 0 && !narrows && all.length > 0)
    report('weakened-schema-enum', `${pointer}/${keyword}`, { now: added.map(shown).slice(0, 5).join(', ') })
}

const hasReference = (schema: JsonValue): boolean =>
  isObject(schema)
    ? '$ref' in schema || Object.values(schema).some(hasReference)
    : Array.isArray(schema) && schema.some(hasReference)

const LEAST = ['minLength', 'minItems', 'minProperties', 'minContains']
const MOST = ['maxLength', 'maxItems', 'maxProperties', 'maxContains']

export const BOUND_KEYWORDS = [
  ...LEAST,
  ...MOST,
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'pattern',
  'format',
  'uniqueItems',
]

/** Numbers, lengths and counts that were bounded more narrowly, and forms of text that were asked for. */
export function compareBounds({ base, head, pointer, report }: SchemaComparison): void {
  const relaxed = (keyword: string): void =>
    report(head[keyword] === undefined ? 'weakened-schema-removed' : 'weakened-schema-bound', pointer, {
      keyword,
      was: shown(base[keyword]),
      now: shown(head[keyword]),
    })
  // `contains` alone asks for one; where it is gone, that is told of it.
  const leastOf = (keyword: string): number => (keyword === 'minContains' && base.contains && head.contains ? 1 : 0)
  for (const keyword of LEAST)
    if (sizeAt(base, keyword, leastOf(keyword)) > sizeAt(head, keyword, leastOf(keyword))) relaxed(keyword)
  for (const keyword of MOST)
    if (sizeAt(base, keyword, Number.POSITIVE_INFINITY) < sizeAt(head, keyword, Number.POSITIVE_INFINITY))
      relaxed(keyword)
  for (const side of ['minimum', 'maximum'] as const) {
    const [was, now] = [numberBound(base, side), numberBound(head, side)]
    if (was && (!now || isWider(now, was, side))) relaxed(was.keyword)
  }
  if (base.uniqueItems === true && head.uniqueItems !== true) relaxed('uniqueItems')
  const step = typeof base.multipleOf === 'number' ? base.multipleOf : null
  if (step !== null && !isMultiple(head.multipleOf, step)) relaxed('multipleOf')
  for (const keyword of ['pattern', 'format']) {
    if (base[keyword] === undefined || isSame(base[keyword], head[keyword])) continue
    if (head[keyword] === undefined) relaxed(keyword)
    else report('changed-schema', pointer, { keyword, was: shown(base[keyword]), now: shown(head[keyword]) })
  }
}

const sizeAt = (schema: JsonObject, keyword: string, fallback: number): number =>
  typeof schema[keyword] === 'number' ? schema[keyword] : fallback

interface Bound {
  readonly keyword: string
  readonly value: number
  readonly exclusive: boolean
}

/** The narrower of `maximum` and `exclusiveMaximum` (which draft 4 writes as a boolean beside it); likewise below. */
function numberBound(schema: JsonObject, side: 'minimum' | 'maximum'): Bound | null {
  const other = side === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum'
  const { [side]: plain, [other]: beside } = schema
  const bounds: Bound[] = []
  if (typeof plain === 'number') bounds.push({ keyword: side, value: plain, exclusive: beside === true })
  if (typeof beside === 'number') bounds.push({ keyword: other, value: beside, exclusive: true })
  return bounds.reduce<Bound | null>((best, one) => (best === null || isWider(best, one, side) ? one : best), null)
}

function isWider(one: Bound, than: Bound, side: 'minimum' | 'maximum'): boolean {
  if (one.value === than.value) return than.exclusive && !one.exclusive
  return side === 'maximum' ? one.value > than.value : one.value < than.value
}

const isMultiple = (now: JsonObject[string] | undefined, step: number): boolean =>
  typeof now === 'number' && Number.isInteger(Math.round((now / step) * 1e9) / 1e9)
