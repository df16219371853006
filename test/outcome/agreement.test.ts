import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Agreement, agree } from '../../bench/agreement/agree.ts'
import { createSchemaValidator } from '../../src/outcome/schema/schema-validator.ts'

const folder = join(import.meta.dirname, '../../../shared/recorded/dev')

describe.skipIf(!existsSync(folder))('outcomes of recorded answers, against the source’s own verdict', () => {
  let agreement: Agreement
  const share = (suite: string): number => {
    const { rows, agreed } = agreement.bySuite.get(suite) ?? { rows: 0, agreed: 0 }
    return agreed / rows
  }

  beforeAll(async () => {
    agreement = await agree(folder, createSchemaValidator())
  })

  test('agree on at least 98.5 % of all judged rows', () => {
    expect(agreement.bySuite.get('all')?.rows).toBeGreaterThan(8_000)
    expect(share('all')).toBeGreaterThanOrEqual(0.985)
  })

  test('agree on at least 99.3 % of bfcl_v1 function calls', () => {
    expect(agreement.bySuite.get('bfcl_v1_2024-08-11')?.rows).toBeGreaterThan(5_000)
    expect(share('bfcl_v1_2024-08-11')).toBeGreaterThanOrEqual(0.993)
  })

  test('each published rate of the two models that are recorded in full comes out within one point', () => {
    expect(agreement.rates).toHaveLength(10)
    const far = agreement.rates.filter(({ rows, ok, valid }) => Math.abs(ok - valid) / rows > 0.01)
    expect(far).toEqual([])
  })
})
