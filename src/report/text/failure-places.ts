import { OUTCOMES } from '../../outcome/kinds.ts'
import type { Difference } from '../../outcome/outcome.ts'
import type { ReportFailure } from '../reported-call.ts'
import type { ReportContract } from '../reported-contract.ts'
import { differencePlace, type FailureKind, failureKinds, isDifference } from './failure-kinds.ts'
import { failureRow } from './failure-row.ts'
import type { Inline } from './inline.ts'
import { code } from './inline.ts'
import { count, counted } from './numbers.ts'

/** All that went wrong at one place of the answers: a reader asks where first, and then what was found there. */
export interface FailurePlace {
  readonly where: Inline
  /** Calls in which it is wrong, each once. */
  readonly calls: number
  /** Case ids in the order of the plan, each once. */
  readonly cases: readonly string[]
  /** What was expected and found there, most calls first; one where it is always the same. */
  readonly kinds: readonly FailureKind[]
  /** false: no answer came, and none is wrong. */
  readonly measured: boolean
}

/** The places of a contract's failures, most calls first; items of a list are one place: `sku` of every line. */
export function failurePlaces(contract: ReportContract): readonly FailurePlace[] {
  const places = new Map<string, FailureKind[]>()
  for (const kind of failureKinds(contract)) {
    const key = keyOf(isDifference(kind.outcome), kind.where)
    const those = places.get(key)
    if (those === undefined) places.set(key, [kind])
    else those.push(kind)
  }
  const calls = callsByPlace(contract.failures)
  const gathered = [...places].map(([key, kinds]) => ({
    where: commonPlace(kinds),
    calls: calls.get(key)?.size ?? kinds.reduce((sum, kind) => sum + kind.calls, 0),
    cases: [...new Set(kinds.flatMap((kind) => kind.cases))],
    kinds,
    measured: kinds.every(({ outcome }) => OUTCOMES[outcome].measured),
  }))
  // What was not measured tells nothing about the model and stands last.
  return gathered.sort((a, b) => Number(b.measured) - Number(a.measured) || b.calls - a.calls)
}

/** `wrong in 58 of 60`: how often a place is wrong, of the calls that were answered. */
export const wrongIn = ({ calls, measured }: FailurePlace, { funnel }: ReportContract): string =>
  measured ? `wrong in ${count(calls)} of ${count(Math.max(funnel.measured, calls))}` : `in ${counted(calls, 'call')}`

const withoutIndexes = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, '/*')

const keyOf = (isValue: boolean, where: Inline): string =>
  JSON.stringify([
    isValue,
    where.map((part) => (typeof part === 'string' ? part : { code: withoutIndexes(part.code) })),
  ])

/** The place that the kinds share: with its index where all have the same one. */
function commonPlace(kinds: readonly FailureKind[]): Inline {
  const [first, ...others] = kinds.map((kind) => kind.where)
  const same = others.every((where) => JSON.stringify(where) === JSON.stringify(first))
  if (first === undefined || same) return first ?? []
  return first.map((part) => (typeof part === 'string' ? part : code(withoutIndexes(part.code))))
}

/** A call in which several items of a list are wrong is one call. */
function callsByPlace(failures: readonly ReportFailure[]): ReadonlyMap<string, ReadonlySet<string>> {
  const calls = new Map<string, Set<string>>()
  for (const failure of failures) {
    const id = JSON.stringify([failure.case, failure.sample])
    for (const key of keysOf(failure)) {
      const those = calls.get(key)
      if (those === undefined) calls.set(key, new Set([id]))
      else those.add(id)
    }
  }
  return calls
}

function keysOf(failure: ReportFailure): readonly string[] {
  if (!isDifference(failure.outcome)) return [keyOf(false, failureRow(failure).where)]
  const { differences } = failure.evidence as { readonly differences: readonly Difference[] }
  return differences.map((difference) => keyOf(true, differencePlace(difference)))
}
