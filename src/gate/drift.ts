import type { Plan } from '../plan/plan.ts'
import type { Finding } from '../preflight/finding.ts'
import { assembleAnchor, assembleDrift } from '../report/assemble/drift.ts'
import type { ReportAnchor, ReportDrift } from '../report/reported-comparison.ts'
import { decide, type Verdict } from '../verdict/decide.ts'
import { rulesOf } from '../verdict/kinds/register.ts'
import type { Ledger } from '../verdict/ledger/ledger.ts'
import { pointsText } from '../verdict/pairs/drop-sentences.ts'
import type { RunFacts } from '../verdict/run-facts.ts'
import { cutLedger } from '../verdict/settled.ts'
import type { ContractVerdict } from '../verdict/verdict.ts'
import type { PinnedAnchor } from './journals/pinned-anchor.ts'
import type { GateRequest } from './request/request.ts'

/** What became of the model since its anchors, and what of that fails the run. */
export interface Drift {
  readonly drift: ReportDrift | null
  readonly findings: readonly Finding[]
}

/** The run against its anchors: the journal that is its baseline, where that is of the same model, and the pinned one. */
export function driftOf(
  plan: Plan,
  ledger: Ledger,
  verdict: Verdict,
  facts: RunFacts,
  pinned: PinnedAnchor | null,
  { baselineDay = null }: GateRequest,
): Drift {
  const last = facts.baseline?.from === 'journal' && (pinned !== null || isSameModel(plan))
  const anchors = [
    ...(last ? [{ anchor: assembleAnchor('last', baselineDay, { plan, ledger, verdict, facts }), findings: [] }] : []),
    ...(pinned === null ? [] : [againstPinned(pinned, ledger, facts)]),
  ]
  return {
    drift:
      anchors.length === 0
        ? null
        : assembleDrift(
            ledger,
            anchors.map(({ anchor }) => anchor),
          ),
    findings: anchors.flatMap(({ findings }) => findings),
  }
}

const isSameModel = ({ contracts }: Plan): boolean =>
  contracts.some(
    ({ candidate, baseline }) =>
      baseline?.model === candidate.model && baseline.providerName === candidate.providerName,
  )

/** The same candidate's answers, at the places that the run is judged on, beside the pinned baseline's. */
function againstPinned(
  { plan, ledger: own, day }: PinnedAnchor,
  judged: Ledger,
  facts: RunFacts,
): { readonly anchor: ReportAnchor; readonly findings: readonly Finding[] } {
  const ledger = cutLedger(own, (place) => judged.columns('candidate').kindAt(place) !== null)
  const silent = !own.measured('baseline')
  const pinnedFacts = { ...facts, baseline: { from: 'journal', missing: silent, silent } } as const
  const verdict = decide(plan, ledger, pinnedFacts)
  return {
    anchor: assembleAnchor('pinned', day, { plan, ledger, verdict, facts: pinnedFacts }),
    findings: verdict.contracts.flatMap((contract) => regressions(contract, day)),
  }
}

/** What the comparison with the pinned journal fails: the run fails for it, as for one with the last journal. */
const regressions = ({ planned, requirements }: ContractVerdict, day: string | null): readonly Finding[] =>
  requirements
    .filter(
      ({ requirement, decision, decides }) =>
        rulesOf(requirement).regresses && decision === 'fail' && decides !== false,
    )
    .map(({ requirement, observed }) => ({
      code: 'drift-pinned',
      args: {
        name: planned.contract.name,
        id: requirement.id,
        day: day === null ? '' : ` of ${day}`,
        by: requirement.kind === 'max-drop' && observed !== null ? `, by ${pointsText(Math.abs(observed))}` : '',
      },
      severity: 'error',
    }))
