import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { generateRegistry, vendorFiles } from '../../scripts/generate-registry.ts'
import { PRESETS } from '../../src/provider/profiles.ts'
import { isFirstParty } from '../../src/registry/first-party.ts'
import { entryFaults } from '../../src/registry/overlay-faults.ts'
import { allVendors, vendorOf } from '../../src/registry/vendors.ts'

const text = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const schema = (name: string) => ({ $id: `${name}.schema.json`, ...JSON.parse(text(`schema/${name}.schema.json`)) })

test('the module holds what the files say: otherwise run `npm run generate`', () => {
  expect(text('src/registry/vendors.generated.ts')).toBe(generateRegistry())
})

describe.each([...vendorFiles()])('registry/%s', (name, file) => {
  const vendor = vendorOf(file.vendor)

  test('is as its schema says, and named after its vendor', () => {
    const schemas = ['contract', 'policy', 'models', 'vendor'].map(schema)
    const ajv = new Ajv2020({ strict: false, schemas })
    ajv.validate('vendor.schema.json', file)
    expect(ajv.errors ?? []).toEqual([])
    expect(name).toBe(`${file.vendor}.yaml`)
  })

  test('every fact is the vendor’s own word, and no two disagree', () => {
    const entries = vendor?.entries ?? []
    for (const entry of entries) {
      expect(entryFaults(entry), entry.model).toEqual([])
      const pages = [entry.fact?.source, entry.replacement?.source, entry.price?.source]
      const strangers = pages.filter((page) => page !== undefined && !isFirstParty(page, vendor?.firstParty ?? []))
      expect(strangers, entry.model).toEqual([])
    }
    const ids = entries.flatMap(({ model, aliases }) => [model, ...aliases])
    expect(ids.length).toBe(new Set(ids).size)
  })

  test('its replacements have entries', () => {
    const ids = new Set(vendor?.entries.flatMap(({ model, aliases }) => [model, ...aliases]))
    const named = (vendor?.entries ?? []).flatMap(({ replacement }) => replacement?.model ?? [])
    expect(named.filter((model) => !ids.has(model))).toEqual([])
  })
})

test('every preset that is no server of one’s own has a vendor, and every vendor’s presets but those to come are there', () => {
  const hosted = [...PRESETS.values()].filter(({ selfHosted }) => !selfHosted).map(({ id }) => id)
  expect(hosted.filter((id) => vendorOf(id) === null)).toEqual([])
  expect(allVendors().filter(({ presets }) => !presets.some((id) => PRESETS.has(id)))).toEqual([])
})
