import type { ReportContractComparison } from './reported-comparison.ts'

/** Answers that are the recorded ones, of those that could be compared. */
interface Agreement {
  readonly same: number
  readonly of: number
}

/** The member of a comparison; left out where the baseline is no recorded answer. */
export const agreementMember = (golden: Agreement | null): Pick<ReportContractComparison, 'agreement'> =>
  golden === null ? {} : { agreement: golden }

/** Over all contracts that have recorded answers. */
export function goldenAgreement(contracts: readonly ReportContractComparison[]): Agreement {
  const counts = contracts.flatMap(({ agreement }) => agreement ?? [])
  const sum = (of: keyof Agreement): number => counts.reduce((total, one) => total + one[of], 0)
  return { same: sum('same'), of: sum('of') }
}
