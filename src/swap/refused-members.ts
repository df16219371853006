import type { Contract } from '../contract/contract.ts'
import { type RefusedMember, refusedByFeatures } from '../preflight/model-features.ts'
import { dialectFindings } from '../provider/dialect.ts'
import type { ProviderProfile } from '../provider/profile.ts'
import type { ModelEntry } from '../registry/entry.ts'

/** What of the contracts' requests a model refuses: by its entry's features, and by the rules of its provider. */
export function refusedMembers(
  contracts: readonly Contract[],
  entry: ModelEntry | null,
  called: { readonly profile: ProviderProfile; readonly model: string } | null,
): readonly RefusedMember[] {
  const all = contracts.flatMap((contract) => [
    ...(entry === null ? [] : refusedByFeatures(contract, entry, called?.profile.dialect ?? 'openai')),
    ...(called === null ? [] : byRules(contract, called)),
  ])
  // A member that both speak of is one to change.
  return [...new Map(all.map((one) => [JSON.stringify(one.place), one])).values()]
}

function byRules(
  contract: Contract,
  { profile, model }: { readonly profile: ProviderProfile; readonly model: string },
): readonly RefusedMember[] {
  return dialectFindings(contract.request, profile, model).flatMap(
    ({ effect, pointer, subject }): readonly RefusedMember[] =>
      effect === 'refused' && contract.request[subject] !== undefined
        ? [{ member: subject, condition: null, isCertain: true, place: contract.placeOf(`/request${pointer}`) }]
        : [],
  )
}
