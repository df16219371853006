import type { Contract } from '../../contract/contract.ts'

/** Whether conformance is asked for, told from the first case: the contract's expect holds for every one. */
export function asksSchema({ expect, cases }: Contract): boolean {
  if (expect.schema !== undefined || cases.length === 0) return expect.schema !== undefined
  const first = cases.at(0)
  return (first.turns?.map((turn) => turn.expect) ?? [first.expect]).some((one) => one.schema !== undefined)
}
