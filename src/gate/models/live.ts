import type { Policy } from '../../contract/policy/policy.ts'
import type { Finding } from '../../preflight/finding.ts'
import { bad, good, type Problem, type Result } from '../../problem/problem.ts'
import type { ModelEntry } from '../../registry/entry.ts'
import { type ListedModel, readModelsList } from '../../registry/models-api.ts'
import { createRegistry, type ModelAt, type Registry } from '../../registry/registry.ts'
import { bareId } from '../../registry/related-ids.ts'
import { listedBy, type SyncPorts, type SyncProvider, syncProvider } from './sync-source.ts'

/** The registry with what providers list today, and what they do not list. */
export interface LiveModels {
  readonly registry: Registry
  /** null: the provider's list was not read. */
  readonly isListed: (at: ModelAt) => boolean | null
  /** Providers that were found in files and can't be asked. */
  readonly notes: readonly Finding[]
}

/**
 * Asks the models APIs of the providers that a policy names, and of those found in files for which there is a key. What
 * they list stands before the registry's own word.
 *
 * @param found models that are named somewhere
 */
export async function liveModels(
  found: readonly ModelAt[],
  policy: Policy,
  registry: Registry,
  day: string,
  ports: SyncPorts,
): Promise<Result<LiveModels>> {
  const named = new Set(
    [policy.candidate, policy.baseline, ...policy.routes.map(({ candidate }) => candidate)].map((one) => one?.provider),
  )
  const lists = new Map<string, readonly ListedModel[]>()
  const entries: ModelEntry[] = []
  const problems: Problem[] = []
  const notes: Finding[] = []
  for (const provider of new Set(found.map((at) => at.provider))) {
    const asked = syncProvider(provider, policy)
    if (!asked.ok) continue
    const list = await readLive(asked.value, ports)
    if (list.ok) {
      lists.set(provider, list.value.models)
      entries.push(
        ...list.value.models.map((one) =>
          entryOf(one, { provider, preset: provider, model: one.model }, registry, {
            source: list.value.page,
            checked: day,
          }),
        ),
      )
    } else if (
      named.has(provider) ||
      list.problems.some(({ code }) => code !== 'key-missing' && code !== 'models-sync-nothing')
    )
      problems.push(...list.problems)
    else notes.push({ code: 'models-not-asked', args: { provider }, severity: 'note' })
  }
  if (problems.length > 0) return bad(...problems)
  const own = registry.entries().filter(({ place }) => place !== null)
  return good({
    registry: createRegistry([...own, ...entries]),
    isListed: ({ provider, model }) => {
      const list = lists.get(provider)
      const id = bareId(model)
      return list === undefined
        ? null
        : list.some((one) => bareId(one.model) === id || one.aliases?.includes(id) === true)
    },
    notes,
  })
}

async function readLive(
  provider: SyncProvider,
  ports: SyncPorts,
): Promise<Result<{ readonly models: readonly ListedModel[]; readonly page: string }>> {
  const text = await listedBy(provider, ports)
  if (!text.ok) return text
  const read = readModelsList(text.value.text, provider.vendor?.id ?? provider.name, text.value.file)
  return read.ok ? good({ models: read.value, page: text.value.file }) : read
}

/** What is known of a model otherwise stays: a list tells of few things. */
function entryOf(
  listed: ListedModel,
  at: ModelAt,
  registry: Registry,
  fact: NonNullable<ModelEntry['fact']>,
): ModelEntry {
  const found = registry.find(at)
  const known = found?.relation === 'itself' ? found.entry : null
  const { shutdown, datePrecision, replacement, aliases } = listed
  return {
    ...(known ?? { base: null, after: null, features: {}, price: null, hints: [], aliases: [] }),
    provider: at.provider,
    model: bareId(listed.model),
    fact,
    datePrecision: datePrecision ?? (shutdown === undefined ? (known?.datePrecision ?? 'day') : 'day'),
    ...(shutdown !== undefined && { shutdown }),
    replacement: replacement === undefined ? (known?.replacement ?? null) : { model: replacement, ...fact },
    aliases: aliases ?? known?.aliases ?? [],
    place: null,
  }
}
