import { isObject, type JsonValue } from '../../json/value.ts'
import { journalFault } from '../journals/journal-fault.ts'
import { firstHeader } from '../journals/journal-headers.ts'
import { absolute } from '../request/absolute-path.ts'
import { decodeRequest } from '../request/recorded-request.ts'
import type { GatePorts, MatrixPlace } from '../request/request.ts'

/** A candidate of a run of several, and the journals that hold its answers: one, or those of its shards. */
export interface RecordedCandidate {
  readonly place: MatrixPlace
  readonly model: string
  readonly journals: readonly string[]
}

/** The candidates whose journals these are, as they were named in their run; null where they are of no run of several. */
export async function recordedCandidates(
  journals: readonly string[],
  cwd: string,
  { files }: Pick<GatePorts, 'files'>,
): Promise<readonly RecordedCandidate[] | null> {
  const found = new Map<number, RecordedCandidate>()
  for (const file of journals) {
    const header = journalFault(file, cwd, files) === null ? await firstHeader(absolute(cwd, file)) : null
    const place = header === null ? undefined : decodeRequest(header, cwd).matrix
    if (header === null || place === undefined) return null
    const known = found.get(place.index)
    if (known && (known.place.of !== place.of || known.place.need !== place.need)) return null
    const model = modelIn(header.settings.candidate)
    found.set(place.index, { place, model: known?.model ?? model, journals: [...(known?.journals ?? []), file] })
  }
  return [...found.values()].sort((one, other) => one.place.index - other.place.index)
}

const modelIn = (candidate: JsonValue | undefined): string =>
  isObject(candidate) && typeof candidate.model === 'string' ? candidate.model : ''
