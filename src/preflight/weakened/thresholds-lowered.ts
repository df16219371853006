import type { Contract } from '../../contract/contract.ts'
import { compareDecimals } from '../../contract/decimal.ts'
import type { Policy } from '../../contract/policy/policy.ts'
import { thresholdEntries } from '../../contract/threshold-order.ts'
import {
  type Decimal,
  RATE_NAMES,
  type RateName,
  type Regressions,
  type Thresholds,
} from '../../contract/thresholds.ts'

/** A bar that stands lower than it did, or not at all (`now` null); `pointer` below `thresholds` or `regression`. */
export interface Lowered {
  readonly pointer: string
  readonly was: string
  readonly now: string | null
}

/** Every threshold of the earlier set that the later one asks less of, or no longer. */
export function loweredThresholds(base: Thresholds, head: Thresholds): readonly Lowered[] {
  const later = new Map(thresholdEntries(head).map((entry) => [entry.pointer, entry]))
  return thresholdEntries(base).flatMap(({ pointer, shown }): readonly Lowered[] => {
    if (shown === null) return []
    const now = later.get(pointer)
    if (now === undefined || now.shown === null) return [{ pointer, was: shown, now: null }]
    return now.asksLessThan(base) ? [{ pointer, was: shown, now: now.shown }] : []
  })
}

const ONE: Decimal = { text: '1', numerator: 1n, scale: 0 }

/** What a contract is held to: its own word over the policy's over the defaults (contract.md, "Reading rules"). */
export function thresholdsInForce(contract: Contract, policy: Policy): Thresholds {
  const { counts } = contract.cases
  const isAsked = (rate: RateName): boolean =>
    rate === 'tool_rate' ? counts.expectCalls > 0 : rate === 'match_rate' ? counts.expectValues > 0 : true
  const rates: Partial<Record<RateName, Decimal | null>> = {}
  for (const rate of RATE_NAMES) {
    const fallback = rate === 'case_rate' ? undefined : ONE
    const said = first(contract.thresholds.rates[rate], policy.thresholds.rates[rate], fallback)
    if (isAsked(rate) && said !== undefined) rates[rate] = said
  }
  const cost = first(contract.thresholds.costPerCallMeanUsd, policy.thresholds.costPerCallMeanUsd)
  const speeds: Record<string, Thresholds['speeds'][keyof Thresholds['speeds']]> = {}
  for (const name of ['latency', 'time_to_first_token', 'tokens_per_second'] as const)
    speeds[name] = { ...policy.thresholds.speeds[name], ...contract.thresholds.speeds[name] }
  return {
    rates,
    perGroup: { ...policy.thresholds.perGroup, ...contract.thresholds.perGroup },
    speeds,
    ...(cost !== undefined && { costPerCallMeanUsd: cost }),
  }
}

const first = <T>(...said: readonly (T | undefined)[]): T | undefined => said.find((one) => one !== undefined)

/** Comparisons with the baseline that allow more than they did, or are gone. */
export function loweredRegressions(base: Regressions, head: Regressions): readonly Lowered[] {
  const lowered: Lowered[] = []
  const note = (pointer: string, was: string, now: string | null, isLooser: boolean): void => {
    if (now === null || isLooser) lowered.push({ pointer, was, now })
  }
  for (const rate of RATE_NAMES) {
    const [was, now] = [base.rates[rate], head.rates[rate]]
    if (was)
      note(
        `/${rate}`,
        `a drop of ${was.maxDrop.text}`,
        now ? `a drop of ${now.maxDrop.text}` : null,
        Boolean(now && compareDecimals(now.maxDrop, was.maxDrop) > 0),
      )
  }
  const [agreed, agrees] = [base.agreement, head.agreement]
  if (agreed)
    note(
      '/agreement',
      agreed.least.text,
      agrees?.least.text ?? null,
      Boolean(agrees && compareDecimals(agrees.least, agreed.least) < 0),
    )
  for (const [measure, limits] of Object.entries(base.speeds)) {
    for (const [name, was] of Object.entries(limits)) {
      const now = head.speeds[measure as keyof Regressions['speeds']]?.[name]
      if (was)
        note(
          `/${measure}/${name}`,
          increase(was.maxIncrease),
          now ? increase(now.maxIncrease) : null,
          (now?.maxIncrease ?? 0) > was.maxIncrease,
        )
    }
  }
  const [cost, costs] = [base.costPerCallMaxIncrease, head.costPerCallMaxIncrease]
  if (typeof cost === 'number')
    note(
      '/cost_per_call',
      increase(cost),
      typeof costs === 'number' ? increase(costs) : null,
      typeof costs === 'number' && costs > cost,
    )
  return lowered
}

const increase = (share: number): string => `an increase of ${Math.round(share * 1e6) / 1e4} %`
