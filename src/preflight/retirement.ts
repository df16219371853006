import type { Policy } from '../contract/policy/policy.ts'
import type { Finding } from './finding.ts'

import type { ModelRegistry } from './registry.ts'

const DAY_MS = 86_400_000

/**
 * Models whose shutdown is near or past (policy `retirement`): `error` within `failDays`, `warning` within `warnDays`.
 *
 * @param models as they are called: the policy's name of the provider, and the model's
 * @param today an ISO day; the same day gives the same findings
 */
export function retirementFindings(
  models: readonly { readonly provider: string; readonly model: string }[],
  registry: ModelRegistry,
  retirement: Policy['retirement'],
  today: string,
): readonly Finding[] {
  const seen = new Set<string>()
  return models.flatMap(({ provider, model }): readonly Finding[] => {
    const record = registry.get(`${provider}/${model}`) ?? registry.get(model)
    if (!record?.shutdown || seen.has(model)) return []
    seen.add(model)
    const left = daysBetween(today, record.shutdown)
    const within = [retirement.failDays, retirement.warnDays].find((days) => left <= days)
    if (within === undefined) return []
    const { shutdown, source, checked, place } = record
    const args = { model, shutdown, days: within, replacement: record.replacement ?? 'none named', source, checked }
    const severity = left <= retirement.failDays ? 'error' : 'warning'
    return [{ code: left < 0 ? 'model-retired' : 'model-retires', args, place, severity }]
  })
}

/** Whole days from one ISO day to another; negative where that is past. */
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
