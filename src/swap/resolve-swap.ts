import type { ModelChoice, Policy } from '../contract/policy/policy.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import type { Found, ModelAt, Registry } from '../registry/registry.ts'

/** Who goes, who comes, and what the registry knows of each. */
export interface Swap {
  readonly old: SwapModel
  readonly new: SwapModel
}

export interface SwapModel extends ModelAt {
  readonly found: Found | null
}

export interface SwapRequest {
  /** null: what the policy runs. */
  readonly old: string | null
  /** null: what the registry names in its place. */
  readonly new: string | null
  /** Where both are asked; null: where the policy asks its candidate. */
  readonly provider: string | null
  /** ISO day. */
  readonly day: string
}

export function resolveSwap(asked: SwapRequest, policy: Policy, registry: Registry): Result<Swap> {
  const runs = policy.candidate ?? policy.baseline
  const oldModel = asked.old ?? runs?.model ?? null
  if (oldModel === null) return bad({ code: 'swap-without-old', args: {} })
  const at = (model: string): SwapModel => {
    const called = { ...providerOf(asked.provider, runs, policy), model }
    return { ...called, found: registry.find(called) }
  }
  const old = at(oldModel)
  const entry = old.found?.ends?.entry ?? old.found?.entry ?? null
  const newModel = asked.new ?? entry?.replacement?.model ?? null
  if (newModel === null) return bad({ code: 'swap-without-replacement', args: { model: oldModel } })
  const swap: Swap = { old, new: at(newModel) }
  const problems = [...ontoItself(swap), ...ontoRetired(swap.new, asked.day)]
  return problems.length > 0 ? bad(...problems) : good(swap)
}

function providerOf(flag: string | null, runs: ModelChoice | undefined, { providers }: Policy): Omit<ModelAt, 'model'> {
  const provider = flag ?? runs?.provider ?? 'openai'
  const own = Object.hasOwn(providers, provider) ? providers[provider] : undefined
  return { provider, preset: own?.preset ?? provider }
}

/** Names of one entry answer alike: nothing would be swapped. */
function ontoItself({ old, new: next }: Swap): readonly Problem[] {
  const isSame = (found: Found | null): boolean => found?.relation === 'itself' || found?.relation === 'alias'
  const isOne = isSame(old.found) && isSame(next.found) && old.found?.entry === next.found?.entry
  return old.model === next.model || isOne
    ? [{ code: 'swap-onto-itself', args: { old: old.model, new: next.model } }]
    : []
}

function ontoRetired({ model, found }: SwapModel, day: string): readonly Problem[] {
  if (!found?.ends || found.ends.shutdown > day) return []
  const next = found.ends.entry.replacement?.model
  const meant = next === undefined ? 'no replacement of it is named' : `its provider names ${next}`
  return [{ code: 'swap-onto-retired', args: { model, shutdown: found.ends.shutdown, meant } }]
}

/** Whether a model is shut down by that day. */
export const isGone = ({ found }: SwapModel, day: string): boolean =>
  found?.ends !== null && found?.ends !== undefined && found.ends.shutdown <= day
