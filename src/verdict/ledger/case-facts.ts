import type { CaseList } from '../../contract/contract.ts'
import type { Plan } from '../../plan/plan.ts'
import { asksOf } from '../../plan/requirement-asks.ts'

/** What the verdict must know of a case. Read once a case and kept in a few bytes. */
export interface CaseFacts {
  readonly tools: boolean
  readonly match: boolean
  /** Index into the contract's `cases.groups`; −1 without a group. */
  readonly group: number
  /** Calls that the unit makes when nothing fails. */
  readonly turns: number
}

const KNOWN = 1
const TOOLS = 2
const MATCH = 4

/** Facts of the plan's cases by contract and case index; a case is read when it is first asked about. */
export function createCaseFacts(plan: Plan): (contractIndex: number, caseIndex: number) => CaseFacts {
  const contracts = plan.contracts.map(({ contract }) => {
    const { length } = contract.cases
    const alike = sameFacts(contract.cases)
    const groupIndex = new Map(contract.cases.groups.map((name, index) => [name, index]))
    return {
      cases: contract.cases,
      groupIndex,
      alike,
      bits: new Uint8Array(length),
      groups: new Int32Array(length),
      turns: new Uint16Array(length),
    }
  })
  return (contractIndex, caseIndex) => {
    const own = contracts[contractIndex] as (typeof contracts)[number]
    if (own.alike) return own.alike
    if (!own.bits[caseIndex]) {
      const single = own.cases.at(caseIndex)
      const asks = asksOf(single)
      own.bits[caseIndex] = KNOWN | (asks.tools ? TOOLS : 0) | (asks.match ? MATCH : 0)
      own.groups[caseIndex] = single.group === undefined ? -1 : (own.groupIndex.get(single.group) ?? -1)
      own.turns[caseIndex] = single.turns?.length ?? 1
    }
    const bits = own.bits[caseIndex] as number
    return {
      tools: (bits & TOOLS) !== 0,
      match: (bits & MATCH) !== 0,
      group: own.groups[caseIndex] as number,
      turns: own.turns[caseIndex] as number,
    }
  }
}

/** What the counts alone tell of every case: nothing need then be read again. */
function sameFacts({ length, groups, counts }: CaseList): CaseFacts | null {
  const isAlike = [counts.expectCalls, counts.expectValues].every((count) => count === 0 || count === length)
  if (!isAlike || groups.length > 0 || counts.flows > 0) return null
  return { tools: counts.expectCalls > 0, match: counts.expectValues > 0, group: -1, turns: 1 }
}
