import type { ModelEntry } from './entry.ts'
import type { ListedModel } from './models-api.ts'

/** Where the registry and a provider's own list say two things. */
export interface ListDifference {
  readonly model: string
  /** `listed`: whether the provider's list, or the registry, has it at all. */
  readonly member: 'listed' | 'shutdown' | 'replacement' | 'context_window' | 'max_output'
  readonly was: string | number | boolean | null
  readonly now: string | number | boolean | null
}

/** In the order of the list, then what it no longer has. What the list does not say is no difference. */
export function listDifferences(
  entries: readonly ModelEntry[],
  listed: readonly ListedModel[],
  day: string,
): readonly ListDifference[] {
  const byId = new Map(entries.flatMap((entry) => [entry.model, ...entry.aliases].map((id) => [id, entry] as const)))
  const told = listed.flatMap((one): readonly ListDifference[] => {
    const entry = byId.get(one.model)
    if (entry === undefined)
      return [{ model: one.model, member: 'listed', was: false, now: true }, ...changed(one, null)]
    return changed(one, entry)
  })
  const named = new Set(listed.map(({ model }) => model))
  const gone = entries.filter(({ model, aliases, fact, shutdown }) => {
    return fact !== null && !(shutdown && shutdown <= day) && ![model, ...aliases].some((id) => named.has(id))
  })
  return [...told, ...gone.map(({ model }): ListDifference => ({ model, member: 'listed', was: true, now: false }))]
}

function changed(listed: ListedModel, entry: ModelEntry | null): readonly ListDifference[] {
  const members = [
    ['shutdown', entry?.shutdown ?? null, listed.shutdown],
    ['replacement', entry?.replacement?.model ?? null, listed.replacement],
    ['context_window', entry?.contextWindow ?? null, listed.contextWindow],
    ['max_output', entry?.maxOutput ?? null, listed.maxOutput],
  ] as const
  return members.flatMap(([member, was, now]): readonly ListDifference[] =>
    now === undefined || now === was ? [] : [{ model: listed.model, member, was, now }],
  )
}
