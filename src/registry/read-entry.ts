import { readPrice } from '../contract/policy/price-read.ts'
import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import type { Place } from '../problem/problem.ts'
import type { FactSource, Hint, ModelEntry } from './entry.ts'

/** An entry as `schema/models.schema.json` lets it be written, whichever file it comes from. */
export function readEntry(provider: string, model: string, value: JsonObject, place: Place | null): ModelEntry {
  const fact = factOf(value)
  return {
    provider,
    model,
    fact,
    ...(typeof value.released === 'string' && { released: value.released }),
    ...(value.shutdown !== undefined && { shutdown: value.shutdown as string | null }),
    datePrecision: value.date_precision === 'earliest' ? 'earliest' : 'day',
    replacement: replacementOf(value.replacement, fact),
    aliases: (value.aliases ?? []) as readonly string[],
    base: typeof value.base === 'string' ? value.base : null,
    after: afterOf(value.after),
    ...(typeof value.context_window === 'number' && { contextWindow: value.context_window }),
    ...(typeof value.max_output === 'number' && { maxOutput: value.max_output }),
    features: (value.features ?? {}) as ModelEntry['features'],
    price: isObject(value.price) ? readPrice({ ...sourceMembers(fact), ...value.price }) : null,
    ...(typeof value.note === 'string' && { note: value.note }),
    hints: (value.hints ?? []) as unknown as readonly Hint[],
    place,
  }
}

function factOf(value: JsonObject): FactSource | null {
  const { source, mirror, checked, undated } = value
  if (typeof source !== 'string' || typeof checked !== 'string') return null
  return {
    source,
    ...(typeof mirror === 'string' && { mirror }),
    checked,
    ...(undated === true && { undated: true }),
  }
}

const sourceMembers = (fact: FactSource | null): JsonObject => (fact === null ? {} : { ...fact })

function replacementOf(value: JsonValue | undefined, fact: FactSource | null): ModelEntry['replacement'] {
  if (fact === null || value === undefined) return null
  if (!isObject(value)) return { ...fact, model: value as string }
  return { ...fact, ...(value as unknown as { readonly model: string }) }
}

function afterOf(value: JsonValue | undefined): ModelEntry['after'] {
  if (value === 'fails') return { kind: 'fails' }
  if (value === 'rerouted') return { kind: 'rerouted', to: null }
  return isObject(value) ? { kind: 'rerouted', to: value.rerouted as string } : null
}
