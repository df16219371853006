import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { joinPath } from '../contract/files/include.ts'
import type { FilePort } from '../contract/files/port.ts'
import { notEvaluated } from '../gate/not-evaluated.ts'
import type { GateEnd, GateRequest } from '../gate/request/request.ts'
import type { Problem } from '../problem/problem.ts'
import type { BaseFiles } from './base-files.ts'

/** The journals that a step names, without what the change itself brings: that proves nothing about it. */
export interface TrustedJournals {
  readonly request: GateRequest
  /** Why the answers that are replayed are no evidence; null where they are. */
  readonly ownReplay: Problem | null
  /** A baseline that may not be taken. */
  readonly refused: readonly Problem[]
  readonly warnings: readonly Problem[]
}

/** `base`: the file to read; `change`: committed by the change; `job`: made or downloaded by the job, or not there. */
type Origin = { readonly from: 'base'; readonly file: string } | { readonly from: 'change' | 'job' }

/**
 * Takes journals from the base branch where it has them, whatever the change made of them. One that is new in the
 * change is no baseline, is not resumed, and replayed it shows something, but proves nothing.
 *
 * @param files the head's
 * @param isCommitted whether the head's own commit holds a path
 */
export async function trustedJournals(
  request: GateRequest,
  base: BaseFiles,
  files: FilePort,
  isCommitted: (path: string) => Promise<boolean>,
): Promise<TrustedJournals> {
  const originOf = async (file: string | null): Promise<Origin> => {
    if (file === null) return { from: 'job' }
    const path = joinPath(request.cwd, file)
    const was = await base.load((port) => port.read(path, JOURNAL_LIMIT))
    if (!(was instanceof Uint8Array)) return { from: (await isCommitted(path)) ? 'change' : 'job' }
    const now = files.read(path, JOURNAL_LIMIT)
    const isSame = now instanceof Uint8Array && Buffer.compare(was, now) === 0
    return { from: 'base', file: isSame ? file : await copyOf(was) }
  }
  const { replay, baselineReplay, journal, reuse = null, pinned } = request
  const candidate = await originOf(replay)
  const baseline = await originOf(baselineReplay)
  const anchor = await originOf(pinned ?? null)
  const reusable = await originOf(reuse)
  const isThere = journal !== null && files.inspect(joinPath(request.cwd, journal.file)) !== null
  const resumed = isThere && journal.resume ? await originOf(journal.file) : null
  const isOwn = resumed?.from === 'change' || (resumed?.from === 'base' && resumed.file !== journal?.file)
  return {
    request: {
      ...request,
      replay: candidate.from === 'base' ? candidate.file : replay,
      baselineReplay: baseline.from === 'base' ? baseline.file : baselineReplay,
      ...(pinned !== undefined && { pinned: anchor.from === 'base' ? anchor.file : pinned }),
      reuse: reusable.from === 'base' ? reusable.file : reusable.from === 'change' ? null : reuse,
      journal: journal !== null && isOwn ? { ...journal, resume: false } : journal,
    },
    ownReplay: candidate.from === 'change' ? ofChange(replay, 'nothing is known of the model') : null,
    refused: [
      ...(baseline.from === 'change' ? [ofChange(baselineReplay, 'there is no baseline')] : []),
      ...(anchor.from === 'change' ? [ofChange(pinned ?? null, 'there is no pinned anchor')] : []),
    ],
    warnings: [
      ...(isOwn ? [ofChange(journal?.file ?? '', 'it is not resumed')] : []),
      ...(reusable.from === 'change' ? [ofChange(reuse, 'nothing of it is reused')] : []),
    ],
  }
}

const ofChange = (file: string | null, consequence: string): Problem => ({
  code: 'journal-of-change',
  args: { file: file ?? '', consequence },
})

/** Answers that the change itself brings can show that it fails, never that it passes. */
export const withoutOwnEvidence = (end: GateEnd, reason: Problem | null): GateEnd =>
  reason === null || end.kind === 'refused' || end.report.result === 'fail' ? end : notEvaluated(end, reason)

const JOURNAL_LIMIT = 64 * 2 ** 20

/** A journal of the base branch, copied to where it can be read; null where it has none at this path. */
export async function baseJournal(files: BaseFiles, { cwd, replay, journal }: GateRequest): Promise<string | null> {
  const bytes = await files.load((port) => port.read(joinPath(cwd, replay ?? journal?.file ?? ''), JOURNAL_LIMIT))
  return bytes instanceof Uint8Array ? copyOf(bytes) : null
}

async function copyOf(bytes: Uint8Array): Promise<string> {
  const copy = join(await mkdtemp(join(tmpdir(), 'modelgate-base-')), 'journal.jsonl')
  await writeFile(copy, bytes)
  return copy
}
