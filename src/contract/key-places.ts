import { parsePointer } from '../json/pointer.ts'
import { isObject, type JsonValue, type Pointer } from '../json/value.ts'
import { REQUEST_MEMBERS } from './request/members.ts'

export interface KeyPlaces {
  /** Key → the mappings of a format that may hold it, as paths with `*` for an item (`validators.generated.ts`). */
  readonly places: Readonly<Record<string, readonly string[]>>
  /** Where what is read would stand in that format: a row of a case file is a case. */
  readonly inside: Pointer
}

export const NOWHERE: KeyPlaces = { places: {}, inside: '' }

const MEMBERS = new Set(Object.values(REQUEST_MEMBERS).flat())

/** Where a key belongs that is known and stands at another level: most likely a line is indented wrongly. */
export function belongsTo(key: string, at: Pointer, { places: keys, inside }: KeyPlaces): string {
  const here = (parsePointer(inside + at) ?? []).map((token) => (/^\d+$/.test(token) ? '*' : token))
  const own = Object.hasOwn(keys, key) ? (keys[key] as readonly string[]) : []
  const isMember = Object.hasOwn(keys, 'request') && MEMBERS.has(key)
  const found = [...own, ...(isMember ? ['/request'] : [])].map((path) => path.split('/').slice(1))
  const [best] = found.toSorted((a, b) => shared(b, here) - shared(a, here) || a.length - b.length)
  if (best === undefined) return ''
  const common = shared(best, here)
  if (common === here.length) return `; it belongs under ${namesOf(best.slice(common))}`
  if (best.length === 0) return '; it belongs to the file itself, not indented'
  return common === best.length
    ? `; it belongs beside ${namesOf([here[common] as string])}`
    : `; it belongs under ${namesOf(best)}`
}

const namesOf = (path: readonly string[]): string => path.filter((token) => token !== '*').join('.') || 'an item'

function shared(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((token, at) => token !== other[at])
  return differs < 0 ? one.length : differs
}

/** What a mapping lacks, and where it stands one level too deep. */
export function missingKey(key: string, inside: string, value: JsonValue | undefined) {
  const holder = isObject(value)
    ? Object.entries(value).find(([, member]) => isObject(member) && Object.hasOwn(member, key))?.[0]
    : undefined
  return { key, inside, meant: holder === undefined ? '' : `; it stands under ${holder}, indented too deep` }
}
