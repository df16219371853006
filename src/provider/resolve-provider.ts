import { nearestName } from '../contract/nearest.ts'
import type { ProviderChoice } from '../contract/policy/policy.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import { baseUrlFault, versionedBaseUrl } from './base-url.ts'
import type { ProviderProfile } from './profile.ts'
import { COMPATIBLE, NOT_OFFERED, PRESETS } from './profiles.ts'

/** Where requests go and which environment variable holds the key; the variable is read by the entry alone. */
export interface ResolvedProvider {
  /** The name under which the policy or command line knows it. */
  readonly name: string
  readonly profile: ProviderProfile
  readonly baseUrl: string
  readonly apiKeyEnv: string
  /** A run without this key can't work: the provider's own host, or a variable that the policy names. */
  readonly keyRequired: boolean
}

const OWN_KEY = 'MODELGATE_API_KEY'

/**
 * docs/providers.md#which-key-goes-where: a vendor's own key goes to the vendor's own host only; any other URL gets
 * MODELGATE_API_KEY unless the policy names a variable for it. Without a name: `compatible` where a base URL is
 * given, otherwise `openai`.
 */
export function resolveProvider(
  name: string | null,
  providers: Readonly<Record<string, ProviderChoice>>,
  flags: { readonly baseUrl?: string },
): Result<ResolvedProvider> {
  const called = name ?? (flags.baseUrl === undefined ? 'openai' : COMPATIBLE.id)
  const choice = Object.hasOwn(providers, called) ? providers[called] : undefined
  const preset = choice?.preset ?? called
  const profile = PRESETS.get(preset)
  if (profile === undefined) return bad(unknown(preset, providers))
  const given = flags.baseUrl ?? choice?.baseUrl ?? profile.baseUrl
  if (given === null || /[{}]/.test(given))
    return bad({
      code: 'provider-base-url-missing',
      args: { provider: called, example: given ?? 'http://127.0.0.1:8000/v1' },
    })
  const baseUrl = baseUrlOf(profile, given)
  const fault = urlFault(baseUrl)
  if (fault !== null) return bad({ code: 'provider-base-url-invalid', args: { provider: called, fault } })
  const path = baseUrlProblem(called, baseUrl)
  if (path?.code === 'provider-base-url-path') return bad(path)
  const key = keyFor(baseUrl, profile, choice, flags)
  const cleartext: readonly Problem[] = isCleartext(baseUrl)
    ? [{ code: 'provider-cleartext', args: { provider: called, host: new URL(baseUrl).host } }]
    : []
  return good({ name: called, profile, baseUrl, ...key }, [...(path ? [path] : []), ...cleartext])
}

/** Behind what the calls of a provider stand, given the URL that somebody wrote. */
const baseUrlOf = ({ dialect }: Pick<ProviderProfile, 'dialect'>, given: string): string =>
  dialect === 'messages' ? versionedBaseUrl(given) : given

/** The same of a URL that a policy names for a provider. */
export function policyUrlProblem(provider: string, { preset = provider, baseUrl }: ProviderChoice): Problem | null {
  if (baseUrl === undefined || !URL.canParse(baseUrl)) return null
  return baseUrlProblem(provider, baseUrlOf(PRESETS.get(preset) ?? COMPATIBLE, baseUrl))
}

/** A base URL whose path can't be right, or hardly can be: an error and a warning. */
function baseUrlProblem(provider: string, baseUrl: string): Problem | null {
  const found = baseUrlFault(baseUrl)
  if (found === null) return null
  const { origin, pathname } = new URL(baseUrl)
  return {
    code: found.certainty === 'never' ? 'provider-base-url-path' : 'provider-base-url-bare',
    args: { provider, url: origin + pathname, fault: found.fault, write: found.write },
  }
}

function keyFor(
  baseUrl: string,
  profile: ProviderProfile,
  choice: ProviderChoice | undefined,
  flags: { readonly baseUrl?: string },
): Pick<ResolvedProvider, 'apiKeyEnv' | 'keyRequired'> {
  const isNamedHost =
    flags.baseUrl === undefined || choice?.baseUrl === undefined || sameOrigin(baseUrl, choice.baseUrl)
  if (choice?.apiKeyEnv !== undefined && isNamedHost) return { apiKeyEnv: choice.apiKeyEnv, keyRequired: true }
  if (profile.apiKeyEnv !== null && profile.baseUrl !== null && sameOrigin(baseUrl, profile.baseUrl)) {
    return { apiKeyEnv: profile.apiKeyEnv, keyRequired: !profile.selfHosted }
  }
  return { apiKeyEnv: OWN_KEY, keyRequired: false }
}

function unknown(preset: string, providers: Readonly<Record<string, ProviderChoice>>): Problem {
  if (Object.hasOwn(NOT_OFFERED, preset))
    return { code: 'provider-not-offered', args: { provider: preset, reason: NOT_OFFERED[preset] ?? '' } }
  const known = [...Object.keys(providers), ...PRESETS.keys()]
  const nearest = nearestName(preset, known)
  return {
    code: 'provider-unknown',
    args: {
      provider: preset,
      nearest: nearest === null ? '' : `; did you mean \`${nearest}\`?`,
      known: known.join(', '),
    },
  }
}

/** What is wrong with a base URL, in words; null where nothing is. */
function urlFault(text: string): string | null {
  if (!URL.canParse(text)) return 'it is not a URL'
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'only http and https are spoken'
  if (url.username !== '' || url.password !== '')
    return 'it holds a user name or password; keys come from the environment'
  return url.hash === '' ? null : 'it holds a fragment'
}

const sameOrigin = (left: string, right: string): boolean =>
  URL.canParse(left) && URL.canParse(right) && new URL(left).origin === new URL(right).origin

const isCleartext = (baseUrl: string): boolean => {
  const { protocol, hostname } = new URL(baseUrl)
  return protocol === 'http:' && !isLoopbackHost(hostname)
}

/** `localhost`, 127.0.0.0/8 and ::1, as the URL parser writes them. */
export const isLoopbackHost = (hostname: string): boolean =>
  hostname === 'localhost' || /^127(\.\d{1,3}){3}$/.test(hostname) || hostname === '[::1]'
