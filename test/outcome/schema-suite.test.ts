import { describe, expect, it } from 'vitest'
import {
  runSuite,
  SUITE_FOLDERS,
  suiteGroups,
  suiteRemotes,
  withRemotes,
} from '../../bench/conformance/schema-suite.ts'
import { hasSuite, unpackSuite } from '../../bench/conformance/suites.ts'
import type { Draft } from '../../src/contract/schema-document.ts'
import { explain } from '../../src/outcome/schema/explain.ts'
import { normaliseSchema } from '../../src/outcome/schema/normalise.ts'
import { createSchemaValidator } from '../../src/outcome/schema/schema-validator.ts'

const NAME = 'json-schema-test-suite'
const DRAFTS = Object.keys(SUITE_FOLDERS) as Draft[]

describe.skipIf(!hasSuite(NAME))('JSON-Schema-Test-Suite, required tests', () => {
  const folder = hasSuite(NAME) ? unpackSuite(NAME) : ''
  const remotes = hasSuite(NAME) ? suiteRemotes(folder) : new Map()

  it.each(DRAFTS)('%s: nothing passes wrongly, all that is accepted agrees, at most 6 %% refused', (draft) => {
    const result = runSuite(createSchemaValidator(), draft, suiteGroups(folder, draft), remotes)
    const refused = result.refused.reduce((sum, group) => sum + group.tests, 0)
    expect(result.falsePasses).toEqual([])
    // Formats are checked, which 2020-12 leaves to the application.
    expect(result.falseFails.filter((name) => !name.endsWith('is only an annotation by default'))).toEqual([])
    expect(refused / result.tests).toBeLessThanOrEqual(0.06)
    expect(result.agree + refused + result.falseFails.length).toBe(result.tests)
  })

  it.each(DRAFTS)('%s: the second reading agrees with the compiled code', (draft) => {
    const validator = createSchemaValidator()
    let compared = 0
    for (const group of suiteGroups(folder, draft)) {
      const document = withRemotes(validator, group.schema, draft, remotes)
      const normalised = normaliseSchema(document)
      if (!normalised.ok) continue
      for (const { data, description } of group.tests) {
        const value = { value: data, exact: new Map<string, string>() }
        const conforms = validator.validate(document, value).violations.length === 0
        const name = `${group.description}: ${description}`
        expect([name, explain(normalised.normal, value, 1_000_000).findings.count === 0]).toEqual([name, conforms])
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(500)
  })
})
