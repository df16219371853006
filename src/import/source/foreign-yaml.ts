import { Composer, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, Parser, type YAMLMap } from 'yaml'
import type { JsonObject, JsonValue } from '../../json/value.ts'
import type { Container, Places } from './places.ts'

export type ForeignRead =
  | { readonly ok: true; readonly value: JsonValue; readonly more: boolean }
  | { readonly ok: false; readonly message: string; readonly line: number }

const MAX_DEPTH = 200
/** What aliases may grow a file to, counted in values: some hundred bytes must not become gigabytes. */
const MAX_EXPANDED = 2_000_000

/**
 * YAML (and JSON, which is YAML) as others write it: anchors, aliases and merge keys are followed, tags are ignored. An
 * aliased value is one object wherever it stands. `more`: further documents follow, which are not read.
 */
export function readForeignYaml(text: string, file: string, places: Places): ForeignRead {
  const counter = new LineCounter()
  const composer = new Composer({
    schema: 'core',
    merge: false,
    uniqueKeys: true,
    logLevel: 'silent',
    prettyErrors: false,
  })
  const [document, second] = [...composer.compose(new Parser(counter.addNewLine).parse(text.replace(/^\ufeff/, '')))]
  if (!document) return { ok: true, value: null, more: false }
  const [error] = document.errors
  const lineAt = (offset: number): number => Math.max(1, counter.linePos(offset).line)
  if (error) return { ok: false, message: error.message.split('\n')[0] ?? 'no YAML', line: lineAt(error.pos[0]) }
  const converter = new Converter(file, places, lineAt)
  const value = converter.convert(document.contents as Node | null, 0)
  const { fault } = converter
  return fault ? { ok: false, ...fault } : { ok: true, value, more: second !== undefined }
}

class Converter {
  fault: { readonly message: string; readonly line: number } | null = null
  private readonly anchors = new Map<string, { readonly value: JsonValue; readonly size: number } | null>()
  private size = 0
  private readonly file: string
  private readonly places: Places
  private readonly lineAt: (offset: number) => number

  constructor(file: string, places: Places, lineAt: (offset: number) => number) {
    this.file = file
    this.places = places
    this.lineAt = lineAt
  }

  convert(node: Node | null, depth: number): JsonValue {
    if (this.fault || node === null) return null
    if (depth > MAX_DEPTH) return this.refuse(`nested deeper than ${MAX_DEPTH}`, node)
    if (++this.size > MAX_EXPANDED) return this.refuse(`more than ${MAX_EXPANDED} values, aliases included`, node)
    if (isAlias(node)) return this.alias(node.source, node)
    const { anchor } = node as { anchor?: string }
    const before = this.size
    if (anchor) this.anchors.set(anchor, null)
    const value = this.plain(node, depth)
    if (anchor) this.anchors.set(anchor, { value, size: this.size - before })
    return value
  }

  private alias(name: string, node: Node): JsonValue {
    const known = this.anchors.get(name)
    if (!known) return this.refuse(`*${name} names nothing that is complete`, node)
    this.size += known.size
    return known.value
  }

  private plain(node: Node, depth: number): JsonValue {
    if (isScalar(node)) return scalarOf(node.value)
    if (isSeq(node)) {
      const items = node.items.map((item) => this.convert(item as Node, depth + 1))
      const offsets = node.items.map((item) => offsetOf(item as Node))
      this.places.set(items, this.placed(node, null, offsets))
      return items
    }
    return isMap(node) ? this.map(node, depth) : null
  }

  private map(node: YAMLMap, depth: number): JsonValue {
    const names: string[] = []
    const offsets: number[] = []
    const own: [string, JsonValue][] = []
    const merged: JsonValue[] = []
    for (const { key, value } of node.items) {
      const read = this.convert(value as Node | null, depth + 1)
      const name = isScalar(key) ? String(key.value) : JSON.stringify(this.convert(key as Node, depth + 1))
      if (name === '<<') {
        merged.push(...(Array.isArray(read) ? (read as JsonValue[]) : [read]))
        continue
      }
      own.push([name, read])
      names.push(name)
      offsets.push(offsetOf(key as Node))
    }
    const object = merged.length === 0 ? Object.fromEntries(own) : mergedWith(own, merged)
    this.places.set(object, this.placed(node, names, offsets))
    return object
  }

  private placed(node: Node, names: readonly string[] | null, offsets: readonly number[]): Container {
    return { file: this.file, offset: offsetOf(node), names, offsets, lineAt: this.lineAt }
  }

  private lineOf(node: Node | null): number {
    return this.lineAt(offsetOf(node))
  }

  private refuse(message: string, node: Node): null {
    this.fault ??= { message, line: this.lineOf(node) }
    return null
  }
}

const offsetOf = (node: Node | null): number => node?.range?.[0] ?? 0

/** A member's own value wins over a merged one, an earlier merge over a later (yaml.org/type/merge.html). */
function mergedWith(own: readonly (readonly [string, JsonValue])[], merged: readonly JsonValue[]): JsonObject {
  const members: Record<string, JsonValue> = Object.create(null)
  for (const source of [...merged].reverse())
    if (typeof source === 'object' && source !== null) Object.assign(members, source)
  for (const [name, value] of own) members[name] = value
  return Object.fromEntries(Object.entries(members))
}

function scalarOf(value: unknown): JsonValue {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return value === null || value === undefined ? null : String(value)
}
