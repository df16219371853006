import type { Price } from '../contract/policy/policy.ts'
import type { JsonObject, JsonValue } from '../json/value.ts'
import { daysBetween } from '../registry/day.ts'
import type { ModelEntry } from '../registry/entry.ts'
import { writtenPrice } from '../registry/registry-edit.ts'

/** An entry as `models list --json` prints it: members as `schema/models.schema.json` names them, all of them always. */
export function entryJson(entry: ModelEntry, day: string): JsonObject {
  const { fact, replacement, after } = entry
  return {
    model: entry.model,
    provider: entry.provider,
    released: entry.released ?? null,
    shutdown: entry.shutdown ?? null,
    date_precision: entry.datePrecision,
    replacement: replacement?.model ?? null,
    replacement_source: replacement?.source ?? null,
    replacement_checked: replacement?.checked ?? null,
    aliases: [...entry.aliases],
    base: entry.base,
    after: after === null ? null : after.kind === 'fails' ? 'fails' : { rerouted: after.to },
    context_window: entry.contextWindow ?? null,
    max_output: entry.maxOutput ?? null,
    features: { ...entry.features },
    price: entry.price && priceJson(entry.price),
    source: fact?.source ?? null,
    mirror: fact?.mirror ?? null,
    checked: fact?.checked ?? null,
    age_days: fact === null ? null : daysBetween(fact.checked, day),
    note: entry.note ?? null,
    hints: entry.hints.map((hint) => ({ ...hint })),
    own: entry.place !== null,
  }
}

const priceJson = (price: Price): JsonObject => ({
  ...writtenPrice(price),
  source: price.source ?? null,
  checked: price.checked ?? null,
})

/** `openai/gpt-4o  shut down 2027-01-14 → gpt-6-luna  $… in, $… out  read 2026-10-28, 33 days ago`. */
export function listLine(entry: ModelEntry, day: string): string {
  const { provider, model, replacement, fact } = entry
  const to = replacement === null ? '' : ` → ${replacement.model}`
  const parts = [`${provider}/${model}`, `${shutdownWords(entry)}${to}`, priceWords(entry.price)]
  return [...parts, fact === null ? 'hearsay alone' : ageWords(fact.checked, day)]
    .filter((part) => part !== '')
    .join('  ')
}

/** All that is known of one, a member a line. */
export function entryText(entry: ModelEntry, day: string): string {
  const members = Object.entries(entryJson(entry, day)).filter(([name, value]) => !isEmpty(value) && name !== 'own')
  const lines = members.map(
    ([name, value]) => `  ${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  return [listLine(entry, day), ...lines].join('\n')
}

const isEmpty = (value: JsonValue | undefined): boolean =>
  value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0)

function shutdownWords({ shutdown, datePrecision }: ModelEntry): string {
  if (shutdown === undefined) return 'no shutdown known'
  if (shutdown === null) return 'no shutdown announced'
  return `shut down ${shutdown}${datePrecision === 'earliest' ? ' at the earliest' : ''}`
}

function priceWords(price: Price | null): string {
  if (price === null) return ''
  if (price.kind === 'hour') return `$${price.perHour} an hour`
  return `$${price.input} in, $${price.output} out per 1M tokens`
}

const ageWords = (checked: string, day: string): string => `read ${checked}, ${daysBetween(checked, day)} days ago`
