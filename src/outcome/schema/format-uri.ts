/*
 * `uri` and `uri-reference` by RFC 3986: split as its appendix B does, then each part by its own characters. The
 * expressions of ajv-formats 3.0.1 let `://`, brackets in a path and ports of letters pass.
 */
const PARTS = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s
const SCHEME = /^[a-z][a-z0-9+.-]*$/i
const USER = /^(?:[\w.~!$&'()*+,;=:-]|%[0-9a-f]{2})*$/i
const NAME = /^(?:[\w.~!$&'()*+,;=-]|%[0-9a-f]{2})*$/i
const PATH = /^(?:[\w.~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*$/i
const QUERY = /^(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*$/i
const FUTURE = /^v[0-9a-f]+\.[\w.~!$&'()*+,;=:-]+$/i

/** @param isIpv6 whether a text is an IPv6 address */
export function isUriReference(text: string, isIpv6: (text: string) => boolean): boolean {
  const [, scheme, authority, path = '', query = '', fragment = ''] = PARTS.exec(text) ?? []
  if (scheme !== undefined && !SCHEME.test(scheme)) return false
  if (authority !== undefined && !isAuthority(authority, isIpv6)) return false
  // Without scheme and authority a colon in the first segment would read as a scheme (section 4.2).
  if (scheme === undefined && authority === undefined && (path.split('/', 1)[0] ?? '').includes(':')) return false
  return PATH.test(path) && QUERY.test(query) && QUERY.test(fragment) && !hasTwoHashes(text)
}

export function isUri(text: string, isIpv6: (text: string) => boolean): boolean {
  return /^[^:/?#]+:/.test(text) && isUriReference(text, isIpv6)
}

const hasTwoHashes = (text: string): boolean => text.indexOf('#') !== text.lastIndexOf('#')

function isAuthority(authority: string, isIpv6: (text: string) => boolean): boolean {
  const at = authority.indexOf('@')
  if (at >= 0 && !USER.test(authority.slice(0, at))) return false
  const host = authority.slice(at + 1)
  const literal = /^\[([^\]]*)\](?::\d*)?$/.exec(host)?.[1]
  if (literal !== undefined) return isIpv6(literal) || FUTURE.test(literal)
  return NAME.test(host.replace(/:\d*$/, ''))
}
