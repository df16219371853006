import { bringsRules, type Case, type CaseLabel, type CaseList, type Contract } from '../contract/contract.ts'
import { expectsValue } from '../contract/expect.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'

/** `--case ID…` and `--max-cases N`: a run over part of the cases. */
export interface Selection {
  readonly cases: readonly string[]
  readonly maxCases?: number
}

/**
 * The contracts with the selected cases only; those left without one fall away.
 * A case id that no contract has is a problem.
 */
export function selectCases(contracts: readonly Contract[], selection: Selection): Result<readonly Contract[]> {
  if (selection.cases.length === 0 && selection.maxCases === undefined) return good(contracts)
  const wanted = new Set(selection.cases)
  const found = new Set<string>()
  const selected = contracts.flatMap((contract) => {
    const indexes: number[] = []
    const cap = selection.maxCases ?? Number.POSITIVE_INFINITY
    for (let index = 0; index < contract.cases.length; index++) {
      if (wanted.size === 0) {
        if (index >= cap) break
        indexes.push(index)
      } else {
        const { id } = contract.cases.at(index)
        if (wanted.has(id)) {
          if (indexes.length < cap) indexes.push(index)
          found.add(id)
        }
      }
    }
    return indexes.length === 0 ? [] : [{ ...contract, cases: pick(contract.cases, indexes) }]
  })
  const missing: Problem[] = [...wanted]
    .filter((id) => !found.has(id))
    .map((id) => ({ code: 'case-not-found', args: { id } }))
  return missing.length > 0 ? bad(...missing) : good(selected)
}

function pick(cases: CaseList, indexes: readonly number[]): CaseList {
  const at = (index: number): Case => cases.at(indexes[index] as number)
  const counts = {
    expectValues: 0,
    expectCalls: 0,
    flows: 0,
    requests: 0,
    rules: 0,
    expects: cases.counts.expects === 0 ? 0 : indexes.length,
  }
  const groups = new Set<string>()
  indexes.forEach((_, index) => {
    const one = at(index)
    const expects = one.turns ? one.turns.map((turn) => turn.expect) : [one.expect]
    if (expects.some(expectsValue)) counts.expectValues++
    if (expects.some((expect) => expect.calls !== undefined)) counts.expectCalls++
    if (one.turns) counts.flows++
    if (one.request) counts.requests++
    if (bringsRules(one)) counts.rules++
    if (one.group !== undefined) groups.add(one.group)
  })
  const idHashAt = (index: number): number => cases.idHashAt(indexes[index] as number)
  const labelAt = (index: number): CaseLabel => cases.labelAt(indexes[index] as number)
  return { length: indexes.length, groups: [...groups].sort(), at, labelAt, idHashAt, counts }
}
