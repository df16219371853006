import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { ProviderProfile } from '../../src/provider/profile.ts'
import { NOT_OFFERED, PRESETS } from '../../src/provider/profiles.ts'

const ENFORCED = {
  enforced: 'yes',
  partly: 'in part',
  ignored: 'no',
  unknown: 'not known',
} as const

/** One row of the table in docs/providers.md: facts that are conventions rather than read in a source are in italics. */
function row(profile: ProviderProfile): string {
  const cell = (name: keyof ProviderProfile, text: string): string =>
    profile.unverified.includes(name) ? `*${text}, not verified*` : text
  return `| ${[
    `\`${profile.id}\``,
    cell('baseUrl', profile.baseUrl === null ? 'yours to give' : `\`${profile.baseUrl}\``),
    cell('apiKeyEnv', profile.apiKeyEnv === null ? '`MODELGATE_API_KEY`' : `\`${profile.apiKeyEnv}\``),
    cell('enforcement', ENFORCED[profile.enforcement]),
    Object.entries(profile.renames)
      .map(([ours, theirs]) => `\`${ours}\` → \`${theirs}\``)
      .concat(Object.entries(profile.toolChoices).map(([ours, theirs]) => `\`tool_choice: ${ours}\` → \`${theirs}\``))
      .join(', ') || '–',
    profile.checked ?? 'undated',
  ].join(' | ')} |`
}

it('docs/providers.md shows what the profiles hold', () => {
  const document = readFileSync(new URL('../../docs/providers.md', import.meta.url), 'utf8')
  const shown = document.split('\n').filter((line) => line.startsWith('| `'))
  expect(shown).toEqual([...PRESETS.values()].map(row))
  for (const [id, reason] of Object.entries(NOT_OFFERED)) expect(document).toContain(`- \`${id}\`: ${reason}.`)
})
