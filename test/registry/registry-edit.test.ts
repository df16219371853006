import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { readEntry } from '../../src/registry/read-entry.ts'
import { withListed } from '../../src/registry/registry-edit.ts'
import { allVendors } from '../../src/registry/vendors.ts'

const AT = { source: 'https://example.com/models', checked: '2026-11-30' }
const shipped = allVendors()
  .flatMap(({ entries }) => entries)
  .filter(({ fact }) => fact !== null)

/** A file's entry stands in the shipped one's place, so that what is known of a model must all be in it. */
it.each(shipped.map((entry) => [`${entry.provider}/${entry.model}`, entry] as const))(
  '%s is copied whole',
  (_, entry) => {
    const changes = [{ listed: { model: entry.model, shutdown: '2031-01-01' }, entry }]
    const text = withListed('version: 1\nmodels: {}\n', entry.provider, changes, AT)
    const { models } = parse(text) as { models: Record<string, never> }
    const read = readEntry(entry.provider, entry.model, models[`${entry.provider}/${entry.model}`] as never, null)
    const { mirror: _m, undated: _u, ...fact } = { ...entry.fact, ...AT }
    // A file has no place for saying of a replacement that its page carries no day.
    const { undated: _r, ...replacement } = entry.replacement ?? {}
    const named = entry.replacement === null ? null : replacement
    expect({ ...read, fact: { ...read.fact } }).toEqual({ ...entry, shutdown: '2031-01-01', fact, replacement: named })
  },
)
