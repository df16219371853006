import { isObject, type JsonValue } from '../../json/value.ts'
import { asList, isSame, type SchemaComparison, shown } from './schema-comparison.ts'

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
