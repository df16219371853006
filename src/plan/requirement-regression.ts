import type { Contract } from '../contract/contract.ts'
import { canAsk, DEFAULT_MAX_DROP, type InForce, ratesInForce, stated } from '../contract/policy/in-force.ts'
import type { JudgeMode, Policy } from '../contract/policy/policy.ts'
import { regressionOver } from '../contract/regressions.ts'
import { quantileOf } from '../contract/threshold-set.ts'
import { type Decimal, RATE_NAMES, type RateName, SPEED_NAMES } from '../contract/thresholds.ts'
import type { Code } from '../problem/problems.ts'
import type { AgreementRequirement, DropRequirement, IncreaseRequirement, Requirement } from './requirement.ts'

type Regression = DropRequirement | AgreementRequirement | IncreaseRequirement

/** Why a comparison with golden outputs is not made: they are right, and nobody timed them. null: it is made. */
export const NOT_WITH_GOLDEN: Readonly<Record<Regression['kind'], Code | null>> = {
  'max-drop': 'regression-golden-right',
  agreement: null,
  'max-increase': 'regression-against-golden',
}

/** How a run compares (docs/statistics.md#against-a-baseline). */
export interface ComparedBy {
  readonly judge: JudgeMode
  /** `--max-drop`: the margin of rates for which neither contract nor policy names one. */
  readonly maxDrop?: Decimal | undefined
}

/** All that a run with a baseline compares, named or not, in the format's order. */
export function comparisons(contract: Contract, policy: Policy, by: ComparedBy): readonly Regression[] {
  const acts = by.judge === 'absolute' ? ({ decides: false } as const) : {}
  return [...drops(contract, policy, by), ...agreementAndIncreases(contract, policy)].map((one) => ({
    ...one,
    ...acts,
  }))
}

/** What `regression:` of the contract or the policy names, by the id of its requirement. */
export const namedComparisons = (contract: Contract, policy: Policy): readonly Regression[] => [
  ...drops(contract, policy, { judge: 'both' }).filter(({ from, named }) => named && from !== 'default'),
  ...agreementAndIncreases(contract, policy),
]

function drops(contract: Contract, policy: Policy, { judge, maxDrop }: ComparedBy): readonly DropRequirement[] {
  const inForce = ratesInForce(contract, policy)
  return RATE_NAMES.flatMap((rate): readonly DropRequirement[] => {
    const margin = statedDrop(contract, policy, rate)
    if (margin === null || !canAsk(contract, rate)) return []
    const threshold = inForce[rate]
    if (margin === undefined && threshold === undefined) return []
    const id = `regression.${rate}`
    if (margin)
      return [
        {
          kind: 'max-drop',
          id,
          from: margin.from,
          place: margin.place,
          rate,
          maxDrop: margin.value.maxDrop,
          named: true,
        },
      ]
    return [
      {
        kind: 'max-drop',
        id,
        from: 'default',
        place: threshold?.place ?? null,
        rate,
        maxDrop: maxDrop ?? DEFAULT_MAX_DROP,
        named: maxDrop !== undefined || judge === 'relative',
      },
    ]
  })
}

const statedDrop = (
  contract: Contract,
  policy: Policy,
  rate: RateName,
): InForce<{ readonly maxDrop: Decimal }> | null | undefined =>
  stated({ contract, policy }, `/regression/${rate}`, contract.regression.rates[rate], policy.regression.rates[rate])

function agreementAndIncreases(
  contract: Contract,
  policy: Policy,
): readonly (AgreementRequirement | IncreaseRequirement)[] {
  const { agreement, speeds, costPerCallMaxIncrease: cost } = regressionOver(contract.regression, policy.regression)
  const own = contract.regression
  const common = (key: string, isOwn: boolean): Pick<Requirement, 'id' | 'from' | 'place'> => ({
    id: `regression.${key}`,
    from: isOwn ? 'contract' : 'policy',
    place: (isOwn ? contract : policy).placeOf(`/regression/${key.replaceAll('.', '/')}`),
  })
  const found: (AgreementRequirement | IncreaseRequirement)[] = []
  if (agreement)
    found.push({ kind: 'agreement', ...common('agreement', own.agreement !== undefined), least: agreement.least })
  for (const measure of SPEED_NAMES) {
    for (const [name, increase] of Object.entries(speeds[measure] ?? {})) {
      if (!increase) continue
      const isOwn = own.speeds[measure]?.[name] !== undefined
      found.push({
        kind: 'max-increase',
        ...common(`${measure}.${name}`, isOwn),
        measure,
        quantile: quantileOf(name),
        maxIncrease: increase.maxIncrease,
      })
    }
  }
  if (typeof cost === 'number')
    found.push({
      kind: 'max-increase',
      ...common('cost_per_call', own.costPerCallMaxIncrease !== undefined),
      measure: 'cost_per_call',
      quantile: null,
      maxIncrease: cost,
    })
  return found
}
