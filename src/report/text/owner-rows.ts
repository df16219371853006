import type { CostsByOwner, MonthlyCost } from '../costs-by-owner.ts'
import { count, dollars, NOT_ASKED } from './numbers.ts'

/** A row of the table of dollars a month, as text of our own making but for the owner's name. */
export interface OwnerRow {
  /** null: the total. */
  readonly name: string | null
  readonly isNamed: boolean
  readonly calls: string
  readonly was: string
  readonly now: string
  readonly change: string
  /** Contracts that are left out of it. */
  readonly unpriced: readonly string[]
}

export const OWNER_TITLES = ['owner', 'calls a month', 'was', 'now', 'change'] as const

/** An owner a row, and what all of them come to. */
export function ownerRows({ owners, total }: CostsByOwner): readonly OwnerRow[] {
  return [
    ...owners.map((one) => ({
      name: one.owner ?? 'no owner',
      isNamed: one.owner !== null,
      unpriced: one.unpriced,
      ...figures(one),
    })),
    { name: null, isNamed: false, unpriced: [], ...figures(total) },
  ]
}

function figures({
  calls_per_month,
  old_usd,
  new_usd,
}: MonthlyCost): Pick<OwnerRow, 'calls' | 'was' | 'now' | 'change'> {
  const known = (usd: number | null): string => (usd === null ? NOT_ASKED : dollars(usd))
  return {
    calls: calls_per_month === 0 ? NOT_ASKED : count(Math.round(calls_per_month)),
    was: known(old_usd),
    now: known(new_usd),
    change: old_usd === null || new_usd === null ? NOT_ASKED : changeText(old_usd, new_usd),
  }
}

/** `−$240 (−57 %)`. */
function changeText(before: number, after: number): string {
  const sign = after < before ? '−' : after > before ? '+' : '±'
  const share = before === 0 ? '' : ` (${sign}${Math.abs(((after - before) / before) * 100).toFixed(0)} %)`
  return `${sign}${dollars(Math.abs(after - before))}${share}`
}

/** What is left out of the sums, in words; empty where nothing is. */
export const leftOut = ({ owners }: CostsByOwner): readonly string[] => owners.flatMap(({ unpriced }) => unpriced)
