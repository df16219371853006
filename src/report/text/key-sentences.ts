import { OUTCOME_KINDS, OUTCOMES } from '../../outcome/kinds.ts'
import { isSameFigure } from '../asks.ts'
import { comparisonOf } from '../cells.ts'
import type { Report } from '../report.ts'
import type { ReportContract } from '../reported-contract.ts'
import type { ReportRequirement } from '../reported-requirement.ts'
import { notMet } from '../requirement-status.ts'
import type { FailureKind } from './failure-kinds.ts'
import { failureKinds } from './failure-kinds.ts'
import { failurePlaces } from './failure-places.ts'
import { sameFailure } from './failure-row.ts'
import type { Inline } from './inline.ts'
import { code, inline } from './inline.ts'
import { count } from './numbers.ts'
import { requirementLine } from './requirement-text.ts'
import { isSilent } from './silent-headline.ts'

/** The one or two sentences that a reader must not miss: what failed (or is open) by how much, and what is behind it. */
export interface KeySentences {
  readonly first: Inline
  readonly behind: Inline | null
}

export function keySentences(report: Report): readonly KeySentences[] {
  const wanted = report.result === 'fail' ? 'fail' : 'undecided'
  if ((report.result !== 'fail' && report.result !== 'inconclusive') || isSilent(report)) return []
  const all = report.contracts
    .flatMap((contract) => weightiest(contract, wanted).map((requirement) => ({ contract, requirement })))
    .sort((a, b) => rank(a.requirement) - rank(b.requirement) || shortfall(b.requirement) - shortfall(a.requirement))
  const shown = all.slice(0, all.length > 2 ? 1 : 2)
  return shown.map(({ contract, requirement }, index) => {
    const last = index === shown.length - 1
    const rest =
      last && all.length > shown.length
        ? ` (and ${all.length - shown.length} more ${wanted === 'fail' ? 'failed' : 'open'})`
        : ''
    const line = requirementLine(contract, requirement, comparisonOf(report, contract.name))
    return {
      first: inline`${code(contract.name)}: ${line}.${rest}`,
      behind: wanted === 'fail' ? commonest(contract) : null,
    }
  })
}

/** Requirements with this verdict, without those that another one already says (a group's, a regression's own bar). */
function weightiest(contract: ReportContract, verdict: 'fail' | 'undecided'): readonly ReportRequirement[] {
  const such = notMet(contract).filter((each) => each.verdict === verdict)
  return such.filter((each) => !such.some((other) => isSameFigure(other.asks, each.asks)))
}

/** A rate of all calls before a comparison, before speed and cost, before a group's rate. */
function rank({ asks: { kind, against, group } }: ReportRequirement): number {
  if (against === 'baseline') return 1
  return kind !== 'rate' || against === 'floor' ? 2 : group === null ? 0 : 3
}

/** By how much it falls short at the least: by the near end of its interval where there is one, else as observed. */
function shortfall({ kind, least, observed, interval }: ReportRequirement): number {
  const best = interval?.[1] ?? observed
  if (best === null) return 0
  return kind === 'share' && least !== null ? least - best : kind === 'regression' ? -best : 0
}

/** `11 of its 18 failures are one value: …; 9 of the 11 are in group ja`, where one kind stands out. */
function commonest(contract: ReportContract): Inline | null {
  const failures = measuredFailures(contract)
  const top = failureKinds(contract).find(({ outcome }) => OUTCOMES[outcome].measured)
  const place = failurePlaces(contract).find(({ measured }) => measured)
  // Many values at one place: the place says more than the most frequent of them.
  if (
    place !== undefined &&
    place.kinds.length > 2 &&
    place.calls * 2 >= failures &&
    place.calls > 2 * (top?.calls ?? 0)
  )
    return inline`${count(place.calls)} of its ${count(failures)} failures are in ${place.where}.`
  if (top === undefined || top.calls < 2 || top.calls * 4 < failures) return null
  const many = `${count(top.calls)} of its ${count(failures)} failures are`
  return inline`${many} ${sameFailure(top)}${groupShare(top)}.`
}

/** Calls that were measured and are not as the contract asks. */
function measuredFailures(contract: ReportContract): number {
  let sum = 0
  for (const kind of OUTCOME_KINDS) {
    if (kind !== 'ok' && OUTCOMES[kind].measured) sum += contract.outcomes[kind] ?? 0
  }
  return sum
}

function groupShare(kind: FailureKind): Inline {
  const groups = Object.entries(kind.groups).sort((a, b) => b[1] - a[1])
  const [top] = groups
  if (top === undefined || top[1] * 4 < kind.calls * 3 || kind.calls < 3) return inline``
  return inline`; ${top[1] === kind.calls ? 'all' : `${top[1]} of the ${kind.calls}`} are in group ${code(top[0])}`
}
