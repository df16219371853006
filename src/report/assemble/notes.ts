import { decimalToNumber } from '../../contract/decimal.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Verdict } from '../../verdict/decide.ts'
import { heldToMore } from '../../verdict/forecast/forecast-plan.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import { countText, percentText } from '../../verdict/number-text.ts'
import type { RunFacts } from '../../verdict/run-facts.ts'
import { isProving } from '../../verdict/sequential/confident.ts'
import type { ReportTotals } from '../report.ts'

/** Why the run ended where it did and what its verdicts claim; plain sentences. */
export function runNotes(plan: Plan, verdict: Verdict, facts: RunFacts, totals: ReportTotals): readonly string[] {
  const notes: string[] = []
  const end = endNote(facts, totals)
  if (end !== null) notes.push(end)
  if (facts.baseline?.missing)
    notes.push('The baseline answers none of these requests: only absolute thresholds are judged.')
  else if (facts.baseline?.silent) notes.push('The baseline answered none of its calls: nothing is compared.')
  if (verdict.comparisons.some((one) => one?.rates.some(({ ended }) => ended)))
    notes.push('The baseline rejected twelve calls in a row and was asked no further: nothing is compared.')
  if (facts.whatIf) notes.push('What if: judged by other thresholds, contracts or cases than those of the run.')
  if (plan.confidence !== null) {
    const level = percentText(decimalToNumber(plan.confidence))
    notes.push(`Judged at ${level} confidence; a drifting provider and runs repeated until one passes are not covered.`)
    if (isProving(plan) && plan.candidates !== undefined) notes.push(heldToMore(plan, plan.candidates))
    if (facts.whatIf) notes.push('Thresholds chosen after seeing the data: no proof.')
  }
  if (verdict.result === 'inconclusive' && facts.end.reason !== 'finished' && facts.end.reason !== 'stopped-early') {
    notes.push('Run it again with the same journal: only what is missing is asked.')
  }
  return notes
}

/** Answers that were not asked for now, and of when they are. */
export function reuseNotes(ledger: Ledger, { reused = 0 }: ReportTotals): readonly string[] {
  const days = ledger.reusedDays()
  if (days === null || reused === 0) return []
  const [first, last] = days
  const when = first === last ? `of ${first}` : `of ${first} to ${last}`
  return [
    `${countText(reused, 'answer')} ${reused === 1 ? 'was' : 'were'} taken from an earlier run ${when}: nothing was called, timed or paid for them now.`,
  ]
}

function endNote({ end }: RunFacts, { planned, measured, unmeasured, not_run }: ReportTotals): string | null {
  const asked = `${measured + unmeasured} of ${planned} calls`
  switch (end.reason) {
    case 'finished':
      return unmeasured === 0
        ? null
        : `${unmeasured} of ${planned} calls got no answer and say nothing about the model.`
    case 'stopped-early':
      return `Stopped after ${asked}: every requirement was decided.`
    case 'budget':
      return `The cost limit was reached after ${asked}; ${not_run} were not run.`
    case 'call-limit':
      return `The limit on calls was reached after ${asked}; ${not_run} were not run.`
    case 'deadline':
      return `The deadline came after ${asked}; ${not_run} were not run.`
    case 'cancelled':
      return `Cancelled after ${asked}; ${not_run} were not run.`
    case 'waiting':
      return `Waiting for batches after ${asked}, which may take up to 24 hours; run the same command to collect.`
    case 'interrupted':
      return `The journal ends after ${asked}; ${not_run} are missing.`
    case 'refused-by-endpoint':
      return `The endpoint refused after ${asked}${end.failure.status === null ? '' : ` (HTTP ${end.failure.status})`}: ${end.failure.message}`
    case 'all-rejected':
      return `The endpoint rejected the first calls alike (HTTP ${end.status}): ${end.message}`
  }
}
