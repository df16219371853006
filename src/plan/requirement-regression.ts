import type { Contract } from '../contract/contract.ts'
import { type Decimal, RATE_NAMES } from '../contract/thresholds.ts'
import type { AgreementRequirement, DropRequirement, IncreaseRequirement } from './requirement.ts'

type Regression = DropRequirement | AgreementRequirement | IncreaseRequirement

/** The contract's `regression:` as requirements, in the format's order. */
export function regressionRequirements(contract: Contract): readonly Regression[] {
  const found: Regression[] = []
  const common = (key: string): { id: string; from: 'contract'; place: ReturnType<Contract['placeOf']> } => ({
    id: `regression.${key}`,
    from: 'contract',
    place: contract.placeOf(`/regression/${key.replaceAll('.', '/')}`),
  })
  const { rates, agreement, speeds, costPerCallMaxIncrease } = contract.regression
  for (const rate of RATE_NAMES) {
    const drop = rates[rate]
    if (drop) found.push({ kind: 'max-drop', ...common(rate), rate, maxDrop: drop.maxDrop })
  }
  if (agreement) found.push({ kind: 'agreement', ...common('agreement'), least: agreement.least })
  for (const measure of ['latency', 'time_to_first_token', 'tokens_per_second'] as const) {
    for (const [name, increase] of Object.entries(speeds[measure] ?? {})) {
      if (!increase) continue
      const quantile = quantileOf(name)
      found.push({
        kind: 'max-increase',
        ...common(`${measure}.${name}`),
        measure,
        quantile,
        maxIncrease: increase.maxIncrease,
      })
    }
  }
  if (typeof costPerCallMaxIncrease === 'number') {
    const maxIncrease = costPerCallMaxIncrease
    found.push({
      kind: 'max-increase',
      ...common('cost_per_call'),
      measure: 'cost_per_call',
      quantile: null,
      maxIncrease,
    })
  }
  return found
}

/** 'p95' → 0.95, 'p99.9' → 0.999, exact. */
export function quantileOf(name: string): Decimal {
  const [whole = '', fraction = ''] = name.slice(1).split('.')
  const numerator = BigInt(`${whole}${fraction}`)
  const scale = 2 + fraction.length
  return { text: String(Number(numerator) / 10 ** scale), numerator, scale }
}
