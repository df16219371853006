/** What production would pay a month, old model against new, by whose budget it is; US dollars. */
export interface CostsByOwner {
  /** By name; contracts that name a volume and no owner come last, under null. */
  readonly owners: readonly OwnerCost[]
  readonly total: MonthlyCost
}

export interface OwnerCost extends MonthlyCost {
  readonly owner: string | null
  /** Those that are counted. */
  readonly contracts: readonly string[]
  /** Those that are not, because they name no volume or the new model's cost is not known. */
  readonly unpriced: readonly string[]
}

export interface MonthlyCost {
  readonly calls_per_month: number
  /** Of the contracts that are counted; null unless it is known of each of them. */
  readonly old_usd: number | null
  /** null where none is counted. */
  readonly new_usd: number | null
}

/** One contract's part; null: not known, or not named. */
export interface ContractCost {
  readonly contract: string
  readonly owner: string | null
  readonly callsPerMonth: number | null
  readonly oldUsdPerCall: number | null
  readonly newUsdPerCall: number | null
}

/** null where no contract names an owner. */
export function costsByOwner(contracts: readonly ContractCost[]): CostsByOwner | null {
  if (contracts.every(({ owner }) => owner === null)) return null
  const meant = contracts.filter(({ owner, callsPerMonth }) => owner !== null || callsPerMonth !== null)
  const names = [...new Set(meant.map(({ owner }) => owner))].sort(byName)
  return {
    owners: names.map((owner) => {
      const own = meant.filter((one) => one.owner === owner)
      const counted = own.filter(isCounted)
      return {
        owner,
        contracts: counted.map(({ contract }) => contract),
        unpriced: own.filter((one) => !isCounted(one)).map(({ contract }) => contract),
        ...monthly(counted),
      }
    }),
    total: monthly(meant.filter(isCounted)),
  }
}

const byName = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : a < b ? -1 : 1

type Counted = ContractCost & { readonly callsPerMonth: number; readonly newUsdPerCall: number }

const isCounted = (one: ContractCost): one is Counted => one.callsPerMonth !== null && one.newUsdPerCall !== null

function monthly(counted: readonly Counted[]): MonthlyCost {
  const sum = (perCall: (one: Counted) => number | null): number | null =>
    counted.reduce<number | null>((total, one) => {
      const usd = perCall(one)
      return total === null || usd === null ? null : total + usd * one.callsPerMonth
    }, 0)
  const some = (usd: number | null): number | null =>
    usd === null || counted.length === 0 ? null : Number(usd.toFixed(6))
  return {
    calls_per_month: counted.reduce((total, { callsPerMonth }) => total + callsPerMonth, 0),
    old_usd: some(sum(({ oldUsdPerCall }) => oldUsdPerCall)),
    new_usd: some(sum(({ newUsdPerCall }) => newUsdPerCall)),
  }
}
