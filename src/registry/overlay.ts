import type { FilePort } from '../contract/files/port.ts'
import type { Source } from '../contract/files/source.ts'
import { readCheckedFile } from '../contract/named-file.ts'
import { nearestName } from '../contract/nearest.ts'
import type { Policy } from '../contract/policy/policy.ts'
import type { SchemaCheck } from '../contract/structure.ts'
import { validateModels } from '../contract/validators.generated.ts'
import { pointerOf } from '../json/pointer.ts'
import type { JsonObject } from '../json/value.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import { COMPATIBLE, PRESETS } from '../provider/profiles.ts'
import type { ModelEntry } from './entry.ts'
import type { PlacedEntry } from './overlay-faults.ts'
import { overlayFaults } from './overlay-faults.ts'
import { readEntry } from './read-entry.ts'
import { vendorOf } from './vendors.ts'

export interface OverlayOptions {
  readonly port: FilePort
  /** Absolute; `file` is relative to it. */
  readonly cwd: string
  readonly policy: Pick<Policy, 'candidate' | 'baseline' | 'routes' | 'providers'>
}

/** Reads the entries of the file that a policy names under `models`: `schema/models.schema.json`, first-party sources only. */
export function loadOverlay(file: string, { port, cwd, policy }: OverlayOptions): Result<readonly ModelEntry[]> {
  const checked = readCheckedFile(file, validateModels as SchemaCheck, { port, cwd })
  if (!checked.ok) return checked
  const { source } = checked.value
  const models = Object.entries((source.value as JsonObject).models as JsonObject)
  const read = models.map(([key, value]) => entriesOf(source, key, value as JsonObject, policy))
  const unknown = read.flatMap((one) => ('code' in one ? [one] : []))
  const entries = read.flatMap((one) => ('code' in one ? [] : one))
  const faults = [...unknown, ...overlayFaults(entries, policy.providers)]
  return faults.length > 0
    ? bad(...faults)
    : good(
        entries.map(({ entry }) => entry),
        checked.warnings,
      )
}

/** What one key of the file states: an entry of the provider that it names, or of each that the policy names. */
function entriesOf(
  source: Source,
  key: string,
  value: JsonObject,
  policy: OverlayOptions['policy'],
): readonly PlacedEntry[] | Problem {
  const placeOf = (member: string) => source.placeOf(pointerOf(['models', key, member]))
  const place = source.keyPlaceOf(pointerOf(['models', key]))
  const { provider } = value
  if (typeof provider === 'string' && !isKnown(provider, policy))
    return unknownProvider(provider, policy, placeOf('provider'))
  const slash = key.indexOf('/')
  const first = key.slice(0, Math.max(0, slash))
  const isPrefixed = typeof provider !== 'string' && slash > 0 && isKnown(first, policy)
  const providers = typeof provider === 'string' ? [provider] : isPrefixed ? [first] : namedBy(policy)
  const model = isPrefixed ? key.slice(slash + 1) : key
  return [...new Set(providers.map((name) => scopeOf(name, policy)))].map((scope) => ({
    entry: readEntry(scope, model, value, place),
    placeOf,
  }))
}

const isKnown = (name: string, { providers }: OverlayOptions['policy']): boolean =>
  Object.hasOwn(providers, name) || PRESETS.has(name) || vendorOf(name) !== null

/** A preset's models are its vendor's; a provider of the policy has its own. */
const scopeOf = (name: string, { providers }: OverlayOptions['policy']): string =>
  Object.hasOwn(providers, name) ? name : (vendorOf(name)?.id ?? name)

/** Every provider that the policy names (openai where it names none), and the endpoint that a base URL alone names. */
function namedBy({ candidate, baseline, routes, providers }: OverlayOptions['policy']): readonly string[] {
  const choices = [candidate, baseline, ...routes.flatMap((route) => [route.candidate, route.baseline])]
  const names = [...choices.flatMap((choice) => choice?.provider ?? []), ...Object.keys(providers)]
  return [...(names.length > 0 ? names : ['openai']), COMPATIBLE.id]
}

function unknownProvider(name: string, { providers }: OverlayOptions['policy'], place: Problem['place']): Problem {
  const known = [...Object.keys(providers), ...PRESETS.keys()]
  const meant = nearestName(name, known)
  return {
    code: 'policy-provider-unknown',
    args: { name, known: known.join(', '), meant: meant ? `; did you mean ${meant}?` : '' },
    ...(place && { place }),
  }
}
