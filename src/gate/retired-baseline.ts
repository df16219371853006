import type { Target } from '../plan/plan.ts'
import type { Targets } from '../plan/targets.ts'
import type { ModelAt, Registry } from '../registry/registry.ts'

export interface RetiredModel {
  readonly provider: string
  readonly model: string
  /** ISO day. */
  readonly shutdown: string
}

/** How the registry knows a model that is called. */
export const registeredModel = ({ registered, model }: Target): ModelAt => ({ ...registered, model })

/** The baselines that the registry knows to be shut down by `day`; each once. */
export function retiredBaselines(
  { baselines }: Pick<Targets, 'baselines'>,
  registry: Registry,
  day: string | undefined,
): ReadonlyMap<Target, RetiredModel> {
  const found = new Map<Target, RetiredModel>()
  if (day === undefined) return found
  for (const target of baselines) {
    const shutdown = registry.find(registeredModel(target))?.ends?.shutdown
    if (shutdown !== undefined && shutdown <= day)
      found.set(target, { provider: target.providerName, model: target.model, shutdown })
  }
  return found
}
