import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { RATE_NAMES, SPEED_NAMES } from '../../src/contract/thresholds.ts'
import { SHARE_WORDS } from '../../src/plan/requirement.ts'

const schema = JSON.parse(readFileSync(new URL('../../schema/report.schema.json', import.meta.url), 'utf8'))
const alternatives: readonly {
  readonly properties: { readonly kind: { readonly const: string }; readonly name: { readonly enum: string[] } }
}[] = schema.$defs.asks.anyOf

it('the report’s schema knows every figure that a requirement may ask for', () => {
  const named = (kind: string): readonly string[] =>
    alternatives.flatMap(({ properties }) => (properties.kind.const === kind ? properties.name.enum : []))
  expect(named('rate')).toEqual([...RATE_NAMES, ...Object.keys(SHARE_WORDS)])
  expect(named('speed')).toEqual([...SPEED_NAMES])
})
