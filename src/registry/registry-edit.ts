import { type Document, isMap, parseDocument } from 'yaml'
import type { Price, TokenRates } from '../contract/policy/policy.ts'
import type { JsonObject } from '../json/value.ts'
import type { FactSource, ModelEntry } from './entry.ts'
import type { HintedModel } from './eol-feed.ts'
import type { ListedModel } from './models-api.ts'

/** Where facts that are written were read: the public page or API, and the day. */
type ReadAt = Pick<FactSource, 'source' | 'checked'>

/**
 * A registry file with what a provider says by now: the entries that it has are changed member by member, a shipped entry
 * is copied with what is known of it, because a file's entry stands in its place. Comments and all else stay as they are.
 *
 * @param provider under whose name the models are written
 */
export function withListed(
  text: string,
  provider: string,
  changes: readonly { readonly listed: ListedModel; readonly entry: ModelEntry | null }[],
  at: ReadAt,
): string {
  const document = parseDocument(text)
  for (const { listed, entry } of changes) {
    const key = keyOf(document, provider, entry?.model ?? listed.model)
    const path = ['models', key ?? `${provider}/${entry?.model ?? listed.model}`]
    if (key === null) document.setIn(path, document.createNode(entry === null ? {} : writtenEntry(entry)))
    for (const [member, value] of Object.entries(listedMembers(listed, entry, at)))
      document.setIn([...path, member], document.createNode(value))
    if (listed.shutdown === null || listed.datePrecision === 'day') document.deleteIn([...path, 'date_precision'])
    for (const stale of ['mirror', 'undated']) document.deleteIn([...path, stale])
  }
  return document.toString({ lineWidth: 0 })
}

/** The same with hearsay: a hint of the same source is replaced. */
export function withHints(text: string, provider: string, hinted: readonly HintedModel[]): string {
  const document = parseDocument(text)
  for (const { model, hint } of hinted) {
    const key = keyOf(document, provider, model) ?? `${provider}/${model}`
    const path = ['models', key, 'hints']
    const now =
      (document.toJS() as { models: Record<string, { hints?: readonly JsonObject[] }> }).models[key]?.hints ?? []
    document.setIn(path, document.createNode([...now.filter(({ source }) => source !== hint.source), { ...hint }]))
  }
  return document.toString({ lineWidth: 0 })
}

/** The key under which a file speaks of a model: with the provider's name, alone, or with a member that names it. */
function keyOf(document: Document, provider: string, model: string): string | null {
  const models = document.get('models', true)
  if (!isMap(models)) return null
  const value = models.toJSON() as Readonly<Record<string, { readonly provider?: string }>>
  const keys = [`${provider}/${model}`, model]
  return keys.find((key) => Object.hasOwn(value, key) && [undefined, provider].includes(value[key]?.provider)) ?? null
}

function listedMembers(listed: ListedModel, entry: ModelEntry | null, at: ReadAt): JsonObject {
  const { shutdown, datePrecision, replacement, aliases, contextWindow, maxOutput, price } = listed
  const known = new Set(entry === null ? [] : [entry.model, ...entry.aliases])
  const more = (aliases ?? []).filter((name) => !known.has(name))
  return {
    ...(shutdown !== undefined && { shutdown }),
    ...(shutdown && datePrecision === 'earliest' && { date_precision: 'earliest' }),
    ...(replacement !== undefined && { replacement }),
    ...(more.length > 0 && { aliases: [...(entry?.aliases ?? []), ...more] }),
    ...(contextWindow !== undefined && { context_window: contextWindow }),
    ...(maxOutput !== undefined && { max_output: maxOutput }),
    ...(price !== undefined && {
      price: {
        input: price.input,
        output: price.output,
        ...(price.cachedInput !== undefined && { cached_input: price.cachedInput }),
        ...(price.cacheWrite !== undefined && { cache_write: price.cacheWrite }),
        ...at,
      },
    }),
    ...at,
  }
}

/** A shipped entry as a file states it; price and replacement keep the page and the day on which they were read. */
function writtenEntry(entry: ModelEntry): JsonObject {
  const {
    released,
    shutdown,
    replacement,
    aliases,
    base,
    after,
    contextWindow,
    maxOutput,
    features,
    price,
    note,
    hints,
  } = entry
  return {
    ...(released !== undefined && { released }),
    ...(shutdown !== undefined && { shutdown }),
    ...(entry.datePrecision === 'earliest' && { date_precision: 'earliest' }),
    ...(replacement !== null && {
      replacement: { model: replacement.model, ...aboutOf(replacement) },
    }),
    ...(aliases.length > 0 && { aliases: [...aliases] }),
    ...(base !== null && { base }),
    ...(after !== null && {
      after: after.kind === 'fails' ? 'fails' : after.to === null ? 'rerouted' : { rerouted: after.to },
    }),
    ...(contextWindow !== undefined && { context_window: contextWindow }),
    ...(maxOutput !== undefined && { max_output: maxOutput }),
    ...(Object.keys(features).length > 0 && { features: { ...features } }),
    ...(price !== null && { price: writtenPrice(price) }),
    ...(note !== undefined && { note }),
    ...(hints.length > 0 && { hints: hints.map((hint) => ({ ...hint })) }),
  }
}

/** The copy that was read in a page's place stays named. */
const aboutOf = ({ source, mirror, checked }: Pick<Price, 'source' | 'mirror' | 'checked'>): JsonObject => ({
  ...(source !== undefined && { source }),
  ...(mirror !== undefined && { mirror }),
  ...(checked !== undefined && { checked }),
})

const writtenRates = ({ input, output, cachedInput, cacheWrite }: TokenRates): JsonObject => ({
  input,
  ...(cachedInput !== undefined && { cached_input: cachedInput }),
  ...(cacheWrite !== undefined && { cache_write: cacheWrite }),
  output,
})

/** A price per 1M tokens, or by the hour. */
export const writtenPrice = (price: Price): JsonObject =>
  price.kind === 'hour'
    ? { per_hour: price.perHour, ...aboutOf(price) }
    : {
        ...writtenRates(price),
        ...(price.batchFactor !== undefined && { batch_factor: price.batchFactor }),
        ...(price.steps && { steps: price.steps.map((step) => ({ above: step.above, ...writtenRates(step) })) }),
        ...(price.peak && { peak: { ...writtenRates(price.peak), hours: price.peak.hours } }),
        ...(price.until !== undefined && { until: price.until }),
        ...aboutOf(price),
      }
