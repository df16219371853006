import type { JournalAnchor } from '../../journal/line.ts'
import type { Judge } from '../../outcome/judge.ts'
import { bad, good, type Result } from '../../problem/problem.ts'
import { createUnitSet } from '../../run/unit-set.ts'
import { wire } from '../../run/wiring.ts'
import { createLedger, type Ledger } from '../../verdict/ledger/ledger.ts'
import { callbacksOf } from '../callbacks.ts'
import { absolute } from '../request/absolute-path.ts'
import type { Prepared } from '../request/prepare.ts'
import type { GatePorts } from '../request/request.ts'
import type { JournalRead } from './journal-headers.ts'
import { judgeAnchor, observedBy, type PinnedAnchor, schemasJudged } from './pinned-anchor.ts'
import type { RejudgedJournal } from './rejudge-journal.ts'
import { rejudgeJournals } from './rejudge-journals.ts'
import type { RejudgePorts } from './rejudge-ports.ts'

/** A run of which nothing but its journals is left. */
export interface RunToRejudge extends Pick<RejudgePorts, 'verify' | 'moved'>, Pick<Prepared, 'plan' | 'policy'> {
  readonly cwd: string
  readonly journals: readonly JournalRead[]
  readonly anchor: PinnedAnchor | null
  /** The pinned answers; asked for where there is an anchor. */
  readonly anchorLines: () => Iterable<JournalAnchor>
}

export interface RejudgedRun {
  readonly ledger: Ledger
  /** By journal. */
  readonly rejudged: readonly RejudgedJournal[]
}

/** Judges all that the journals of a run hold, and its pinned answers; a problem where a schema can't be compiled. */
export async function rejudgeRun(
  { plan, policy, cwd, journals, anchor, anchorLines, verify, moved }: RunToRejudge,
  judge: Judge,
  ports: Pick<GatePorts, 'files' | 'pieceThreads'>,
): Promise<Result<RejudgedRun>> {
  const faults = await judge.prepare(schemasJudged(plan, anchor))
  if (faults.length > 0) return bad(...faults)
  const ledger = observedBy(createLedger(plan), anchor)
  const rejudged = await rejudgeJournals(
    journals.map(({ file, header }) => ({ path: absolute(cwd, file), shard: header.shard })),
    {
      plan,
      wiring: wire(plan),
      judge,
      ledger,
      verify,
      moved,
      callbacks: callbacksOf(policy),
      seen: createUnitSet(plan),
    },
    // An anchor hears of every observation too.
    anchor === null ? ports : { files: ports.files },
  )
  if (anchor !== null) await judgeAnchor(anchor, anchorLines(), judge)
  return good({ ledger, rejudged })
}
