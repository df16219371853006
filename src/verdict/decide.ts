import type { Plan, PlannedContract } from '../plan/plan.ts'
import type { Requirement } from '../plan/requirement.ts'
import { unreachable } from '../problem/problem.ts'
import type { Judging } from './judging.ts'
import { rulesOf } from './kinds/register.ts'
import type { Evidence, RequirementRules } from './kinds/rules.ts'
import type { Ledger } from './ledger/ledger.ts'
import { isLedgerComplete } from './ledger/ledger-complete.ts'
import { contractUnits } from './ledger/unit-ref.ts'
import { counted } from './number-text.ts'
import { type ContractComparison, casesCompared, compareContract } from './pairs/comparison.ts'
import { combineResults, resultOf } from './result.ts'
import type { RunFacts } from './run-facts.ts'
import { createBoundaryTable, isProving, requirementCount } from './sequential/confident.ts'
import type { Decision } from './shares.ts'
import { emptyTally, type Tally } from './tally.ts'
import { trustSpeeds } from './trust-speeds.ts'
import type { ContractVerdict, RequirementVerdict, Result } from './verdict.ts'

export interface Verdict {
  readonly result: Result
  readonly contracts: readonly ContractVerdict[]
  /** By contract; null where it has no baseline. */
  readonly comparisons: readonly (ContractComparison | null)[]
  /** The endpoint rejected the first calls alike, so the run failed for that reason. */
  readonly allRejected: string | null
}

/** Judges a run: a pure function of the plan, the last observation of each place and the facts. */
export function decide(plan: Plan, ledger: Ledger, facts: RunFacts): Verdict {
  const comparisons = plan.contracts.map((planned, contractIndex) =>
    planned.baseline && facts.baseline && !facts.baseline.missing && wasAskedHalf(ledger, contractIndex)
      ? compareContract(ledger, contractIndex, facts.loads)
      : null,
  )
  const contracts = judgeContracts(plan, ledger, facts, comparisons)
  const allRejected = facts.end.reason === 'all-rejected' ? facts.end.message : null
  const combined = combineResults(contracts.map((one) => one.result))
  const result = combined === 'pass' && !(mayPass(ledger, facts) && isProof(plan, facts)) ? 'inconclusive' : combined
  return { result: allRejected === null ? result : 'fail', contracts, comparisons, allRejected }
}

/**
 * Where a recorded baseline was asked fewer than half of the cases there is nothing to compare with
 * (docs/statistics.md#against-a-baseline).
 */
function wasAskedHalf(ledger: Ledger, contractIndex: number): boolean {
  const { asked, compared } = casesCompared(ledger, contractIndex)
  return 2 * compared >= asked
}

/**
 * A run that was kept from its calls never passes, whatever is decided without them (docs/limits.md): a limit that left
 * calls out, an endpoint that refused to go on, a signal, a torn journal, a lost shard, or the base's rules, which
 * can't be read.
 */
function mayPass(ledger: Ledger, { end, baseUnread, mixed, severity }: RunFacts): boolean {
  if (baseUnread || (mixed && severity.mixedModels === 'fail')) return false
  switch (end.reason) {
    case 'finished':
    case 'stopped-early':
    case 'all-rejected':
      return true
    case 'budget':
    case 'call-limit':
    case 'deadline':
      // A limit may also cut only what was asked a second time: no call is missing for it.
      return isLedgerComplete(ledger)
    case 'refused-by-endpoint':
    case 'cancelled':
    case 'waiting':
    case 'interrupted':
      return false
    default:
      return unreachable(end)
  }
}

/** Thresholds that were chosen after the answers were seen prove nothing at any confidence (docs/ci.md#exit-codes). */
const isProof = ({ confidence }: Plan, { whatIf }: RunFacts): boolean => confidence === null || !whatIf

/** `severity.regressed: warn` takes back that a comparison fails the run; under `relative` nothing but it is judged. */
function decidesIn({ judge }: Plan, { severity }: RunFacts, { requirement, decision }: RequirementVerdict): boolean {
  if (requirement.decides === false) return false
  const isRegressed = rulesOf(requirement).regresses && decision === 'fail'
  return !(isRegressed && severity.regressed === 'warn' && judge !== 'relative')
}

type Judged = RequirementVerdict[][]

function judgeContracts(
  plan: Plan,
  ledger: Ledger,
  facts: RunFacts,
  comparisons: Verdict['comparisons'],
): readonly ContractVerdict[] {
  const rules = plan.contracts.map(({ requirements }) => requirements.map(rulesOf))
  const tallies = rules.map((own, contractIndex) => tallyContract(ledger, own, contractIndex))
  const boundaries = isProving(plan) ? createBoundaryTable(plan) : null
  const judge = (contractIndex: number, position: number, m: number): RequirementVerdict => {
    const planned = plan.contracts[contractIndex] as PlannedContract
    const own = rules[contractIndex]?.[position] as RequirementRules
    const judging: Judging = { ledger, facts, contractIndex, planned, confidence: plan.confidence, m }
    const tally = tallies[contractIndex]?.[position] as Tally
    const verdict = judgeOne(judging, own, { tally, comparison: comparisons[contractIndex] ?? null, boundaries })
    const trusted = trustSpeeds(judging, own.speed, verdict, (other) =>
      decisionOf({ ...judging, ledger: other }, own, boundaries),
    )
    return decidesIn(plan, facts, trusted) ? trusted : { ...trusted, decides: false }
  }
  const m = requirementCount(plan)
  const judged: Judged = plan.contracts.map((planned, contractIndex) =>
    planned.requirements.map((_, position) => judge(contractIndex, position, m)),
  )
  if (plan.confidence !== null) nameFurtherFailures(judged, m, judge)
  return plan.contracts.map((planned, index) => {
    const requirements = judged[index] as RequirementVerdict[]
    return { planned, requirements, result: resultOf(requirements) }
  })
}

/** Holm (Scandinavian Journal of Statistics 6, 1979): each failure named leaves α to be shared by one fewer. */
function nameFurtherFailures(
  judged: Judged,
  m: number,
  judge: (contractIndex: number, position: number, m: number) => RequirementVerdict,
): void {
  let named = 0
  for (;;) {
    const failures = judged.flat().filter((one) => one.decision === 'fail' && one.decides !== false).length
    if (failures === named || failures >= m) return
    named = failures
    judged.forEach((own, contractIndex) =>
      own.forEach((one, position) => {
        if (one.decision === 'undecided') own[position] = judge(contractIndex, position, m - named)
      }),
    )
  }
}

/** One requirement over another ledger, from its counts on. */
function decisionOf(judging: Judging, rules: RequirementRules, boundaries: Evidence['boundaries']): Decision {
  const { ledger, contractIndex, facts } = judging
  const tally = tallyContract(ledger, [rules], contractIndex)[0] as Tally
  const comparison = rules.comparesModels ? compareContract(ledger, contractIndex, facts.loads) : null
  return judgeOne(judging, rules, { tally, comparison, boundaries }).decision
}

const judgeOne = (judging: Judging, rules: RequirementRules, evidence: Evidence): RequirementVerdict =>
  rules.comparesModels && evidence.comparison === null
    ? withoutBaseline(judging, rules.requirement)
    : rules.judge(judging, evidence)

/** Only absolute thresholds are judged; `severity.missing_baseline: fail` keeps such a run from passing. */
function withoutBaseline({ ledger, facts, contractIndex }: Judging, requirement: Requirement): RequirementVerdict {
  const { asked, compared } = casesCompared(ledger, contractIndex)
  const why = facts.baseline?.missing
    ? 'nothing to compare with'
    : `it was asked ${compared} of these ${counted(asked, 'case')}, fewer than half`
  return {
    requirement,
    decision: 'undecided',
    observedDecision: null,
    judged: facts.severity.missingBaseline === 'fail',
    observed: null,
    passed: 0,
    failed: 0,
    open: 0,
    interval: null,
    level: null,
    method: null,
    says: [`The baseline is missing: ${why}.`],
  }
}

function tallyContract(ledger: Ledger, rules: readonly RequirementRules[], contractIndex: number): readonly Tally[] {
  const tallies = rules.map(emptyTally)
  for (const ref of contractUnits(ledger, contractIndex)) {
    rules.forEach((own, position) => own.tallyUnit(ledger, ref, tallies[position] as Tally, 1))
  }
  return tallies
}
