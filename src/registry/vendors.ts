import type { JsonObject } from '../json/value.ts'
import type { ModelEntry } from './entry.ts'
import { readEntry } from './read-entry.ts'
import { VENDOR_NAMES, VENDOR_TEXTS } from './vendors.generated.ts'

/** A vendor of the shipped registry (`registry/*.yaml`). */
export interface Vendor {
  readonly id: string
  readonly title: string
  /** Presets that serve its models. */
  readonly presets: readonly string[]
  /** Hosts, or hosts with a path, whose pages are its own word. */
  readonly firstParty: readonly string[]
  readonly pages: Readonly<Partial<Record<'models_api' | 'deprecations' | 'changelog' | 'prices', string>>>
  readonly entries: readonly ModelEntry[]
}

const read = new Map<string, Vendor>()

/** By preset, or by the vendor's own name; null: none of them is shipped. Read when it is first asked for. */
export function vendorOf(name: string): Vendor | null {
  const id = VENDOR_NAMES[name]
  if (id === undefined || !Object.hasOwn(VENDOR_NAMES, name)) return null
  const known = read.get(id) ?? parsed(VENDOR_TEXTS[id] as string)
  read.set(id, known)
  return known
}

/** All of them, by name. */
export const allVendors = (): readonly Vendor[] => Object.keys(VENDOR_TEXTS).flatMap((id) => vendorOf(id) ?? [])

function parsed(text: string): Vendor {
  const value = JSON.parse(text) as JsonObject
  const id = value.vendor as string
  return {
    id,
    title: value.title as string,
    presets: value.presets as readonly string[],
    firstParty: value.first_party as readonly string[],
    pages: (value.pages ?? {}) as Vendor['pages'],
    entries: Object.entries(value.models as JsonObject).map(([model, entry]) =>
      readEntry(id, model, entry as JsonObject, null),
    ),
  }
}
