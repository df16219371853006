/** On a vendor's domain, and anyone's to write (discussions, questions, issues, forks, sites, spaces): never its own word. */
const SHARED_HOSTS =
  /^(community|forum|forums|discuss|discourse|sites|groups|gist|answers)\.|\/(answers|questions|qna|community|discussions|issues|pull|pulls|wiki|spaces)(\/|$)/i

/**
 * Whether a page is a vendor's own word: on one of its hosts, exactly (`docs.example.com`), below a path of one
 * (`example.com/docs`), or, for `github.com/NAME`, on the main branch of one of its repositories. By any other revision
 * GitHub also shows what strangers pushed to a fork.
 */
export function isFirstParty(page: string, places: readonly string[]): boolean {
  if (!URL.canParse(page)) return false
  const { protocol, username, port, hostname, pathname } = new URL(page)
  if (protocol !== 'https:' || username !== '' || port !== '') return false
  if (SHARED_HOSTS.test(hostname) || SHARED_HOSTS.test(pathname)) return false
  return places.some((place) => {
    const slash = place.indexOf('/')
    const host = slash < 0 ? place : place.slice(0, slash)
    const path = slash < 0 ? '' : place.slice(slash)
    if (hostname !== host.toLowerCase()) return false
    return hostname === 'github.com' ? isOnMainBranch(pathname, path) : isBelow(pathname, path)
  })
}

const isBelow = (pathname: string, path: string): boolean => pathname === path || pathname.startsWith(`${path}/`)

function isOnMainBranch(pathname: string, owner: string): boolean {
  const [, name, repository, view, branch] = pathname.split('/')
  if (`/${name}`.toLowerCase() !== owner.toLowerCase() || repository === undefined) return false
  return view === undefined || view === '' || (/^(blob|tree|raw)$/.test(view) && /^(main|master)$/.test(branch ?? ''))
}
