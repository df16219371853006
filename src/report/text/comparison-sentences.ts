import { isComparedRate } from '../asks.ts'
import type { ComparisonVerdict, ReportContractComparison } from '../reported-comparison.ts'
import type { ReportContract } from '../reported-contract.ts'
import type { ReportRequirement } from '../reported-requirement.ts'
import type { Inline } from './inline.ts'
import { inlineOf } from './inline.ts'
import { count, dollars } from './numbers.ts'

export interface TitledSentence {
  readonly title: string
  readonly words: Inline
}

const TITLES: Readonly<Record<ComparisonVerdict, string>> = {
  improved: 'Improved',
  'no-worse': 'No worse',
  regressed: 'Regressed',
  unclear: 'Unclear',
}

/** What a comparison says, each under its title; rates of which the same is said stand together. */
export function comparisonSentences(compared: ReportContractComparison | null): readonly TitledSentence[] {
  if (compared === null) return []
  const byText = new Map<string, { readonly title: string; readonly ids: string[]; readonly say: string }>()
  for (const { id, verdict, says } of compared.requirements) {
    for (const say of says) {
      const key = `${verdict} ${say}`
      const same = byText.get(key)
      if (same) same.ids.push(id)
      else byText.set(key, { title: TITLES[verdict], ids: [id], say })
    }
  }
  return [
    ...compared.says.map((say) => ({ title: 'Compared', words: inlineOf(say) })),
    ...[...byText.values()].map(({ title, ids, say }) => ({ title, words: inlineOf(`${ids.join(', ')}: ${say}`) })),
  ]
}

/** What a requirement says, without those of a rate's comparison: `comparisonSentences` has them. */
export const ownSentences = ({ asks, method, says }: ReportRequirement): readonly string[] =>
  isComparedRate(asks) && method !== null ? [] : says

/** `Monthly: $180 (was $420) for 2,000,000 calls`, where the contract names its volume and the price is known. */
export function monthlyCostSentence(
  contract: ReportContract,
  compared: ReportContractComparison | null,
): readonly TitledSentence[] {
  const { volume_per_month: volume, cost_per_call_usd: cost } = contract
  if (volume === null || cost === null) return []
  const before = compared?.baseline_cost_per_call_usd ?? null
  const was = before === null ? '' : ` (was ${dollars(before * volume)})`
  return [{ title: 'Monthly', words: [`${dollars(cost * volume)}${was} for ${count(volume)} calls`] }]
}
