import type { Case, CaseList, Contract } from '../../contract/contract.ts'
import type { Place } from '../../problem/problem.ts'
import { caseChange } from './expect-changes.ts'

/** Cases of one kind: how many, the first few by name, and where the first of them stands. */
export interface CasesNamed {
  readonly count: number
  readonly ids: readonly string[]
  readonly place: Place
}

export interface CaseChanges {
  readonly removed: CasesNamed | null
  readonly weaker: CasesNamed | null
  readonly changed: CasesNamed | null
  /** Another group holds them now, or none does. */
  readonly moved: CasesNamed | null
}

const MOST_NAMED = 5

/** Cases that are gone, that expect less, and whose expectation is another. Inputs may change: a diff shows them. */
export function caseChanges(base: Contract, head: Contract): CaseChanges {
  const later = new Map<string, number>()
  for (let index = 0; index < head.cases.length; index++) later.set(head.cases.at(index).id, index)
  const kinds = { removed: named(), weaker: named(), changed: named(), moved: named() }
  const readings = [base.expect, head.expect] as const
  for (const one of each(base.cases)) {
    const index = later.get(one.id)
    if (index === undefined) {
      kinds.removed.add(one.id, one.place)
      continue
    }
    const now = head.cases.at(index)
    const change = caseChange(one, now, readings)
    if (change !== 'same') kinds[change].add(one.id, now.turns ? now.place : now.expect.place)
    if (one.group !== now.group) kinds.moved.add(one.id, now.place)
  }
  return {
    removed: kinds.removed.value(),
    weaker: kinds.weaker.value(),
    changed: kinds.changed.value(),
    moved: kinds.moved.value(),
  }
}

function* each(cases: CaseList): Generator<Case> {
  for (let index = 0; index < cases.length; index++) yield cases.at(index)
}

function named(): { readonly add: (id: string, place: Place) => void; readonly value: () => CasesNamed | null } {
  const ids: string[] = []
  let first: Place | null = null
  let count = 0
  return {
    add: (id, place) => {
      count++
      first ??= place
      if (ids.length < MOST_NAMED) ids.push(id)
    },
    value: () => (first === null ? null : { count, ids, place: first }),
  }
}
