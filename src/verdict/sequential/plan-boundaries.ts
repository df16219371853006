import type { JsonValue } from '../../json/value.ts'
import type { Plan } from '../../plan/plan.ts'
import { rulesOf } from '../kinds/register.ts'
import { createCaseFacts } from '../ledger/case-facts.ts'
import type { Boundaries } from './boundaries.ts'
import { createBoundaryTable, isProving, plannedAnswers, requirementCount, shareToProve } from './confident.ts'

/**
 * The decision tables of a confident plan for the journal's header: `contract/requirement` → boundaries, null for what
 * is judged as observed. Computed before the first call; empty without confidence.
 */
export function planBoundaries(plan: Plan): { readonly [requirement: string]: JsonValue } {
  if (!isProving(plan)) return {}
  const table = createBoundaryTable(plan)
  const caseFacts = createCaseFacts(plan)
  const m = requirementCount(plan)
  return Object.fromEntries(
    plan.contracts.flatMap(({ contract, requirements }, contractIndex) =>
      requirements.map((requirement) => {
        const { question } = rulesOf(requirement)
        const least = shareToProve(question)
        const units = question && least && plannedAnswers({ plan, caseFacts }, contractIndex, question)
        return [`${contract.name}/${requirement.id}`, least && units ? boundariesJson(table(units, least, m)) : null]
      }),
    ),
  )
}

function boundariesJson({ units, passFirst, passAtEnd, failLast, failAtEnd }: Boundaries): JsonValue {
  const reachable = failLast.slice(0, failAtEnd + 1)
  return {
    units,
    pass_first_n_by_failures: byFailures(passFirst),
    pass_at_plan_end_if_failures_at_most: passAtEnd,
    fail_last_n_by_failures: byFailures(reachable),
    fail_at_plan_end_if_failures_at_least: failAtEnd,
  }
}

const byFailures = (table: Float64Array): JsonValue =>
  Object.fromEntries([...table].flatMap((n, f) => (n > 0 ? [[String(f), n]] : [])))
