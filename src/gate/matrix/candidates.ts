import { posix } from 'node:path'
import type { JournalCall } from '../../journal/line.ts'
import { createTogether, type SharedLimits } from '../../run/together.ts'
import type { GateEnd, GatePorts, GateRequest, Need } from '../request/request.ts'

/** One of several candidates to be tried: its request, and the folder of its own below the report folder. */
export interface CandidateRequest {
  readonly folder: string
  readonly request: GateRequest
}

/** Whom a list of models names, each once; `[null]` where it names nobody: the policy's candidate. */
export const namedModels = (models: readonly string[] | undefined): readonly (string | null)[] =>
  models === undefined || models.length === 0 ? [null] : [...new Set(models)]

/**
 * A request for each of several models. A journal that is written or replayed stands in each one's folder, below that of
 * the file that was named.
 */
export function candidateRequests(
  models: readonly string[],
  need: Need,
  requestFor: (model: string) => GateRequest,
): readonly CandidateRequest[] {
  const folders = candidateFolders(models)
  return models.map((model, at) => {
    const folder = folders[at] as string
    const request = requestFor(model)
    const { journal, replay } = request
    return {
      folder,
      request: {
        ...request,
        matrix: { index: at + 1, of: models.length, need },
        journal: journal && { ...journal, file: inFolder(journal.file, folder) },
        replay: replay && inFolder(replay, folder),
      },
    }
  })
}

/** `reports/journal.jsonl` → `reports/FOLDER/journal.jsonl`. */
const inFolder = (file: string, folder: string): string =>
  posix.join(posix.dirname(file.replaceAll('\\', '/')), folder, posix.basename(file.replaceAll('\\', '/')))

/** Models' names as folders': what no file system minds, and no other model of the run has, in capitals or not. */
export function candidateFolders(models: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return models.map((model) => {
    const plain = model.replace(/[^A-Za-z0-9._-]+/g, '_').replace(/^\.+/, '_')
    let name = plain
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${plain}-${count}`
    taken.add(name.toLowerCase())
    return name
  })
}

/** Runs the gate of each candidate at the same time, as one run: limits are shared, and the baseline is asked once. */
export async function runTogether<Ports extends Pick<GatePorts, 'together'>>(
  candidates: readonly CandidateRequest[],
  ports: Ports,
  run: (request: GateRequest, ports: Ports) => Promise<GateEnd>,
): Promise<readonly CandidateEnd[]> {
  const open = new Set(candidates)
  let isOpen = (): void => {}
  const opened = new Promise<void>((resolve) => {
    isOpen = resolve
  })
  const arrive = (candidate: CandidateRequest): void => {
    open.delete(candidate)
    if (open.size === 0) isOpen()
  }
  let shared: ReturnType<typeof createTogether> | null = null
  const togetherFor = (candidate: CandidateRequest) => (limits: SharedLimits) => {
    shared ??= createTogether(candidates.length, limits, opened)
    const { opened: openedBy, ...rest } = shared
    return { ...rest, opened: (earlier: Iterable<JournalCall>) => openedBy(earlier, () => arrive(candidate)) }
  }
  return Promise.all(
    candidates.map(async (candidate) => {
      try {
        const end = await run(candidate.request, { ...ports, together: togetherFor(candidate) })
        return { folder: candidate.folder, end }
      } finally {
        arrive(candidate)
      }
    }),
  )
}

/** What came of one of several candidates, and the folder of its own. */
export interface CandidateEnd {
  readonly folder: string
  readonly end: GateEnd
}
