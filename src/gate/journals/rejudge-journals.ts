import type { Plan } from '../../plan/plan.ts'
import type { Ledger } from '../../verdict/ledger/ledger.ts'
import type { GatePorts } from '../request/request.ts'
import { sheetOf } from './pieces/make-sheet.ts'
import { rejudgePieces } from './pieces/rejudge-pieces.ts'
import { type RejudgedJournal, rejudgeJournal } from './rejudge-journal.ts'
import type { RejudgePorts } from './rejudge-ports.ts'

/** A journal by its path, and the part of the plan that it may speak of. */
export interface ToRejudge {
  readonly path: string
  readonly shard: Plan['shard']
}

/** Below it threads take longer to start than one takes to read. */
const LEAST_BYTES = 8 * 1024 * 1024

/** Whether files are worth the start of threads, all together. */
export const isLong = (paths: readonly string[], { files }: Pick<GatePorts, 'files'>): boolean =>
  paths.reduce((sum, path) => sum + (files.inspect(path)?.size ?? 0), 0) >= LEAST_BYTES

type Ports = Omit<RejudgePorts, 'shard' | 'observe'> & { readonly ledger: Ledger }

/** Judges journals one after the other, long ones by as many threads as there are processors: with the same result. */
export async function rejudgeJournals(
  journals: readonly ToRejudge[],
  ports: Ports,
  { files, pieceThreads }: Pick<GatePorts, 'files' | 'pieceThreads'>,
): Promise<readonly RejudgedJournal[]> {
  const { plan, wiring, verify, ledger, moved } = ports
  const common = { ...ports, observe: ledger.put }
  const sizes = journals.map(({ path }) => files.inspect(path)?.size ?? 0)
  const rejudged: RejudgedJournal[] = []
  // Flows go a turn at a time, and changed contracts have other places: both are read line by line.
  const hasSingles = plan.contracts.some(({ contract: { cases } }) => cases.counts.flows < cases.length)
  if (
    !isLong(
      journals.map(({ path }) => path),
      { files },
    ) ||
    !hasSingles ||
    moved !== undefined ||
    pieceThreads === undefined
  ) {
    for (const { path, shard } of journals) rejudged.push(await rejudgeJournal(path, { ...common, shard }))
    return rejudged
  }
  await ports.judge.pause()
  const threads = await pieceThreads(sheetOf(plan, wiring, { verify, choice: ledger.choice }))
  try {
    for (const [at, { path, shard }] of journals.entries())
      rejudged.push(await rejudgePieces(path, sizes[at] as number, { ...common, shard, threads }))
    return rejudged
  } finally {
    await threads.close()
  }
}
