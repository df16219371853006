import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect } from 'vitest'
import type { Report } from '../../src/report/report.ts'

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../schema/report.schema.json'), 'utf8'))
const validate = new Ajv2020({ strict: false }).compile(schema)

/** What every report must keep, whatever went wrong: its schema, counts that add up, no pass without the share asked for. */
export function expectInvariants(report: Report): void {
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true)
  for (const contract of report.contracts) {
    const outcomes = Object.values(contract.outcomes).reduce((sum, count) => sum + count, 0)
    expect(outcomes).toBe(contract.planned)
    const listed = contract.failures.map((failure) => `${failure.case} ${failure.sample}`)
    expect(new Set(listed).size).toBe(listed.length)
    expect(listed.length + contract.failures_omitted + (contract.outcomes.ok ?? 0)).toBe(contract.planned)
    if (contract.result === 'pass') {
      for (const { passed, failed, open, least } of contract.requirements.filter((one) => one.decides !== false)) {
        if (typeof least === 'number') expect(passed).toBeGreaterThanOrEqual(least * (passed + failed + open) - open)
      }
    }
  }
  const { planned, measured, unmeasured, not_run: notRun } = report.totals
  expect(measured + unmeasured + notRun).toBe(planned)
  const missing = report.contracts.flatMap((contract) => contract.failures).filter((one) => one.outcome === 'not-run')
  const chosen = missing.every(
    ({ evidence }) => evidence !== null && 'reason' in evidence && evidence.reason === 'stopped-early',
  )
  if (!chosen) expect(report.complete).toBe(false)
}

/** Where every answer that came was right: no model rate suffers from the transport. */
export function expectNoBlame(report: Report): void {
  for (const { funnel } of report.contracts) expect(funnel.ok).toBe(funnel.measured)
}
