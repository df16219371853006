import type { Case, CaseList } from '../contract.ts'
import type { SchemaDocument } from '../schema-document.ts'
import { repeatedIds } from './case-ids.ts'

/** Cases that stand together: written in the contract one after the other, or those of one case file. */
export interface Segment {
  readonly length: number
  readonly at: (index: number) => Case
  readonly labelAt: CaseList['labelAt']
  readonly idHashAt: (index: number) => number
  readonly idHashes?: CaseList['idHashes']
  readonly groups: ReadonlySet<string>
  readonly counts: CaseList['counts']
  /** By digest. */
  readonly schemas: ReadonlyMap<string, SchemaDocument>
  /** All rows, also those that a sample left out: ids must differ whatever is taken. */
  readonly rows: {
    readonly length: number
    readonly hashAt: (index: number) => number
    readonly at: (index: number) => Case
  }
}

/** Segments, in their order, as one list. */
export function caseList(segments: readonly Segment[]): CaseList {
  const { length, find } = concatenation(segments)
  const sum = (count: keyof CaseList['counts']): number =>
    segments.reduce((total, segment) => total + segment.counts[count], 0)
  return {
    length,
    groups: [...new Set(segments.flatMap((segment) => [...segment.groups]))].sort(),
    counts: {
      expectValues: sum('expectValues'),
      expectCalls: sum('expectCalls'),
      flows: sum('flows'),
      requests: sum('requests'),
      rules: sum('rules'),
      expects: sum('expects'),
    },
    at: (index) => {
      const [segment, inside] = find(index)
      return segment.at(inside)
    },
    labelAt: (index) => {
      const [segment, inside] = find(index)
      return segment.labelAt(inside)
    },
    idHashAt: (index) => {
      const [segment, inside] = find(index)
      return segment.idHashAt(inside)
    },
    idHashes: segments.length === 1 ? (segments[0]?.idHashes ?? null) : null,
  }
}

/** Cases whose id an earlier row has, each with that row's case. */
export function repeatedCases(segments: readonly Segment[]): readonly { readonly one: Case; readonly first: Case }[] {
  const { length, find } = concatenation(segments.map((segment) => segment.rows))
  const caseAt = (index: number): Case => {
    const [rows, inside] = find(index)
    return rows.at(inside)
  }
  const hashAt = (index: number): number => {
    const [rows, inside] = find(index)
    return rows.hashAt(inside)
  }
  return repeatedIds({ length, hashAt, idAt: (index) => caseAt(index).id }).map(({ index, first }) => ({
    one: caseAt(index),
    first: caseAt(first),
  }))
}

function concatenation<T extends { readonly length: number }>(
  parts: readonly T[],
): { readonly length: number; readonly find: (index: number) => readonly [T, number] } {
  const starts: number[] = []
  let length = 0
  for (const part of parts) {
    starts.push(length)
    length += part.length
  }
  const find = (index: number): readonly [T, number] => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= index) low = middle
      else high = middle - 1
    }
    const part = parts[low]
    if (part === undefined || index < 0 || index >= length) throw new RangeError(`case ${index} of ${length}`)
    return [part, index - (starts[low] as number)]
  }
  return { length, find }
}
