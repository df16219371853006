import type { JsonValue, Pointer } from '../../json/value.ts'
import type { NormalNode } from './normal.ts'

const MAX_VIOLATIONS = 100

/** One keyword that a value breaks. */
export interface Finding {
  readonly pointer: Pointer
  readonly keyword: string
  readonly node: NormalNode | null
  readonly allowed: string
  readonly value: JsonValue
}

/** What was found wrong: the first hundred kept, the rest counted. */
export class Findings {
  readonly kept: Finding[] = []
  count = 0

  add(finding: Finding): void {
    this.count += 1
    if (this.kept.length < MAX_VIOLATIONS) this.kept.push(finding)
  }

  addAll(other: Findings): void {
    for (const finding of other.kept) this.add(finding)
    this.count += other.count - other.kept.length
  }
}

const depth = (pointer: Pointer): number => pointer.split('/').length - 1

/** Smaller is closer: the right type, then the right tag, then few faults, then deep ones. */
function distance(branch: Findings, at: Pointer): readonly number[] {
  const own = depth(at)
  const wrongType = branch.kept.some((finding) => finding.pointer === at && finding.keyword === 'type')
  const wrongTag = branch.kept.filter(
    (finding) => (finding.keyword === 'const' || finding.keyword === 'enum') && depth(finding.pointer) <= own + 1,
  )
  const deepest = branch.kept.reduce((most, finding) => Math.max(most, depth(finding.pointer)), 0)
  return [wrongType ? 1 : 0, wrongTag.length, branch.count, -deepest]
}

/** The failed branch that the value came closest to; the first of equals. */
export function closestBranch(branches: readonly Findings[], at: Pointer): number {
  const distances = branches.map((branch) => distance(branch, at))
  let best = 0
  for (let index = 1; index < distances.length; index += 1)
    if (isLess(distances[index] ?? [], distances[best] ?? [])) best = index
  return best
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const differs = a.findIndex((value, index) => value !== b[index])
  return differs >= 0 && (a[differs] ?? 0) < (b[differs] ?? 0)
}

const SIMPLE = new Set(['type', 'const', 'enum'])

/** `string or null` where every branch asks for something else of the value itself; null where one came closer. */
export function alternatives(branches: readonly Findings[], at: Pointer): string | null {
  const simple = branches.every(
    (branch) => branch.count === 1 && branch.kept[0]?.pointer === at && SIMPLE.has(branch.kept[0].keyword),
  )
  if (!simple) return null
  const first = branches[0]?.kept[0]?.keyword
  const same = branches.every((branch) => (branch.kept[0]?.keyword === 'type') === (first === 'type'))
  return same
    ? joinWords(
        branches.map((branch) => branch.kept[0]?.allowed ?? ''),
        'or',
      )
    : null
}

/** `a, b or c`, cut to 300 characters. */
export function joinWords(words: readonly string[], last: string): string {
  const distinct = [...new Set(words)]
  const text =
    distinct.length < 2 ? distinct.join('') : `${distinct.slice(0, -1).join(', ')} ${last} ${distinct.at(-1)}`
  return text.length > 300 ? `${text.slice(0, 299)}…` : text
}
