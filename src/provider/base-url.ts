import { PRESETS } from './profiles.ts'

/** A base URL under which no call can be answered, or hardly any: what is wrong with it, and what belongs there. */
export interface BaseUrlFault {
  /** `never`: the vendor's own documents or our own path say so; `unlikely`: nothing is known of the host. */
  readonly certainty: 'never' | 'unlikely'
  readonly fault: string
  readonly write: string
}

/** Paths of single calls, which are put behind the base URL by whoever makes the call. */
const CALLS = ['chat/completions', 'completions', 'responses', 'messages', 'embeddings', 'models']

/**
 * The base URL behind which `/messages` stands: the vendor's own SDK is given one without the version, others with it.
 * The path of a call, and what is no URL, is left for `baseUrlFault` to tell.
 */
export function versionedBaseUrl(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return baseUrl
  const url = new URL(baseUrl)
  const path = url.pathname.replace(/\/+$/, '')
  if (isVersion(path.split('/').at(-1) ?? '') || CALLS.some((call) => path.endsWith(`/${call}`))) return baseUrl
  url.pathname = `${path}/v1`
  return url.href
}

/** What can be seen in a base URL before it is called; null: nothing. Query strings may hold keys and are not repeated. */
export function baseUrlFault(baseUrl: string): BaseUrlFault | null {
  const url = new URL(baseUrl)
  const parts = url.pathname.split('/').filter((part) => part !== '')
  const call = CALLS.find((path) => `/${parts.join('/')}`.endsWith(`/${path}`))
  const behind = call === undefined ? parts : parts.slice(0, -call.split('/').length)
  const version = behind.find((part, at) => isVersion(part) && part === behind[at + 1])
  const once = behind.filter((part, at) => part !== behind[at - 1] || !isVersion(part))
  const missing = missingPath(url.origin, once)
  const written = (path: readonly string[]): string =>
    [url.origin, ...path].join('/') + (url.search === '' ? '' : ' with its query')
  const never = (fault: string): BaseUrlFault => ({
    certainty: 'never',
    fault,
    write: written([...once, ...(missing?.path ?? [])]),
  })
  if (call !== undefined) return never(`ends in the path of one call, /${call}`)
  if (version !== undefined) return never(`holds /${version} twice`)
  if (missing !== null) return never(`stops before the path of ${missing.title}, /${missing.path.join('/')}`)
  if (once.length > 0 || isAtRoot(url.origin)) return null
  return { certainty: 'unlikely', fault: 'has no path', write: written(['v1']) }
}

const isVersion = (part: string): boolean => /^v\d+$/.test(part)

/** Presets on this host whose path begins as this one does and goes on. */
function missingPath(
  origin: string,
  parts: readonly string[],
): { readonly title: string; readonly path: readonly string[] } | null {
  for (const { title, path } of vendorPaths(origin))
    if (path.length > parts.length && parts.every((part, at) => part === path[at]))
      return { title, path: path.slice(parts.length) }
  return null
}

/** Some vendors answer without a path: DeepSeek, Perplexity. */
const isAtRoot = (origin: string): boolean => vendorPaths(origin).some(({ path }) => path.length === 0)

const vendorPaths = (origin: string): readonly { readonly title: string; readonly path: readonly string[] }[] =>
  [...PRESETS.values()].flatMap(({ title, baseUrl, selfHosted }) => {
    const [, host, path] = (selfHosted ? null : /^(https:\/\/[^/]+)(.*)$/.exec(baseUrl ?? '')) ?? []
    return host !== undefined && hostPattern(host).test(origin)
      ? [{ title, path: (path ?? '').split('/').filter((part) => part !== '') }]
      : []
  })

/** `{resource}` in a preset's host is one label of it. */
const hostPattern = (host: string): RegExp =>
  new RegExp(`^${host.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^./]+')}$`)
