import { pointerOf } from '../json/pointer.ts'
import type { JsonObject, JsonValue } from '../json/value.ts'

export type Path = readonly (string | number)[]

interface DraftCall {
  name: string | null
  readonly checks: { readonly path: Path; readonly pattern: JsonValue }[]
}

/** Collects what is expected of one answer and writes it as the `expect` of a case. */
export class Expectation {
  parser: 'strict' | 'fenced' | 'text' | null = null
  refusal = false
  equals: JsonValue | undefined
  private readonly texts: JsonValue[] = []
  private readonly members: { readonly path: Path; readonly pattern: JsonValue }[] = []
  private readonly pointers = new Map<string, JsonValue[]>()
  private readonly schemas: JsonValue[] = []
  private readonly calls = new Map<number, DraftCall>()
  private noCalls = false

  text(pattern: JsonValue): void {
    this.texts.push(pattern)
  }

  /** A pattern for the value at a path; the empty path is the whole value. */
  at(path: Path, pattern: JsonValue): void {
    this.members.push({ path, pattern })
  }

  schemaAt(path: Path, schema: JsonValue): void {
    if (path.length === 0) {
      this.schemas.push(schema)
      return
    }
    const pointer = pointerOf(path)
    this.pointers.set(pointer, [...(this.pointers.get(pointer) ?? []), schema])
  }

  call(index: number, name: string): void {
    const known = this.calls.get(index)
    if (known) known.name = name
    else this.calls.set(index, { name, checks: [] })
  }

  argument(index: number, path: Path, pattern: JsonValue): void {
    const known = this.calls.get(index) ?? { name: null, checks: [] }
    known.checks.push({ path, pattern })
    this.calls.set(index, known)
  }

  noCall(): void {
    this.noCalls = true
  }

  /** What is expected of an answer where a refusal is expected in its place. */
  besidesRefusal(): readonly string[] {
    const { refusal } = this
    this.refusal = false
    const expect = this.build(null) ?? {}
    this.refusal = refusal
    return Object.keys(expect)
  }

  /** `onlyTool`: the one that is meant where a call's name is not said. */
  build(onlyTool: string | null): JsonObject | undefined {
    if (this.refusal) return { outcome: 'refused' }
    const calls = [...this.calls.values()].flatMap(({ name, checks }) => {
      const called = name ?? onlyTool
      return called === null ? [] : [{ name: called, ...(checks.length > 0 && { arguments: valueChecks(checks) }) }]
    })
    const expect: JsonObject = {
      ...(this.parser && { parser: this.parser }),
      ...(this.schemas.length > 0 && { schema: together(this.schemas, 'allOf') }),
      ...(this.equals !== undefined && { equals: this.equals }),
      ...valueChecks(this.members, this.pointers),
      ...(this.texts.length > 0 && { text: together(this.texts, '$all_of') }),
      ...((calls.length > 0 || this.noCalls) && { tool_calls: calls }),
    }
    return Object.keys(expect).length > 0 ? expect : undefined
  }
}

const together = (all: readonly JsonValue[], key: 'allOf' | '$all_of'): JsonValue => {
  const distinct = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]
  return distinct.length === 1 ? (distinct[0] as JsonValue) : { [key]: distinct }
}

/** Paths of names become one `match`; those through lists, and schemas, stand under `pointers`. */
function valueChecks(
  members: readonly { readonly path: Path; readonly pattern: JsonValue }[],
  schemas: ReadonlyMap<string, readonly JsonValue[]> = new Map(),
): JsonObject {
  const tree = new Map<string, JsonValue[]>()
  const pointers: Record<string, JsonObject> = {}
  for (const { path, pattern } of members) {
    const isNested = path.some((step) => typeof step === 'number')
    if (isNested) {
      const pointer = pointerOf(path)
      const before = pointers[pointer]?.match
      pointers[pointer] = { match: before === undefined ? pattern : together([before, pattern], '$all_of') }
    } else tree.set(JSON.stringify(path), [...(tree.get(JSON.stringify(path)) ?? []), pattern])
  }
  for (const [pointer, all] of schemas) pointers[pointer] = { ...pointers[pointer], schema: together(all, 'allOf') }
  const match = matchOf(tree)
  return {
    ...(match !== undefined && { match }),
    ...(Object.keys(pointers).length > 0 && { pointers }),
  }
}

function matchOf(tree: ReadonlyMap<string, readonly JsonValue[]>): JsonValue | undefined {
  const whole: JsonValue[] = []
  for (const [key, patterns] of tree) {
    const path = JSON.parse(key) as readonly string[]
    const inner = together(patterns, '$all_of')
    whole.push([...path].reverse().reduce<JsonValue>((value, name) => ({ [name]: value }), inner))
  }
  if (whole.length === 0) return undefined
  const flat = whole.every((one) => isPlainMembers(one))
  const names = flat ? whole.flatMap((one) => Object.keys(one as JsonObject)) : []
  if (flat && new Set(names).size === names.length) return Object.assign({}, ...(whole as JsonObject[]))
  return together(whole, '$all_of')
}

const isPlainMembers = (value: JsonValue): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !Object.keys(value).some((key) => key.startsWith('$'))

/** Protects a value that looks like an operator. */
export function literal(value: JsonValue): JsonValue {
  return holdsDollar(value) ? { $literal: value } : value
}

function holdsDollar(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some(holdsDollar)
  return Object.entries(value).some(([key, member]) => key.startsWith('$') || holdsDollar(member))
}
