import type { ReportContract, ReportContractComparison } from '../report.ts'
import { count, dollars } from './numbers.ts'
import type { Phrase } from './phrase.ts'
import { phraseOf } from './phrase.ts'

export interface Say {
  readonly title: string
  readonly words: Phrase
}

/** What a comparison says, each under its title: a say that opens with the id of an unclear rate is about that rate. */
export function comparisonSays(compared: ReportContractComparison | null): readonly Say[] {
  if (compared === null) return []
  return compared.says.map((say) => {
    const unclear = compared.requirements.find((pair) => pair.verdict === 'unclear' && say.startsWith(`${pair.id}: `))
    if (unclear === undefined) return { title: 'Compared', words: phraseOf(say) }
    return { title: 'Unclear', words: phraseOf(say.slice(unclear.id.length + 2)) }
  })
}

/** `Monthly: $180 (was $420) for 2,000,000 calls`, where the contract names its volume and the price is known. */
export function monthlySay(contract: ReportContract, compared: ReportContractComparison | null): readonly Say[] {
  const { volume_per_month: volume, cost_per_call_usd: cost } = contract
  if (volume === null || cost === null) return []
  const before = compared?.baseline_cost_per_call_usd ?? null
  const was = before === null ? '' : ` (was ${dollars(before * volume)})`
  return [{ title: 'Monthly', words: [`${dollars(cost * volume)}${was} for ${count(volume)} calls`] }]
}
