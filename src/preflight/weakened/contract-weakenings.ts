import type { Case, CaseList, Contract } from '../../contract/contract.ts'
import { matchesGlob } from '../../contract/files/glob.ts'
import { thresholdsInForce } from '../../contract/policy/in-force.ts'
import type { ModelChoice, Policy } from '../../contract/policy/policy.ts'
import type { Place } from '../../problem/problem.ts'
import { policyInForce } from '../base-policy.ts'
import { caseChange, envelopeChange, parserChange } from './expect-changes.ts'
import {
  type ContractUnderPolicy,
  type WeakerThreshold,
  weakerRegressionsInForce,
  weakerThresholdsInForce,
} from './policy-weakenings.ts'
import { requestWeakenings } from './request-weakenings.ts'
import { answerSchemaWeakenings } from './schema-weakenings.ts'
import type { Weakening } from './weakening.ts'

interface Policies {
  readonly base: Policy
  readonly head: Policy
}

/** What one contract stopped asking. */
export function contractWeakenings(base: Contract, head: Contract, policies: Policies): readonly Weakening[] {
  const was = { contract: base, candidate: candidateOf(policies.base, base) }
  const now = { contract: head, candidate: candidateOf(policyInForce(policies.base, policies.head), head) }
  const isSame = hasSameFiles(base, head)
  const hasSamePatch = JSON.stringify(was.candidate?.request) === JSON.stringify(now.candidate?.request)
  return [
    ...barWeakenings(base, head, policies),
    ...(isSame
      ? []
      : [
          ...shapeWeakenings(base, head),
          ...answerSchemaWeakenings(base, head),
          ...caseWeakenings(base, head, policies),
        ]),
    ...(isSame && hasSamePatch ? [] : requestWeakenings(was, now, policies.head.placeOf('/candidate/request'))),
  ]
}

/** The first route that fits, else the policy's own. */
const candidateOf = ({ routes, candidate }: Policy, { file }: Contract): ModelChoice | null =>
  routes.find(({ contracts }) => contracts.some((glob) => matchesGlob(glob, file)))?.candidate ?? candidate ?? null

/**
 * Bars as they are in force, under the policy that judges this change and under the one it brings: a bar that moves from
 * a contract into the policy is not lowered, and one that the policy lowers is told of the policy.
 */
function barWeakenings(base: Contract, head: Contract, policies: Policies): readonly Weakening[] {
  const was = { contract: base, policy: policies.base }
  const under = (
    compare: (base: ContractUnderPolicy, head: ContractUnderPolicy) => readonly WeakerThreshold[],
  ): readonly WeakerThreshold[] => {
    const merged = new Set(compare(was, { contract: head, policy: policies.head }).map(({ pointer }) => pointer))
    return compare(was, { contract: head, policy: policies.base }).filter(({ pointer }) => merged.has(pointer))
  }
  return [
    ...under(weakerThresholdsInForce).map((lowered) => barWeakening(head, 'thresholds', lowered)),
    ...under(weakerRegressionsInForce).map((lowered) => barWeakening(head, 'regression', lowered)),
  ]
}

function barWeakening(
  head: Contract,
  member: 'thresholds' | 'regression',
  { pointer, was, now }: WeakerThreshold,
): Weakening {
  const dotted = pointer.slice(1).replaceAll('/', '.')
  const what = member === 'regression' ? `regression.${dotted}` : dotted
  const place = head.placeOf(`/${member}${pointer}`)
  const args = { contract: head.name, what, was }
  return now === null
    ? { code: 'weakened-threshold-dropped', args, place }
    : { code: 'weakened-threshold', args: { ...args, now }, place }
}

const hasSameFiles = (base: Contract, head: Contract): boolean =>
  base.files.size === head.files.size && [...base.files].every(([file, digest]) => head.files.get(file) === digest)

function shapeWeakenings(base: Contract, head: Contract): readonly Weakening[] {
  const contract = head.name
  const weakenings: Weakening[] = []
  if (head.samples < base.samples)
    weakenings.push({
      code: 'weakened-samples',
      args: { contract, was: base.samples, now: head.samples },
      place: head.placeOf('/samples'),
    })
  const [was, now] = [base.expect.parser, head.expect.parser]
  if (parserChange(was, now) === 'weaker')
    weakenings.push({ code: 'weakened-parser', args: { contract, was, now }, place: head.placeOf('/expect/parser') })
  if (envelopeChange(base.expect, head.expect) === 'weaker')
    weakenings.push({ code: 'weakened-envelope', args: { contract }, place: head.placeOf('/expect/envelope') })
  for (const what of ['calls', 'concurrency'] as const) {
    const [before, after] = [base.load?.[what] ?? 0, head.load?.[what] ?? 0]
    if (after < before)
      weakenings.push({
        code: 'weakened-load',
        args: { contract, what, was: before, now: after || 'not asked' },
        place: head.placeOf(`/load/${what}`),
      })
  }
  return weakenings
}

function caseWeakenings(base: Contract, head: Contract, policies: Policies): readonly Weakening[] {
  const { removed, weaker, changed, moved } = caseChanges(base, head)
  const contract = head.name
  const of = (code: Weakening['code'], cases: CasesNamed | null, more: Weakening['args'] = {}): readonly Weakening[] =>
    cases === null ? [] : [{ code, args: { contract, cases: listed(cases), ...more }, place: cases.place }]
  // A group's own bar is met by moving away what does not meet it.
  const isGrouped = Object.values(thresholdsInForce(base, policies.base).perGroup).some((least) => least !== null)
  return [
    ...of('weakened-cases', removed, { count: removed?.count ?? 0, was: base.cases.length }),
    ...of('weakened-expectation', weaker),
    ...of('changed-expectation', changed),
    ...of(isGrouped ? 'weakened-group' : 'changed-group', moved),
  ]
}

const listed = ({ count, ids }: CasesNamed): string =>
  ids.map((id) => `\`${id}\``).join(', ') + (count > ids.length ? ` and ${count - ids.length} more` : '')

/** Cases of one kind: how many, the first few by name, and where the first of them stands. */
interface CasesNamed {
  readonly count: number
  readonly ids: readonly string[]
  readonly place: Place
}

interface CaseChanges {
  readonly removed: CasesNamed | null
  readonly weaker: CasesNamed | null
  readonly changed: CasesNamed | null
  /** Another group holds them now, or none does. */
  readonly moved: CasesNamed | null
}

const MOST_NAMED = 5

/** Cases that are gone, that expect less, and whose expectation is another. Inputs may change: a diff shows them. */
function caseChanges(base: Contract, head: Contract): CaseChanges {
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
