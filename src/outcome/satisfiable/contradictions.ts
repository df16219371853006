import { childPointer, valueAt } from '../../json/pointer.ts'
import type { JsonDocument, Pointer } from '../../json/value.ts'
import { holds } from '../holds.ts'
import { patternText } from '../pattern-text.ts'
import { explain } from '../schema/explain.ts'
import { oneOf, readCanonical, text } from '../schema/explain-scalars.ts'
import { joinWords } from '../schema/findings.ts'
import { DEFS, type NormalDocument, type NormalNode, type NormalSchema } from '../schema/normal.ts'
import { shown } from '../shown.ts'
import { itemFaults, memberFaults } from './containers.ts'
import type { Contradiction, Search } from './search.ts'
import { isNothing, onlyValue, stepsOf, typeOf, type Wanted, wantedText } from './wanted.ts'

const MOST_STEPS = 20_000
const STEPS_FOR_A_VALUE = 20_000

/**
 * What of an expectation no value that conforms to a schema can ever be. A single value is read against the whole
 * schema; of partial values and operators only what is certain is told: nothing is said of `not`, `if`, `contains` and
 * `unevaluated…`, nor past 20,000 steps.
 */
export function contradictions(wanted: Wanted, normal: NormalDocument): readonly Contradiction[] {
  let steps = 0
  const search: Search = {
    normal,
    walk: (inner, schema, at) => {
      steps += 1
      if (steps > MOST_STEPS || schema === true || isNothing(inner)) return []
      if (schema === false)
        return [{ pointer: at, keyword: 'false schema', expected: wantedText(inner), allowed: 'nothing' }]
      const only = onlyValue(inner)
      return only === null ? faultsOf(search, inner, schema, at) : faultsOfValue(normal, only, schema, at)
    },
  }
  const found = search.walk(wanted, normal.root, '')
  return steps > MOST_STEPS ? [] : found
}

function faultsOfValue(
  normal: NormalDocument,
  only: JsonDocument,
  schema: NormalNode,
  at: Pointer,
): readonly Contradiction[] {
  const { findings } = explain({ ...normal, root: schema }, only, STEPS_FOR_A_VALUE)
  return findings.kept.map(({ pointer, keyword, allowed, value }) => ({
    pointer: at + pointer,
    keyword,
    expected: shown(value, only.exact, pointer),
    allowed,
  }))
}

function faultsOf(search: Search, wanted: Wanted, node: NormalNode, at: Pointer): readonly Contradiction[] {
  switch (wanted.kind) {
    case 'absent-or':
      return search.walk(wanted.pattern, node, at)
    case 'all-of':
      return wanted.parts.flatMap((part) => search.walk(part, node, at))
    case 'any-of':
      return closest(
        wanted.options.map((option) => search.walk(option, node, at)),
        at,
        patternText(wanted),
      )
    case 'not':
    case 'scalar':
      return []
    default: {
      const whole = ofTypeAndValues(wanted, node, at)
      if (whole.length > 0) return whole
      return [...ofParts(search, wanted, node, at), ...ofApplied(search, wanted, node, at)]
    }
  }
}

type Compound = Exclude<Wanted, { readonly kind: 'absent-or' | 'all-of' | 'any-of' | 'not' | 'scalar' }>

function ofTypeAndValues(wanted: Compound, node: NormalNode, at: Pointer): readonly Contradiction[] {
  const fault = (keyword: string, allowed: string): readonly Contradiction[] => [
    { pointer: at + stepsOf(wanted), keyword, expected: wantedText(wanted), allowed },
  ]
  const type = typeOf(wanted)
  const types = node.type === undefined ? null : [node.type].flat()
  if (types !== null && type !== null && !types.some((one) => one === type || (one === 'integer' && type === 'number')))
    return fault('type', joinWords(types, 'or'))
  if (types !== null && wanted.kind === 'at' && !types.some((one) => one === 'object' || one === 'array'))
    return fault('type', joinWords(types, 'or'))
  const values = valuesOf(node)
  return values === null || values.some(({ document }) => document === null || isHeldBy(wanted, document))
    ? []
    : fault(values.length === 1 ? 'const' : 'enum', oneOf(values.map(({ words }) => words)))
}

/** The values that `const` and `enum` leave; null where any is left. */
function valuesOf(node: NormalNode): readonly ReturnType<typeof readCanonical>[] | null {
  const plain = node.const !== undefined ? [node.const] : node.enum
  if (plain !== undefined) return plain.map((value) => ({ document: { value, exact: new Map() }, words: text(value) }))
  return node.valueIn?.map(readCanonical) ?? null
}

function isHeldBy(wanted: Wanted, document: JsonDocument): boolean {
  if (wanted.kind !== 'at') return holds(wanted, document)
  const value = valueAt(document.value, childPointer('', wanted.token))
  return value !== undefined && isHeldBy(wanted.wanted, { value, exact: new Map() })
}

function ofParts(search: Search, wanted: Compound, node: NormalNode, at: Pointer): readonly Contradiction[] {
  switch (wanted.kind) {
    case 'object':
      return memberFaults(search, wanted, node, at)
    case 'array':
    case 'unordered':
      return itemFaults(search, wanted.items, wanted.kind === 'unordered', node, at)
    case 'near':
      return ofBounds(wanted, node, at)
    case 'at':
      return ofStep(search, wanted, node, at)
    default:
      return []
  }
}

/** A step is an item's where it is a number and the schema lets an array be, else a member's. */
function ofStep(
  search: Search,
  { token, wanted }: Extract<Wanted, { kind: 'at' }>,
  node: NormalNode,
  at: Pointer,
): readonly Contradiction[] {
  const types = node.type === undefined ? ['object', 'array'] : [node.type].flat()
  const isIndex = /^(0|[1-9]\d*)$/.test(token)
  const asMember = types.includes('object')
    ? memberFaults(search, { closed: false, members: new Map([[token, wanted]]) }, node, at)
    : null
  const inside = childPointer(at, token)
  const item = node.prefixItems?.[Number(token)] ?? node.items ?? true
  const asItem = types.includes('array') && isIndex ? search.walk(wanted, item, inside) : null
  if (asMember?.length === 0 || asItem?.length === 0) return []
  const allowed = types.includes('array') ? 'an array, whose places are numbers' : joinWords(types, 'or')
  return asItem ?? asMember ?? [{ pointer: inside, keyword: 'type', expected: wantedText(wanted), allowed }]
}

/** Nearest double on either side: a bound that is only just missed is not told. */
function ofBounds(
  { value, tolerance, written }: Extract<Wanted, { kind: 'near' }>,
  node: NormalNode,
  at: Pointer,
): readonly Contradiction[] {
  const slack = Math.abs(value) * 1e-12
  const [low, high] = [value - tolerance - slack, value + tolerance + slack]
  const fault = (keyword: string, allowed: string) => [{ pointer: at, keyword, expected: written.join(' ± '), allowed }]
  const least = node.minimum ?? node.exclusiveMinimum
  const most = node.maximum ?? node.exclusiveMaximum
  if (least !== undefined && high < least) return fault('minimum', `at least ${least}`)
  if (most !== undefined && low > most) return fault('maximum', `at most ${most}`)
  return node.type === 'integer' && Math.ceil(low) > high ? fault('type', 'integer') : []
}

/** Schemas that apply to the same value. */
function ofApplied(search: Search, wanted: Wanted, node: NormalNode, at: Pointer): readonly Contradiction[] {
  const { normal, walk } = search
  const branches = (schemas: readonly NormalSchema[] | undefined): readonly Contradiction[] =>
    schemas === undefined
      ? []
      : closest(
          schemas.map((schema) => walk(wanted, schema, at)),
          at,
          wantedText(wanted),
        )
  const target = node.$ref === undefined ? true : (normal.defs[node.$ref.slice(DEFS.length)] ?? true)
  return [
    ...walk(wanted, target, at),
    ...(node.allOf ?? []).flatMap((schema) => walk(wanted, schema, at)),
    ...branches(node.anyOf),
    ...branches(node.oneOf),
  ]
}

/**
 * Of alternatives one is enough. Where none will do, those faults are told that lie deepest and are fewest; where all
 * of them differ as a whole, what each would allow.
 */
function closest(
  alternatives: readonly (readonly Contradiction[])[],
  at: Pointer,
  expected: string,
): readonly Contradiction[] {
  if (alternatives.length === 0 || alternatives.some((found) => found.length === 0)) return []
  const inner = alternatives.filter((found) => found.every(({ pointer }) => pointer !== at))
  if (inner.length > 0) return inner.reduce((best, found) => (found.length < best.length ? found : best))
  const allowed = joinWords(
    alternatives.flatMap((found) => found.map((one) => one.allowed)),
    'or',
  )
  return [{ pointer: at, keyword: alternatives[0]?.[0]?.keyword ?? '', expected, allowed }]
}
