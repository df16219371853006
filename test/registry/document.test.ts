import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { modelsPage } from '../../scripts/model-docs.ts'
import { allVendors } from '../../src/registry/vendors.ts'

it('docs/models.md shows what the data hold: otherwise run `npm run generate:docs`', () => {
  const page = readFileSync(new URL('../../docs/models.md', import.meta.url), 'utf8')
  expect(page).toBe(modelsPage())
  for (const { entries } of allVendors())
    for (const { model, fact } of entries) {
      expect(page).toContain(`\`${model}\``)
      if (fact !== null) expect(page).toContain(fact.source)
    }
})
