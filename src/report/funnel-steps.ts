import type { ReportContract } from './reported-contract.ts'
import { count, counted, percent } from './text/numbers.ts'

export interface FunnelStep {
  readonly count: number
  readonly word: string
  /** The step at which most calls were lost. */
  readonly worst: boolean
}

/** The funnel of docs/outcomes.md over measured calls, with the steps that this contract asks for. */
export function funnelSteps(contract: ReportContract): readonly FunnelStep[] {
  const { funnel, asks } = contract
  const steps: { count: number; word: string }[] = [{ count: funnel.measured, word: 'answered' }]
  if (funnel.complete < funnel.measured) steps.push({ count: funnel.complete, word: 'complete' })
  steps.push({ count: funnel.parsed, word: 'parsed' })
  if (asks.schema || asks.tools) steps.push({ count: funnel.conforms, word: 'conform' })
  if (asks.tools) steps.push({ count: funnel.right_calls, word: 'right calls' })
  if (asks.match) steps.push({ count: funnel.ok, word: 'match' })
  const losses = steps.map((step, index) => (steps[index - 1]?.count ?? step.count) - step.count)
  const most = Math.max(...losses)
  return steps.map((step, index) => ({ ...step, worst: most > 0 && losses[index] === most }))
}

/** What the funnel leaves out: calls without an answer, and answers that only a lenient parser would read. */
export function funnelAsides(contract: ReportContract): readonly string[] {
  const { funnel, outcomes } = contract
  const asides: string[] = [...decidedAsides(contract)]
  if (funnel.recoverable > 0 && funnel.measured > 0) {
    asides.push(`${percent(funnel.recoverable / funnel.measured)} more would parse leniently; not counted`)
  }
  const unmeasured = outcomes.unmeasured ?? 0
  if (unmeasured > 0) asides.push(`${counted(unmeasured, 'call')} got no answer`)
  const notRun = outcomes['not-run'] ?? 0
  if (notRun > 0) asides.push(`${count(notRun)} not run`)
  return asides
}

/**
 * With confidence a rate stands as it was when it was decided, and the funnel counts all that was answered: where the
 * two differ, which is which is said.
 */
function decidedAsides({ requirements, funnel }: ReportContract): readonly string[] {
  const moments = new Map<string, { readonly ids: string[]; readonly share: string; readonly read: number }>()
  for (const { id, asks, method, observed, passed, failed } of requirements) {
    const read = passed + failed
    if (method !== 'e-process' || observed === null || read >= funnel.measured) continue
    if (asks.kind !== 'rate' || asks.group !== null) continue
    const key = `${read} ${percent(observed)}`
    const same = moments.get(key)
    if (same === undefined) moments.set(key, { ids: [id], share: percent(observed), read })
    else same.ids.push(id)
  }
  if (moments.size === 0) return []
  const told = [...moments.values()].map(
    ({ ids, share, read }, index) =>
      `${ids.join(' and ')} ${share} after ${index === 0 ? counted(read, 'answer') : count(read)}`,
  )
  return [`as decided: ${told.join(', ')}; the funnel counts all ${count(funnel.measured)}`]
}

/** `turn 1 ok in 12 of 12, turn 2 ok in 9 of 12, turn 3 not reached`; nothing where no case has several turns. */
export function turnAsides({ turns = [] }: ReportContract): readonly string[] {
  const rates = turns.map(({ measured, ok }, index) => {
    const turn = `turn ${index + 1}`
    return measured === 0 ? `${turn} not reached` : `${turn} ok in ${count(ok)} of ${count(measured)}`
  })
  return rates.length === 0 ? [] : [rates.join(', ')]
}
