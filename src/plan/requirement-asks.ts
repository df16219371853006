import type { Case, CaseList } from '../contract/contract.ts'
import { type Expect, expectsValue } from '../contract/expect.ts'
import type { RateName } from '../contract/thresholds.ts'

/** What one case may be asked beside parsing and conforming, which every case is. */
export interface Asks {
  readonly tools: boolean
  readonly match: boolean
}

/** A flow is asked everything that any of its turns expects. */
export function asksOf(single: Case): Asks {
  const expects: readonly Expect[] = single.turns ? single.turns.map((turn) => turn.expect) : [single.expect]
  return { tools: expects.some((expect) => expect.calls !== undefined), match: expects.some(expectsValue) }
}

/** Whether a rate is asked of a case that may be asked `asks`. */
export function isAsked(rate: RateName, asks: Asks): boolean {
  return rate === 'tool_rate' ? asks.tools : rate === 'match_rate' ? asks.match : true
}

/** The same over a list: '' for all cases, and each group by its name. Case files are read only where counts don't tell. */
export function asksOfGroups(cases: CaseList): (group: string | null) => Asks {
  const { length, counts } = cases
  const same: Asks = { tools: counts.expectCalls > 0, match: counts.expectValues > 0 }
  const alike = [counts.expectCalls, counts.expectValues].every((count) => count === 0 || count === length)
  if (alike) return () => same
  let groups: Map<string, Asks> | undefined
  return (group) => {
    if (group === null) return same
    groups ??= readGroups(cases)
    return groups.get(group) ?? { tools: false, match: false }
  }
}

function readGroups(cases: CaseList): Map<string, Asks> {
  const groups = new Map<string, Asks>()
  for (let index = 0; index < cases.length; index++) {
    const single = cases.at(index)
    if (single.group === undefined) continue
    const asks = asksOf(single)
    const before = groups.get(single.group)
    groups.set(single.group, {
      tools: asks.tools || before?.tools === true,
      match: asks.match || before?.match === true,
    })
  }
  return groups
}
