import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { filled } from '../../scripts/docs/providers.ts'
import { ENGINES } from '../../src/provider/engines/register.ts'
import { PRESETS } from '../../src/provider/profiles.ts'

it('docs/providers.md shows what the data hold: otherwise run `npm run generate:docs`', () => {
  const document = readFileSync(new URL('../../docs/providers.md', import.meta.url), 'utf8')
  expect(document).toBe(filled(document))
  for (const { id } of ENGINES) expect(document).toContain(`--engine ${id}`)
  for (const id of PRESETS.keys()) expect(document).toContain(`| \`${id}\` |`)
})
