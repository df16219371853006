import type { Price, TokenRates } from '../contract/policy/policy.ts'
import type { JsonObject } from '../json/value.ts'
import type { ModelEntry } from './entry.ts'

/** A shipped entry as a file states it; price and replacement keep the page and the day on which they were read. */
export function writtenEntry(entry: ModelEntry): JsonObject {
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
