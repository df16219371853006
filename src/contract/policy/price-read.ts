import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Price, TokenRates } from './policy.ts'

const TOKENS_PER: Readonly<Record<string, number>> = {
  '1 tokens': 1,
  '1k tokens': 1e3,
  '1K tokens': 1e3,
  '1M tokens': 1e6,
}

/** Prices of tokens are kept for a million of them, whatever the file gives them for. */
export function readPrice(value: JsonObject): Price {
  const texts = (['source', 'mirror', 'checked'] as const).flatMap((key) =>
    typeof value[key] === 'string' ? [[key, value[key]]] : [],
  )
  const found: Pick<Price, 'source' | 'mirror' | 'checked'> = Object.fromEntries(texts)
  if (typeof value.per_hour === 'number') return { kind: 'hour', perHour: value.per_hour, ...found }
  const factor = 1e6 / (TOKENS_PER[String(value.per ?? '1M tokens')] ?? 1e6)
  const { steps, peak } = value
  return {
    kind: 'tokens',
    ...ratesOf(value, factor),
    ...(typeof value.batch_factor === 'number' && { batchFactor: value.batch_factor }),
    ...(Array.isArray(steps) && {
      steps: (steps as readonly JsonObject[]).map((step) => ({
        above: step.above as number,
        ...ratesOf(step, factor),
      })),
    }),
    ...(isObject(peak) && { peak: { ...ratesOf(peak, factor), hours: peak.hours as string } }),
    ...(typeof value.until === 'string' && { until: value.until }),
    ...found,
  }
}

function ratesOf(value: JsonObject, factor: number): TokenRates {
  const perMillion = (amount: JsonValue | undefined): number => (amount as number) * factor
  return {
    input: perMillion(value.input),
    output: perMillion(value.output),
    ...(value.cached_input !== undefined && { cachedInput: perMillion(value.cached_input) }),
    ...(value.cache_write !== undefined && { cacheWrite: perMillion(value.cache_write) }),
  }
}
