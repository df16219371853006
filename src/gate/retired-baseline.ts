import type { Contract } from '../contract/contract.ts'
import type { Targets } from '../plan/targets.ts'
import type { ModelRegistry } from '../preflight/registry.ts'

export interface RetiredModel {
  readonly provider: string
  readonly model: string
  /** ISO day. */
  readonly shutdown: string
}

/** The baselines of these contracts that the registry knows to be shut down by `day`; each once. */
export function retiredBaselines(
  { baselineFor }: Pick<Targets, 'baselineFor'>,
  contracts: readonly Contract[],
  registry: ModelRegistry | null,
  day: string | undefined,
): readonly RetiredModel[] {
  const found = new Map<string, RetiredModel>()
  if (registry === null || day === undefined) return []
  for (const contract of contracts) {
    const target = baselineFor(contract)
    if (target === null) continue
    const { providerName: provider, model } = target
    const shutdown = (registry.get(`${provider}/${model}`) ?? registry.get(model))?.shutdown ?? null
    if (shutdown !== null && shutdown <= day) found.set(`${provider}/${model}`, { provider, model, shutdown })
  }
  return [...found.values()]
}
