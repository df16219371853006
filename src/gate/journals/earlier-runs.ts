import type { JournalHeader } from '../../journal/line.ts'
import { readRecorded } from '../../journal/recorded.ts'
import type { Judge } from '../../outcome/judge.ts'
import { STAGES } from '../../outcome/outcome.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Problem } from '../../problem/problem.ts'
import { percentilesOf } from '../../report/assemble/numbers.ts'
import type { ReportNight } from '../../report/report.ts'
import { createUnitSet } from '../../run/unit-set.ts'
import { wire } from '../../run/wiring.ts'
import { createLedger, type Ledger } from '../../verdict/ledger/ledger.ts'
import { contractPlaces } from '../../verdict/ledger/places.ts'
import { callbacksOf } from '../callbacks.ts'
import { absolute } from '../request/absolute-path.ts'
import type { Prepared } from '../request/prepare.ts'
import type { GatePorts } from '../request/request.ts'
import { journalFault } from './journal-fault.ts'
import { movedPlaces } from './moved-places.ts'
import { dayOf, recordedModel } from './recorded-baseline.ts'
import { rejudgeJournal } from './rejudge-journal.ts'

export interface EarlierRuns {
  /** Oldest first; those that say no day in front, as they were named. */
  readonly nights: readonly ReportNight[]
  /** Journals that can't be read: a trend is worth no failed run. */
  readonly warnings: readonly Problem[]
}

/**
 * How the candidates of earlier runs did, judged by the contracts of today: for the trend in report.html. What was asked
 * then counts by contract, case and sample, also where its request was another one.
 */
export async function judgeEarlier(
  files: readonly string[],
  cwd: string,
  prepared: Prepared,
  judge: Judge,
  ports: Pick<GatePorts, 'files'>,
): Promise<EarlierRuns> {
  const nights: ReportNight[] = []
  const warnings: Problem[] = []
  for (const file of files) {
    const fault = journalFault(file, cwd, ports.files)
    const header = fault === null ? (await readRecorded(absolute(cwd, file))).header : null
    if (header === null) warnings.push(fault ?? { code: 'journal-without-header', args: { file } })
    else nights.push(nightOf(header, prepared.plan, await ledgerOf(absolute(cwd, file), header, prepared, judge)))
  }
  return { nights: nights.sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : a.day === b.day ? 0 : 1)), warnings }
}

async function ledgerOf(path: string, { shard }: JournalHeader, prepared: Prepared, judge: Judge): Promise<Ledger> {
  const { plan, policy } = prepared
  const ledger = createLedger(plan)
  await rejudgeJournal(path, {
    plan,
    wiring: wire(plan),
    judge,
    observe: (observation) => (observation.role === 'candidate' ? ledger.put(observation) : undefined),
    verify: false,
    moved: movedPlaces(plan),
    callbacks: callbacksOf(policy),
    seen: createUnitSet(plan),
    shard,
  })
  return ledger
}

function nightOf(header: JournalHeader, plan: Plan, ledger: Ledger): ReportNight {
  const { stagesAt } = ledger.columns('candidate')
  const contracts = plan.contracts.map(({ contract }, index) => {
    let [measured, ok] = [0, 0]
    for (const place of contractPlaces(plan, index)) {
      const stages = stagesAt(place)
      if (stages > 0) measured++
      if (stages === STAGES.length) ok++
    }
    return {
      name: contract.name,
      measured,
      ok,
      p95_ms: percentilesOf(ledger, 'candidate', index, 'latency')?.p95 ?? null,
    }
  })
  return { day: dayOf(header), model: recordedModel(header, '').model ?? '', contracts }
}
