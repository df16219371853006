/**
 * Writes src/registry/vendors.generated.ts from registry/*.yaml: text that is parsed a vendor at a time when one is asked
 * for, so that what a run does not name costs it nothing. `npm run generate`; test/registry/shipped.test.ts fails while
 * the file is stale.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '..')
const TARGET = join(root, 'src', 'registry', 'vendors.generated.ts')

interface VendorFile {
  readonly vendor: string
  readonly presets: readonly string[]
}

/** File name → what it holds, in the order of names. */
export function vendorFiles(): ReadonlyMap<string, VendorFile> {
  const folder = join(root, 'registry')
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
  return new Map(files.map((name) => [name, parse(readFileSync(join(folder, name), 'utf8')) as VendorFile]))
}

export function generateRegistry(): string {
  const vendors = [...vendorFiles().values()]
  const names = vendors.flatMap(({ vendor, presets }) =>
    [...new Set([vendor, ...presets])].map((name) => [name, vendor]),
  )
  const texts = vendors.map((vendor) => [vendor.vendor, JSON.stringify(vendor)])
  const literal = (entries: readonly (readonly string[])[]): string =>
    entries.map(([key = '', value = '']) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`).join('')
  return `// Generated from registry/*.yaml by scripts/generate-registry.ts; do not edit.
/** Vendor or preset → vendor. */
export const VENDOR_NAMES: Readonly<Record<string, string>> = {
${literal(names)}}

/** Vendor → its file, as JSON. */
export const VENDOR_TEXTS: Readonly<Record<string, string>> = {
${literal(texts)}}
`
}

if (process.argv[1] === import.meta.filename) writeFileSync(TARGET, generateRegistry())
