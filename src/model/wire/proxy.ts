/** What the environment says of proxies. Its names are read in small letters first, as curl reads them. */
export interface ProxySettings {
  readonly httpProxy: string
  readonly httpsProxy: string
  readonly noProxy: string
}

type Environment = Readonly<Record<string, string | undefined>>

const NAMES = { httpProxy: 'HTTP_PROXY', httpsProxy: 'HTTPS_PROXY', noProxy: 'NO_PROXY' } as const

/** null: no proxy is named. */
export function proxySettings(environment: Environment): ProxySettings | null {
  const [httpProxy, httpsProxy, noProxy] = [NAMES.httpProxy, NAMES.httpsProxy, NAMES.noProxy].map(
    (name) => environment[name.toLowerCase()] || environment[name] || '',
  ) as [string, string, string]
  return httpProxy === '' && httpsProxy === '' ? null : { httpProxy, httpsProxy, noProxy }
}

/** Variables whose value is no proxy that can be used; what is not understood is never left aside. */
export function proxyFaults(environment: Environment): readonly string[] {
  const settings = proxySettings(environment)
  if (settings === null) return []
  return (['httpProxy', 'httpsProxy'] as const)
    .filter((side) => settings[side] !== '' && !isProxy(settings[side]))
    .map((side) => (environment[NAMES[side].toLowerCase()] ? NAMES[side].toLowerCase() : NAMES[side]))
}

/** What a proxy's URL holds that nobody may see. */
export const proxySecrets = (settings: ProxySettings | null): readonly string[] =>
  settings === null
    ? []
    : [settings.httpProxy, settings.httpsProxy].flatMap((text) => {
        const password = webUrl(text)?.password ?? ''
        return password === '' ? [] : [password, decoded(password) ?? []].flat()
      })

/** Name and password are sent decoded, so that a `%` of either must be written as `%25`. */
function isProxy(text: string): boolean {
  const url = webUrl(text)
  return url !== null && decoded(url.username) !== null && decoded(url.password) !== null
}

function webUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url : null
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
