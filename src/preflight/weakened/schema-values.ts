import { canonicalJson } from '../../json/canonical.ts'
import type { JsonObject, JsonValue } from '../../json/value.ts'
import { asList, type SchemaComparison, shown } from './schema-comparison.ts'

const TYPES = ['null', 'boolean', 'object', 'array', 'number', 'string']

export const VALUE_KEYWORDS = ['type', 'enum', 'const']

/** Types and listed values that are accepted now and were not. */
export function compareValues({ base, head, pointer, report }: SchemaComparison): void {
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
