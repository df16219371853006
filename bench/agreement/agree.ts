import { renderRequest } from '../../src/contract/template.ts'
import { criteriaOf } from '../../src/outcome/criteria-of.ts'
import { judgeAnswer } from '../../src/outcome/judge-answer.ts'
import type { Outcome } from '../../src/outcome/outcome.ts'
import { toolSchemas } from '../../src/outcome/tool-schema.ts'
import type { SchemaValidator } from '../../src/outcome/validator.ts'
import { contractOf } from './contract.ts'
import { answerOf, judgedRows, type Row } from './rows.ts'

export interface Agreement {
  /** By suite, `all` last. */
  readonly bySuite: ReadonlyMap<string, { readonly rows: number; readonly agreed: number }>
  /** Share of calls that came out ok, by model and category of bfcl_v1, beside the source's. */
  readonly rates: readonly Rate[]
  readonly disagreements: readonly Disagreement[]
}

export interface Rate {
  readonly model: string
  readonly category: string
  readonly rows: number
  readonly ok: number
  readonly valid: number
}

export interface Disagreement {
  readonly suite: string
  readonly source: string
  readonly outcome: string
  /** `model case` of each row. */
  readonly rows: readonly string[]
}

const FULL = ['gpt-4o-mini-2024-07-18-FC', 'gpt-3.5-turbo-0125-FC']

/** Judges every row and counts where `ok` and the source's `valid` are the same. */
export async function agree(folder: string, validator: SchemaValidator): Promise<Agreement> {
  const bySuite = new Map<string, { rows: number; agreed: number }>()
  const rates = new Map<string, { model: string; category: string; rows: number; ok: number; valid: number }>()
  const disagreements = new Map<string, { suite: string; source: string; outcome: string; rows: string[] }>()
  const rows: Row[] = []
  for await (const row of judgedRows(folder)) rows.push(row)
  const contract = await contractOf(rows)
  const toolSchema = toolSchemas(contract.placeOf('/request/tools'))
  for (const [n, row] of rows.entries()) {
    const planned = contract.cases.at(n)
    const criteria = criteriaOf(renderRequest(contract, planned), contract.api, planned.expect, toolSchema)
    const { outcome } = judgeAnswer(criteria, answerOf(row), validator)
    const isOk = outcome.kind === 'ok'
    const isValid = row.published_valid === true
    for (const suite of [row.suite, 'all']) {
      const counts = entry(bySuite, suite, () => ({ rows: 0, agreed: 0 }))
      counts.rows++
      if (isOk === isValid) counts.agreed++
    }
    if (FULL.includes(row.model)) {
      const { model, category } = row
      const rate = entry(rates, `${model} ${category}`, () => ({ model, category, rows: 0, ok: 0, valid: 0 }))
      rate.rows++
      rate.ok += Number(isOk)
      rate.valid += Number(isValid)
    }
    if (isOk !== isValid) {
      const source = isValid ? 'valid' : (row.published_error_type ?? 'invalid')
      const found = { suite: row.suite, source, outcome: name(outcome), rows: [] }
      entry(disagreements, `${row.suite} ${source} ${found.outcome}`, () => found).rows.push(
        `${row.model} ${row.case_id}`,
      )
    }
  }
  return { bySuite, rates: sorted(rates), disagreements: sorted(disagreements) }
}

function name(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'wrong-calls':
    case 'unparsable':
      return `${outcome.kind}/${outcome.fault.kind}`
    case 'schema-violation':
      return `${outcome.kind}/${outcome.violations[0]?.keyword ?? ''}`
    default:
      return outcome.kind
  }
}

const sorted = <T>(entries: ReadonlyMap<string, T>): readonly T[] =>
  [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)

function entry<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}
