import type { Policy } from '../contract/policy/policy.ts'
import type { Problem } from '../problem/problem.ts'
import { daysBetween } from '../registry/day.ts'
import type { FactSource, ModelEntry } from '../registry/entry.ts'
import type { Found, ModelAt, Registry } from '../registry/registry.ts'
import type { Finding } from './finding.ts'

/** Past so many days the page may say something else by now. */
const STALE_DAYS = 90

export interface CalledModel extends ModelAt {
  readonly role: 'candidate' | 'baseline'
}

/**
 * What the registry says of the models that a run would call: shut down or about to be, unknown, or read too long ago. A
 * candidate's end is an error; a baseline is there to be left, so that its end is no more than a warning.
 *
 * @param day an ISO day; the same day gives the same findings
 */
export function modelFindings(
  models: readonly CalledModel[],
  registry: Registry,
  policy: Pick<Policy, 'retirement' | 'severity' | 'prices'>,
  day: string,
): readonly Finding[] {
  const findings = models.flatMap((called): readonly Finding[] => {
    const found = registry.find(called)
    if (found === null) return unknownModel(called, registry, policy.severity.unknownModel)
    return [
      ...retirement(called, found, policy.retirement, day),
      ...stale(called, found.entry, day),
      ...expiredPrice(called, found, policy.prices, day),
    ]
  })
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()]
}

function retirement(
  { model, role }: CalledModel,
  found: Found,
  { warnDays, failDays }: Policy['retirement'],
  day: string,
): readonly Finding[] {
  if (found.ends === null) return []
  const { entry, shutdown } = found.ends
  const left = daysBetween(day, shutdown)
  // A baseline that is shut down is not called, and told of where that is decided.
  if (left > Math.max(warnDays, failDays) || (role === 'baseline' && left <= 0)) return []
  const isGrave = role === 'candidate' && (left <= failDays || left <= 0)
  return [
    {
      code: left <= 0 ? 'model-retired' : 'model-retires',
      args: {
        model,
        relation: relationWords(found.ends),
        shutdown: entry.datePrecision === 'earliest' ? `${shutdown} at the earliest` : shutdown,
        days: left,
        replacement: replacementWords(entry),
        source: sourceWords(entry.replacement ?? (entry.fact as FactSource)),
        after: afterWords(entry),
      },
      severity: isGrave ? 'error' : 'warning',
      ...placeOf(entry),
    },
  ]
}

/** How the model belongs to the entry whose date holds. */
function relationWords({ entry, relation }: Pick<Found, 'entry' | 'relation'>): string {
  const words = { itself: '', alias: ', an alias of', 'fine-tune': ', made of', snapshot: ', a snapshot of' } as const
  return relation === 'itself' ? '' : `${words[relation]} \`${entry.model}\`,`
}

const replacementWords = ({ replacement }: ModelEntry): string =>
  replacement === null ? 'no replacement is named' : `its provider names \`${replacement.model}\``

/** Page and day, with the copy that was read where it was one. */
function sourceWords({ source, mirror, checked, undated }: FactSource): string {
  const copy = mirror === undefined ? '' : ` in a copy: ${mirror}`
  return `${source}, read ${undated ? 'about' : 'on'} ${checked}${copy}`
}

function afterWords({ after }: ModelEntry): string {
  if (after?.kind !== 'rerouted') return 'calls fail from that day on'
  return `calls are answered by ${after.to === null ? 'another model' : `\`${after.to}\``}, at its price, from that day on`
}

function unknownModel(called: CalledModel, registry: Registry, severity: 'fail' | 'warn'): readonly Finding[] {
  if (!registry.lists(called)) return []
  const { model, provider } = called
  const hints = registry
    .hintsOf(called)
    .map(({ says, source, checked }) => `${says ?? 'named'} (${source}, ${checked})`)
  const hearsay = hints.length === 0 ? '' : `; hearsay: ${hints.join('; ')}`
  return [
    { code: 'model-unknown', args: { model, provider, hearsay }, severity: severity === 'fail' ? 'error' : 'warning' },
  ]
}

/** The oldest day that what is said of a model rests on. */
function stale({ model }: CalledModel, entry: ModelEntry, day: string): readonly Finding[] {
  const days = [entry.fact?.checked, entry.price?.checked].filter((one) => one !== undefined && one.length === 10)
  const [oldest] = (days as string[]).sort()
  const age = oldest === undefined ? 0 : daysBetween(oldest, day)
  if (oldest === undefined || age <= STALE_DAYS) return []
  const args = { model, checked: oldest, days: age, source: entry.fact?.source ?? '' }
  return [{ code: 'registry-stale', args, severity: 'warning', ...placeOf(entry) }]
}

/**
 * A price that held until a day that is past. Of the registry it is no longer counted with; one that the policy states is
 * its owner's word, and still is.
 */
function expiredPrice(
  { provider, model }: CalledModel,
  { entry, relation }: Found,
  prices: Policy['prices'],
  day: string,
): readonly Finding[] {
  const key = [`${provider}/${model}`, model].find((name) => Object.hasOwn(prices, name))
  const own = key === undefined ? undefined : prices[key]
  const price = own ?? (relation === 'itself' || relation === 'alias' ? entry.price : null)
  if (price?.kind !== 'tokens' || price.until === undefined || day <= price.until) return []
  const args = {
    model,
    until: price.until,
    then:
      own === undefined ? 'what a call costs is not known' : 'it is counted with all the same, as the policy states it',
    source: price.source ?? entry.fact?.source ?? 'the page of prices',
  }
  return [{ code: 'price-expired', args, severity: 'warning', ...(own === undefined && placeOf(entry)) }]
}

const placeOf = ({ place }: ModelEntry): Pick<Problem, 'place'> => (place === null ? {} : { place })
