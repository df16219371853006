import { good, type Problem, type Result } from '../../problem/problem.ts'
import { readDeprecationPage } from '../../registry/deprecation-page.ts'
import type { ModelEntry } from '../../registry/entry.ts'
import { type HintedModel, isEolFeed, readEolFeed } from '../../registry/eol-feed.ts'
import { isTold, type ListDifference, listDifferences } from '../../registry/list-differences.ts'
import { type ListedModel, readModelsList } from '../../registry/models-api.ts'
import { isHtml } from '../../registry/page-tables.ts'
import type { Registry } from '../../registry/registry.ts'
import {
  documentationAt,
  listedBy,
  namedText,
  publicList,
  type SyncPorts,
  type SyncProvider,
  type SyncText,
} from './sync-source.ts'

/** What a source says, and where it differs from the registry. */
export interface Synced {
  readonly kind: 'list' | 'page' | 'feed'
  /** The public page or API; null: none is known. */
  readonly page: string | null
  readonly models: number
  readonly differences: readonly ListDifference[]
  /** Of a list or a page: those models that are told otherwise, each with its entry. */
  readonly changes: readonly { readonly listed: ListedModel; readonly entry: ModelEntry | null }[]
  /** Of a feed. */
  readonly hints: readonly HintedModel[]
}

export interface SyncOutcome {
  readonly synced: readonly Synced[]
  readonly problems: readonly Problem[]
}

/**
 * Reads what was named, else a provider's models API and its page on deprecations. Each source is read by itself: what one
 * of them says stands, also where another can't be read. A key that is missing is no problem where the page was read.
 */
export async function syncModelsOf(
  provider: SyncProvider,
  from: { readonly named: string | null; readonly cwd: string; readonly day: string },
  registry: Registry,
  ports: SyncPorts,
): Promise<SyncOutcome> {
  const texts = from.named === null ? await ownTexts(provider, ports) : [await namedText(from.named, from.cwd, ports)]
  const read = texts.map((text) => (text.ok ? readText(text.value, provider, from.day, registry) : text))
  const synced = read.flatMap((one) => (one.ok ? [one.value] : []))
  const problems = read.flatMap((one) => (one.ok ? [] : one.problems))
  const isExcused = ({ code }: Problem): boolean => code === 'key-missing' && synced.length > 0
  return { synced, problems: problems.filter((one) => !isExcused(one)) }
}

async function ownTexts(provider: SyncProvider, ports: SyncPorts): Promise<readonly Result<SyncText>[]> {
  const page = provider.vendor?.pages.deprecations
  // A server of one's own has its vendor's form, and not its announcements.
  const isVendors = provider.vendor !== null && provider.name === provider.vendor.id
  const list = await listedBy(provider, ports)
  return page === undefined || !isVendors ? [list] : [list, await documentationAt(page, ports)]
}

function readText(
  { text, file, page }: SyncText,
  provider: SyncProvider,
  day: string,
  registry: Registry,
): Result<Synced> {
  const { name, vendor } = provider
  const id = vendor?.id ?? name
  // A provider of the policy serves its vendor's models, and its own entries stand before theirs.
  const of = (scope: string) => registry.entries().filter((entry) => entry.provider === scope)
  const entries = name === id ? of(id) : [...of(id), ...of(name)]
  if (isEolFeed(text)) return hinted(text, file, entries)
  const isPage = !/^\s*(\{|\[\s*[{\]])/.test(text) && (isHtml(text) || !/^\s*</.test(text)) && !looksLikeJson(file)
  const read = isPage ? readDeprecationPage(text, id, file) : readModelsList(text, id, file)
  if (!read.ok) return read
  const differences = listDifferences(entries, read.value, day, !isPage && name === id)
  const byId = new Map(entries.flatMap((entry) => [entry.model, ...entry.aliases].map((one) => [one, entry] as const)))
  return good({
    kind: isPage ? 'page' : 'list',
    page: (isPage ? vendor?.pages.deprecations : publicList(provider)) ?? page,
    models: read.value.length,
    differences,
    changes: read.value
      .filter((one) => isTold(differences, one))
      .map((listed) => ({ listed, entry: byId.get(listed.model) ?? null })),
    hints: [],
  })
}

const looksLikeJson = (file: string): boolean => /\.json$|\/models$/.test(file)

function hinted(text: string, file: string, entries: readonly ModelEntry[]): Result<Synced> {
  const read = readEolFeed(text, file)
  if (!read.ok) return read
  const known = new Map(entries.map((entry) => [entry.model, entry]))
  // What the provider itself says of a model needs no hearsay, unless that says something else.
  const hints = read.value.filter(({ model, hint }) => {
    const entry = known.get(model)
    const isSame = entry?.fact && (hint.shutdown ?? null) === (entry.shutdown ?? null)
    return !isSame && !entry?.hints.some((one) => JSON.stringify(one) === JSON.stringify(hint))
  })
  return good({ kind: 'feed', page: null, models: read.value.length, differences: [], changes: [], hints })
}
