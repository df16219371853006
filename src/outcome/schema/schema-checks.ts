import { childPointer } from '../../json/pointer.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../../json/value.ts'
import type { Place } from '../../problem/problem.ts'
import { inPlace, type NormalDocument, type NormalNode, type NormalSchema } from './normal.ts'
import type { Survey } from './references.ts'
import { refusal, type SchemaProblem } from './schema-problem.ts'

/** Most schemas that one value may be checked against, in place, before the schema counts as an attack. */
const MAX_BRANCHES = 100_000

/** What can only be seen on the whole graph: endless references and exponential branching. */
export function checkStructure(normal: NormalDocument, placeOf: (file: string) => Place): readonly SchemaProblem[] {
  const nodes = [...normal.origins.keys()]
  const at = (
    code: SchemaProblem['code'],
    node: NormalNode,
    args: Readonly<Record<string, string | number>>,
  ): SchemaProblem => {
    const origin = normal.origins.get(node)
    return refusal(code, placeOf(origin?.file ?? ''), origin?.pointer ?? '', args)
  }
  const circle = findCircle(normal, nodes)
  if (circle !== null) {
    const names = circle.map((node) => `#${normal.origins.get(node)?.pointer ?? ''}`)
    return [at('schema-ref-endless', circle[0] as NormalNode, { circle: names.slice(0, 10).join(' → ') })]
  }
  const counts = new Map<NormalNode, number>()
  const wide = nodes.find((node) => branches(node, normal, counts) > MAX_BRANCHES)
  if (wide !== undefined) {
    const count = branches(wide, normal, counts)
    return [
      at('schema-too-branching', wide, {
        count: Number.isFinite(count) ? count : 'endlessly many',
        limit: MAX_BRANCHES,
      }),
    ]
  }
  return []
}

/** The nodes of a circle of in-place schemas, or null. Each step applies to the same value, so it would never end. */
function findCircle(normal: NormalDocument, nodes: readonly NormalNode[]): readonly NormalNode[] | null {
  const done = new Set<NormalNode>()
  for (const start of nodes) {
    const path: { readonly node: NormalNode; readonly next: Iterator<{ readonly schema: NormalSchema }> }[] = []
    const open = new Set<NormalNode>()
    const enter = (node: NormalNode) => {
      open.add(node)
      path.push({ node, next: inPlace(node, normal.defs) })
    }
    if (!done.has(start)) enter(start)
    while (path.length > 0) {
      const { node, next } = path[path.length - 1] as (typeof path)[number]
      const step = next.next()
      if (step.done === true) {
        done.add(node)
        open.delete(node)
        path.pop()
      } else if (typeof step.value.schema === 'object' && open.has(step.value.schema)) {
        const from = step.value.schema
        return path.slice(path.findIndex((entry) => entry.node === from)).map((entry) => entry.node)
      } else if (typeof step.value.schema === 'object' && !done.has(step.value.schema)) enter(step.value.schema)
    }
  }
  return null
}

/** How many nodes one value meets in place, counted along every path; there are no circles. */
function branches(node: NormalNode, normal: NormalDocument, known: Map<NormalNode, number>): number {
  const counted = known.get(node)
  if (counted !== undefined) return counted
  let count = 1
  for (const { schema } of inPlace(node, normal.defs))
    count += typeof schema === 'object' ? branches(schema, normal, known) : 1
  known.set(node, count)
  return count
}

/**
 * `const: 9007199254740993` is read as …992 and would let …992 pass. Where the source text was not kept, every integer
 * beyond ±(2^53 − 1) that is to be equalled or divided by is refused. Bounds (`maximum: 9223372036854775807`) stay:
 * there the rounding moves the edge only.
 */
export function checkNumbers(survey: Survey): readonly SchemaProblem[] {
  const problems: SchemaProblem[] = []
  for (const { file, pointer, schema } of survey.places.values()) {
    if (!isObject(schema)) continue
    for (const keyword of ['const', 'enum', 'multipleOf']) {
      if (!Object.hasOwn(schema, keyword)) continue
      for (const [at, found] of unsafeNumbers(schema[keyword] as JsonValue, childPointer(pointer, keyword))) {
        problems.push(refusal('schema-unsafe-number', survey.placeOf(file), at, { found }))
      }
    }
  }
  return problems
}

function* unsafeNumbers(value: JsonValue, at: Pointer): Generator<[Pointer, string]> {
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) yield [at, String(value)]
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value as JsonObject)) yield* unsafeNumbers(inner, childPointer(at, key))
  }
}
