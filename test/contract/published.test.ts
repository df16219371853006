import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { generateValidators, TARGET } from '../../scripts/generate-validators.ts'
import { diskFiles } from '../../src/contract/files/disk.ts'
import { loadContracts } from '../../src/contract/load.ts'
import { checkThresholds } from '../../src/contract/policy/check-thresholds.ts'
import { defaultPolicy } from '../../src/contract/policy/load-policy.ts'

const root = join(import.meta.dirname, '..', '..')

describe('the published schemas', () => {
  test('are what the loader validates with (otherwise: npm run generate)', () => {
    expect(readFileSync(TARGET, 'utf8')).toBe(generateValidators())
  })

  test.each(['contract', 'policy'])('%s: every member that an editor offers says what it is', (name) => {
    const schema = JSON.parse(readFileSync(join(root, 'schema', `${name}.schema.json`), 'utf8'))
    const contract = JSON.parse(readFileSync(join(root, 'schema', 'contract.schema.json'), 'utf8'))
    const target = (ref: string) => (ref.startsWith('#') ? schema : contract).$defs[ref.split('/').at(-1) as string]
    const silent = Object.entries<Record<string, string>>(schema.properties).filter(
      ([, member]) => !member.description && !target(member.$ref ?? '')?.description,
    )
    expect(silent.map(([key]) => key).filter((key) => key !== 'severity' && key !== 'limits')).toEqual([])
  })
})

describe('the examples', () => {
  const loaded = loadContracts(['contracts/**/*.yaml'], { port: diskFiles(), cwd: root })

  test('are read without a problem or a warning', () => {
    expect(loaded).toMatchObject({ ok: true, warnings: [] })
    expect(loaded.ok && loaded.value.map(({ name }) => name)).toEqual([
      'calendar-tools',
      'invoice-extract',
      'rebooking-flow',
      'support-triage',
    ])
    expect(loaded.ok && checkThresholds(loaded.value, defaultPolicy())).toEqual([])
  })

  test('show a schema, expected values, calls that must not be made, and a flow', () => {
    if (!loaded.ok) throw new Error('unread')
    const [calendar, invoice, rebooking, triage] = loaded.value
    expect(invoice?.expect.schema?.root).toMatchObject({ additionalProperties: false })
    expect(triage?.cases.groups).toEqual(['de', 'en'])
    expect(
      Array.from(
        { length: calendar?.cases.length ?? 0 },
        (_, index) => calendar?.cases.at(index).expect.calls?.calls.length,
      ),
    ).toContain(0)
    expect(rebooking?.cases.at(0).turns?.map((turn) => turn.toolResults?.[0]?.tool)).toEqual([
      undefined,
      'search_flights',
      'book_flight',
    ])
  })

  test.each(['calendar-tools', 'invoice-extract', 'rebooking-flow', 'support-triage'])(
    '%s names its schema for editors',
    (name) => {
      expect(readFileSync(join(root, 'contracts', `${name}.yaml`), 'utf8')).toMatch(
        /^# yaml-language-server: \$schema=\.\.\/schema\/contract\.schema\.json\n/,
      )
    },
  )
})
