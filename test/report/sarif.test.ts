import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import Ajv04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import { renderSarif } from '../../src/report/sarif.ts'
import { hostileReport, manyFailures, PAYLOADS } from './fixtures/hostile.ts'
import * as named from './fixtures/named.ts'

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
      readonly results: readonly {
        readonly ruleId: string
        readonly level: string
        readonly message: { readonly text: string }
        readonly locations: readonly [
          {
            readonly physicalLocation: {
              readonly artifactLocation: { readonly uri: string }
              readonly region: { readonly startLine: number }
            }
          },
        ]
      }[]
      readonly properties: { readonly resultsOmitted: number }
    },
  ]
}

const parsed = (text: string): Log => JSON.parse(text) as Log
let faults: (log: unknown) => unknown = () => 'not compiled'

beforeAll(() => {
  const require = createRequire(import.meta.url)
  const folder = require.resolve('@microsoft/jest-sarif').replace(/index\.js$/, '')
  const schema = JSON.parse(readFileSync(`${folder}schemas/sarif-2.1.0-rtm.5.json`, 'utf8')) as object
  // One pattern of this schema (a language's) is written for regular expressions without the u flag.
  const ajv = new Ajv04.default({ strict: false, allErrors: true, unicodeRegExp: false })
  addFormats.default(ajv as never)
  const validate = ajv.compile(schema)
  faults = (log) => (validate(log) ? null : validate.errors)
})

describe('modelgate.sarif', () => {
  it('is held against a schema that refuses a wrong log', () => {
    expect(faults({ version: '2.1.0', runs: [{ tool: {} }] })).not.toBeNull()
  })

  it.each(Object.entries(named))('of %s conforms to SARIF 2.1.0', (_name, report) => {
    expect(faults(parsed(renderSarif(report)))).toBeNull()
  })

  it.each(PAYLOADS)('conforms whatever a stranger writes: %j', (payload) => {
    const log = parsed(renderSarif(hostileReport(payload)))
    expect(faults(log)).toBeNull()
    for (const { message, locations } of log.runs[0].results) {
      expect(message.text).not.toMatch(/\][([]/)
      expect(message.text).not.toMatch(/(?<!\{)\{\d+\}/)
      expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(/^(?!\/)[A-Za-z0-9\-_.!~*'()%/]+$/)
    }
  })

  it('points at the lines of the contract and knows every rule that it uses', () => {
    const [run] = parsed(renderSarif(named.failingSwap)).runs
    const ids = run.tool.driver.rules.map((rule) => rule.id)
    expect(run.results.every((result) => ids.includes(result.ruleId))).toBe(true)
    expect(run.results[0]).toMatchObject({
      ruleId: 'match_rate',
      level: 'error',
      message: { text: 'support-triage: expected values in 91.0 % of calls; needs 95 %, was 97.0 %' },
      locations: [
        { physicalLocation: { artifactLocation: { uri: 'contracts/triage.yaml' }, region: { startLine: 26 } } },
      ],
    })
  })

  it('has a version, a name unlike the id for each rule, and a rule for each rate that fails on a line', () => {
    const [run] = parsed(renderSarif(named.failingSwap)).runs
    const { version, rules } = run.tool.driver as unknown as {
      readonly version: string
      readonly rules: readonly { readonly id: string; readonly name: string }[]
    }
    expect(version).toMatch(/^\d+\.\d+\.\d+/)
    for (const { id, name } of rules) expect(name).not.toBe(id)
    expect(rules.map(({ id }) => id)).toEqual(expect.arrayContaining(['match_rate', 'regression.match_rate']))
  })

  it.each([
    { text: 'a [link](1)', shown: 'a [link] (1)' },
    { text: 'a [link][1]', shown: 'a [link] [1]' },
    { text: '{"a":{"b":1}} {0} {name}', shown: '{"a":{"b":1}} {{0}} {name}' },
  ])('writes $text as $shown', ({ text, shown }) => {
    const place = { file: 'a.yaml', line: 1, column: 1 }
    const report = {
      ...named.passing,
      warnings: [{ code: 'c', severity: 'warning' as const, message: text, hint: null, place }],
    }
    const texts = parsed(renderSarif(report)).runs[0].results.map(({ message }) => message.text)
    expect(texts).toContain(shown)
  })

  it('has no error where nothing failed', () => {
    const levels = parsed(renderSarif(named.passing)).runs[0].results.map((result) => result.level)
    expect(levels.length).toBeGreaterThan(0)
    expect(levels).not.toContain('error')
  })

  it('says how many of 20,000 it leaves out', () => {
    const [run] = parsed(renderSarif(manyFailures())).runs
    expect(run.results).toHaveLength(5_000)
    expect(run.properties.resultsOmitted).toBeGreaterThan(15_000)
  })
})
