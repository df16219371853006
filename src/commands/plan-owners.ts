import type { Forecast } from '../gate/forecast/forecast.ts'
import type { Role } from '../plan/plan.ts'
import { type CostsByOwner, costsByOwner, type MonthlyCost } from '../report/costs-by-owner.ts'
import { count, dollars, NOT_ASKED } from '../report/text/numbers.ts'
import { visible } from '../report/text/visible.ts'

/** Dollars a month by owner before any call: from the most that calls can cost, and from an earlier run where one tells. */
export interface PlannedCosts {
  readonly atMost: CostsByOwner
  /** null where no journal tells what calls cost. */
  readonly about: CostsByOwner | null
}

/** null where no contract names an owner. */
export function plannedCosts(forecast: Forecast): PlannedCosts | null {
  const atMost = costsFrom(forecast, ({ usdAtMost, calls }) => (usdAtMost === null ? null : usdAtMost / calls))
  if (atMost === null) return null
  const about = costsFrom(forecast, ({ prior }) => prior?.usd ?? null)
  return { atMost, about: about?.total.new_usd == null ? null : about }
}

type Model = Forecast['contracts'][number]['models'][number]

function costsFrom({ plan, contracts }: Forecast, perCall: (model: Model) => number | null): CostsByOwner | null {
  return costsByOwner(
    plan.contracts.map(({ contract }, index) => {
      const usdOf = (role: Role): number | null => {
        const model = contracts[index]?.models.find((one) => one.role === role)
        return model === undefined ? null : perCall(model)
      }
      return {
        contract: contract.name,
        owner: contract.owner ?? null,
        callsPerMonth: contract.volumePerMonth ?? null,
        oldUsdPerCall: usdOf('baseline'),
        newUsdPerCall: usdOf('candidate'),
      }
    }),
  )
}

/** For `plan --format json`: each sum with its bound and what an earlier run makes likely. */
export function plannedCostsJson(costs: PlannedCosts | null) {
  if (costs === null) return {}
  const { atMost, about } = costs
  const sums = (most: MonthlyCost, likely: MonthlyCost | undefined) => ({
    calls_per_month: most.calls_per_month,
    old_usd: { at_most: most.old_usd, about: likely?.old_usd ?? null },
    new_usd: { at_most: most.new_usd, about: likely?.new_usd ?? null },
  })
  return {
    costs_by_owner: {
      owners: atMost.owners.map((one) => ({
        owner: one.owner,
        contracts: one.contracts,
        unpriced: one.unpriced,
        ...sums(
          one,
          about?.owners.find(({ owner }) => owner === one.owner),
        ),
      })),
      total: sums(atMost.total, about?.total),
    },
  }
}

const TITLES = ['dollars a month', 'calls a month', 'was', 'now']

/** The table of `plan`: an owner a row, and the total. */
export function plannedCostLines(costs: PlannedCosts | null): readonly string[] {
  if (costs === null) return []
  const { atMost, about } = costs
  const row = (name: string, most: MonthlyCost, likely: MonthlyCost | undefined): readonly string[] => [
    name,
    most.calls_per_month === 0 ? NOT_ASKED : count(Math.round(most.calls_per_month)),
    expected(most.old_usd, likely?.old_usd),
    expected(most.new_usd, likely?.new_usd),
  ]
  const rows = [
    TITLES,
    ...atMost.owners.map((one) =>
      row(
        one.owner === null ? 'no owner' : visible(one.owner),
        one,
        about?.owners.find(({ owner }) => owner === one.owner),
      ),
    ),
    row('in all', atMost.total, about?.total),
  ]
  const widths = TITLES.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)))
  const without = atMost.owners.flatMap(({ unpriced }) => unpriced)
  return [
    '',
    ...rows.map((cells) =>
      `  ${cells.map((text, column) => (column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0))).join('  ')}`.trimEnd(),
    ),
    ...(without.length > 0 ? [`  Without ${without.map(visible).join(', ')}: no volume or no price.`] : []),
  ]
}

function expected(atMost: number | null, about: number | null | undefined): string {
  if (atMost === null) return NOT_ASKED
  return about == null ? `≤ ${dollars(atMost)}` : `≈ ${dollars(about)} (≤ ${dollars(atMost)})`
}
