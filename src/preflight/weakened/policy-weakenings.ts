import type { Contract } from '../../contract/contract.ts'
import { compareDecimals } from '../../contract/decimal.ts'
import { DEFAULT_MAX_DROP, ratesInForce, regressionInForce, thresholdsInForce } from '../../contract/policy/in-force.ts'
import { isWeakerMode, type Policy } from '../../contract/policy/policy.ts'
import { SEVERITIES, snakeCase } from '../../contract/policy/severities.ts'
import { type Regressions, regressionEntries } from '../../contract/regressions.ts'
import { type Thresholds, thresholdEntries } from '../../contract/threshold-set.ts'
import { RATE_NAMES, type RateName } from '../../contract/thresholds.ts'

/** A member of the policy that asks for less than it did, or lets more through. */
interface PolicyWeakening {
  readonly pointer: string
  readonly was: string
  readonly now: string
}

/** What a policy stopped asking. Endpoints, prices and models are no bars: a change of those is not told here. */
export function policyWeakenings(base: Policy, head: Policy): readonly PolicyWeakening[] {
  const below = (member: string, bars: readonly WeakerThreshold[]): readonly PolicyWeakening[] =>
    bars.map(({ pointer, was, now }) => ({ pointer: `/${member}${pointer}`, was, now: now ?? 'not asked' }))
  return [
    ...below('thresholds', weakerThresholds(base.thresholds, head.thresholds)),
    ...below('floors', weakerThresholds(base.floors, head.floors)),
    ...below('regression', weakerRegressions(base.regression, head.regression)),
    ...[...proofChanges(base, head), ...limitChanges(base, head)].flatMap(([pointer, was, now, isWeaker]) =>
      isWeaker ? [{ pointer, was: String(was), now: String(now) }] : [],
    ),
  ]
}

type Rule = readonly [
  pointer: string,
  was: string | number | boolean,
  now: string | number | boolean,
  isWeaker: boolean,
]

function proofChanges(base: Policy, head: Policy): readonly Rule[] {
  const { confidence: was } = base
  const { confidence: now } = head
  const isLess = was !== undefined && (now === undefined || compareDecimals(now, was) < 0)
  return [
    ['/confidence', was?.text ?? 'not asked', now?.text ?? 'not asked', isLess],
    ['/judge', base.judge, head.judge, isWeakerMode(base.judge, head.judge)],
    ['/about', base.about, head.about, base.about === 'cases' && head.about === 'calls'],
    ['/require_evidence', base.requireEvidence, head.requireEvidence, base.requireEvidence && !head.requireEvidence],
    [
      '/baseline',
      base.baseline?.model ?? 'not asked',
      head.baseline?.model ?? 'not asked',
      Boolean(base.baseline && !head.baseline),
    ],
    ...(['journal', 'pinned'] as const).map((name): Rule => {
      const [was, now] = [base.anchors?.[name], head.anchors?.[name]]
      return [`/baseline/${name}`, was ?? 'not asked', now ?? 'not asked', was !== undefined && now !== was]
    }),
    ['/weakening_label', base.weakeningLabel, head.weakeningLabel, base.weakeningLabel !== head.weakeningLabel],
  ]
}

function limitChanges(base: Policy, head: Policy): readonly Rule[] {
  const [lost, loses] = [base.limits.maxUnmeasured, head.limits.maxUnmeasured]
  const days = [
    ['warnDays', 'warn'],
    ['failDays', 'fail'],
  ] as const
  return [
    ['/limits/max_unmeasured', lost.text, loses.text, compareDecimals(loses, lost) > 0],
    ...SEVERITIES.map((name): Rule => {
      const [was, now] = [base.severity[name], head.severity[name]]
      return [`/severity/${snakeCase(name)}`, was, now, now === 'warn' && was === 'fail']
    }),
    [
      '/reuse/max_age',
      `${base.reuse.maxAgeDays} days`,
      `${head.reuse.maxAgeDays} days`,
      head.reuse.maxAgeDays > base.reuse.maxAgeDays,
    ],
    ...days.map(([key, name]): Rule => {
      const [was, now] = [base.retirement[key], head.retirement[key]]
      return [`/retirement/${name}`, `${was} days`, `${now} days`, now < was]
    }),
  ]
}

/** A bar that stands lower than it did, or not at all (`now` null); `pointer` below `thresholds` or `regression`. */
export interface WeakerThreshold {
  readonly pointer: string
  readonly was: string
  readonly now: string | null
}

interface Entry<Bars> {
  readonly pointer: string
  readonly shown: string | null
  readonly asksLessThan: (other: Bars) => boolean
}

/** Every bar of the earlier set that the later one asks less of, or no longer. */
function weaker<Bars>(
  entries: (bars: Bars) => readonly Entry<Bars>[],
  base: Bars,
  head: Bars,
): readonly WeakerThreshold[] {
  const later = new Map(entries(head).map((entry) => [entry.pointer, entry]))
  return entries(base).flatMap(({ pointer, shown }): readonly WeakerThreshold[] => {
    if (shown === null) return []
    const now = later.get(pointer)
    if (now === undefined || now.shown === null) return [{ pointer, was: shown, now: null }]
    return now.asksLessThan(base) ? [{ pointer, was: shown, now: now.shown }] : []
  })
}

const weakerThresholds = (base: Thresholds, head: Thresholds): readonly WeakerThreshold[] =>
  weaker(thresholdEntries, base, head)

/** Comparisons with the baseline that allow more than they did, or are gone. */
const weakerRegressions = (base: Regressions, head: Regressions): readonly WeakerThreshold[] =>
  weaker(regressionEntries, base, head)

/** A contract under the policy that is in force for it. */
export interface ContractUnderPolicy {
  readonly contract: Contract
  readonly policy: Policy
}

/** A share that follows a later stage's down is told of that stage. */
export function weakerThresholdsInForce(
  base: ContractUnderPolicy,
  head: ContractUnderPolicy,
): readonly WeakerThreshold[] {
  const all = weakerThresholds(
    thresholdsInForce(base.contract, base.policy),
    thresholdsInForce(head.contract, head.policy),
  )
  const inForce = [base, head].map(({ contract, policy }) => ratesInForce(contract, policy))
  return all.filter(({ pointer }) => {
    const sources = inForce.map((rates) => rates[pointer.slice(1) as RateName]?.inheritedFrom)
    return !all.some((other) => sources.some((source) => other.pointer === `/${source}`))
  })
}

/** Margins as they are in force: a compared rate that nobody names has its own. */
export const weakerRegressionsInForce = (
  base: ContractUnderPolicy,
  head: ContractUnderPolicy,
): readonly WeakerThreshold[] =>
  weakerRegressions(marginsOf(base), marginsOf(head)).filter(
    // A rate that is not asked any more is told of its threshold.
    ({ pointer, now }) => now !== null || isStillAsked(head, pointer),
  )

function marginsOf({ contract, policy }: ContractUnderPolicy): Regressions {
  const named = regressionInForce(contract, policy)
  const asked = ratesInForce(contract, policy)
  const unnamed = RATE_NAMES.filter((rate) => asked[rate] && named.rates[rate] === undefined)
  return {
    ...named,
    rates: { ...named.rates, ...Object.fromEntries(unnamed.map((rate) => [rate, { maxDrop: DEFAULT_MAX_DROP }])) },
  }
}

function isStillAsked({ contract, policy }: ContractUnderPolicy, pointer: string): boolean {
  const rate = RATE_NAMES.find((name) => pointer === `/${name}`)
  return (
    rate === undefined ||
    regressionInForce(contract, policy).rates[rate] === null ||
    Boolean(ratesInForce(contract, policy)[rate])
  )
}
