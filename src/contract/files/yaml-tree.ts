import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap } from 'yaml'
import { doubleHolds } from '../../json/decimal.ts'
import { childPointer } from '../../json/pointer.ts'
import type { JsonValue, Pointer } from '../../json/value.ts'
import type { Place } from '../../problem/problem.ts'
import type { Code } from '../../problem/problems.ts'
import { parentOf } from './pointer.ts'
import type { Findings, Source } from './source.ts'
import { MAX_KEYS, MAX_YAML_DEPTH } from './yaml-caps.ts'

/** Names that JavaScript objects already have a meaning for. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype'])

interface Walk {
  readonly placeAt: (offset: number) => Place
  readonly findings: Findings
  readonly exact: Map<Pointer, string>
  readonly numbers: Map<Pointer, string>
  readonly values: Map<Pointer, number>
  readonly keys: Map<Pointer, number>
  readonly unread: Set<Pointer>
}

/** The document as plain data; everything that the format does not allow in YAML is found here, with its place. */
export function readTree(
  document: Document,
  file: string,
  placeAt: (offset: number) => Place,
  findings: Findings,
): Source {
  const walk: Walk = {
    placeAt,
    findings,
    exact: new Map(),
    numbers: new Map(),
    values: new Map(),
    keys: new Map(),
    unread: new Set(),
  }
  const value = read(walk, document.contents, '', 0)
  if (walk.keys.size > MAX_KEYS) {
    walk.unread.add('')
    findings.problem('yaml-too-many-keys', { found: walk.keys.size, limit: MAX_KEYS }, placeAt(0))
  }
  const nearest = (offsets: ReadonlyMap<Pointer, number>, pointer: Pointer): Place => {
    for (let here = pointer; ; here = parentOf(here)) {
      const offset = offsets.get(here) ?? walk.values.get(here)
      if (offset !== undefined) return placeAt(offset)
      if (here === '') return { file, line: 1, column: 1 }
    }
  }
  return {
    value,
    exact: walk.exact,
    numbers: walk.numbers,
    file,
    placeOf: (pointer) => nearest(walk.values, pointer),
    keyPlaceOf: (pointer) => nearest(walk.keys, pointer),
    unread: walk.unread,
  }
}

function read(walk: Walk, node: Node | null, pointer: Pointer, depth: number): JsonValue {
  if (node === null) return null
  const offset = node.range?.[0] ?? 0
  walk.values.set(pointer, offset)
  const report = (code: Code, args: Record<string, string | number>): null => {
    walk.findings.problem(code, args, walk.placeAt(offset))
    walk.unread.add(pointer)
    return null
  }
  if (isAlias(node)) return report('yaml-alias', { found: `*${node.source}` })
  if (node.tag !== undefined) return report('yaml-tag', { found: node.tag })
  if (depth > MAX_YAML_DEPTH) return report('yaml-too-deep', { limit: MAX_YAML_DEPTH })
  if (isMap(node)) return readMap(walk, node as YAMLMap<Node, Node | null>, pointer, depth)
  if (isSeq(node))
    return node.items.map((item, index) => read(walk, item as Node | null, childPointer(pointer, index), depth + 1))
  return isScalar(node) ? readScalar(walk, node, pointer) : null
}

function readMap(walk: Walk, node: YAMLMap<Node, Node | null>, pointer: Pointer, depth: number): JsonValue {
  const members = new Map<string, JsonValue>()
  for (const pair of node.items) {
    const key = keyOf(walk, pair)
    if (key === null) {
      walk.unread.add(pointer)
      continue
    }
    const place = walk.placeAt(pair.key.range?.[0] ?? 0)
    if (members.has(key)) walk.findings.problem('yaml-duplicate-key', { found: key }, place)
    if (RESERVED.has(key)) {
      walk.findings.problem('yaml-reserved-key', { found: key }, place)
      continue
    }
    const inside = childPointer(pointer, key)
    walk.keys.set(inside, pair.key.range?.[0] ?? 0)
    if (walk.keys.size > MAX_KEYS) break
    members.set(key, read(walk, pair.value, inside, depth + 1))
  }
  return Object.fromEntries(members)
}

function keyOf(walk: Walk, pair: Pair<Node, Node | null>): string | null {
  const { key } = pair
  const report = (code: Code, found: string): null => {
    walk.findings.problem(code, { found }, walk.placeAt(key?.range?.[0] ?? 0))
    return null
  }
  if (isAlias(key)) return report('yaml-alias', `*${key.source}`)
  if (!isScalar(key) || typeof key.value !== 'string') return report('yaml-key', 'a key that is no word')
  if (key.tag !== undefined) return report('yaml-tag', key.tag)
  if (key.value === '<<' && key.type === Scalar.PLAIN) return report('yaml-merge-key', '<<')
  return key.value
}

function readScalar(walk: Walk, node: Scalar, pointer: Pointer): JsonValue {
  const { value, source = '' } = node
  if (typeof value !== 'number') return value as JsonValue
  const text = jsonNumber(source)
  if (text === null) {
    walk.findings.problem('yaml-not-finite', { found: source }, walk.placeAt(node.range?.[0] ?? 0))
    walk.unread.add(pointer)
    return null
  }
  walk.numbers.set(pointer, text)
  if (doubleHolds(text)) return value
  walk.exact.set(pointer, text)
  return Number.isFinite(value) ? value : Math.sign(value) * Number.MAX_VALUE
}

/** A number of the core schema as JSON writes it: `0x1f` → `31`, `+.5` → `0.5`; null for `.nan` and `.inf`. */
function jsonNumber(source: string): string | null {
  if (/^0[xo]/.test(source)) return BigInt(source).toString()
  const [, sign = '', whole = '', fraction = '', power = ''] =
    /^([-+]?)(\d*)(?:\.(\d*))?([eE][-+]?\d+)?$/.exec(source) ?? []
  if (whole === '' && fraction === '') return null
  return `${sign === '-' ? '-' : ''}${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction === '' ? '' : `.${fraction}`}${power}`
}
