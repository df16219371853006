import type { Report } from '../../report/report.ts'
import type { ReportContract } from '../../report/reported-contract.ts'

/** Shares over all contracts together, 0 to 1; null where nothing of the kind was measured. */
export interface Rates {
  readonly parse: number | null
  readonly schema: number | null
  readonly tool: number | null
  readonly match: number | null
}

export function ratesOf({ contracts }: Report): Rates {
  return {
    parse: share(contracts.map(({ funnel }) => [funnel.parsed, funnel.measured])),
    schema: share(
      contracts.filter(({ asks }) => asks.schema || asks.tools).map(({ funnel }) => [funnel.conforms, funnel.measured]),
    ),
    tool: share(
      contracts
        .filter(({ asks }) => asks.tools)
        .map((each) => asked(each, 'tool_rate', each.asks.tool_units, each.funnel.right_calls)),
    ),
    match: share(
      contracts
        .filter(({ asks }) => asks.match)
        .map((each) => asked(each, 'match_rate', each.asks.match_units, each.funnel.ok)),
    ),
  }
}

type Counts = readonly [passed: number, of: number]

/** The requirement counts the calls that are asked; the funnel does where it asks every call. */
function asked(contract: ReportContract, id: string, units: number, passed: number): Counts {
  const requirement = contract.requirements.find((each) => each.id === id)
  if (units === contract.planned) return [passed, contract.funnel.measured]
  return requirement ? [requirement.passed, requirement.passed + requirement.failed] : [0, 0]
}

function share(counts: readonly Counts[]): number | null {
  const passed = counts.reduce((sum, [each]) => sum + each, 0)
  const of = counts.reduce((sum, [, each]) => sum + each, 0)
  return of === 0 ? null : passed / of
}
