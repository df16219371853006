import { compareDecimals } from '../../contract/decimal.ts'
import { isWeakerMode, type Policy } from '../../contract/policy/policy.ts'
import { SEVERITIES, snakeCase } from '../../contract/policy/severities.ts'
import { type WeakerThreshold, weakerRegressions, weakerThresholds } from './weaker-thresholds.ts'

/** A member of the policy that asks for less than it did, or lets more through. */
export interface PolicyWeakening {
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
