import type { JsonObject, JsonValue } from '../../json/value.ts'
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
