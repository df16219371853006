import { withoutValues } from '../../outcome/kinds.ts'
import type { Outcome } from '../../outcome/outcome.ts'
import type { ReportedOutcome } from '../reported-call.ts'

/** An outcome as the report holds it; a schema violation's first place and keyword stand on top (docs/reports.md). */
export function reportedOutcome(outcome: Outcome, showValues: boolean): ReportedOutcome {
  const { kind, ...evidence } = showValues ? outcome : withoutValues(outcome)
  const [first] = outcome.kind === 'schema-violation' ? outcome.violations : []
  const onTop = first ? { pointer: first.pointer, keyword: first.keyword } : {}
  // TypeScript does not see that `evidence` holds the members of `kind`'s own outcome.
  return { outcome: kind, evidence: { ...onTop, ...evidence } } as ReportedOutcome
}
