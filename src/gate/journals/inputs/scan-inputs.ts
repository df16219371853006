import { createHash } from 'node:crypto'
import { isCsv } from '../../../contract/cases/row-formats.ts'
import type { ScannedRows } from '../../../contract/cases/scanned-rows.ts'
import { type FilePort, isReadFault } from '../../../contract/files/port.ts'
import { absolute } from '../../request/absolute-path.ts'
import type { GatePorts } from '../../request/request.ts'
import { inPieces } from '../in-pieces.ts'
import { isLong } from '../rejudge-journals.ts'
import { JoinedRows } from './joined-rows.ts'
import type { ScanThreads } from './scan-threads.ts'

/** So many bytes of an input are looked at by one thread at a time. */
const PIECE_BYTES = 2 * 1024 * 1024

const [OPEN_MAP] = Buffer.from('{')

/**
 * Looks at the rows of a batch's input by threads. null for a file that is no JSON lines: whoever reads it says what it is.
 *
 * @param pieceBytes left out: so many as are worth a message
 * @throws what a thread throws
 */
export async function scanInput(
  path: string,
  { files, threads }: { readonly files: FilePort; readonly threads: ScanThreads },
  pieceBytes = PIECE_BYTES,
): Promise<ScannedRows | null> {
  const size = files.inspect(path)?.size ?? 0
  const chunks = files.chunks(path)
  if (isCsv(path) || size === 0 || isReadFault(chunks) || files.readAt(path, 0, 1)[0] !== OPEN_MAP) return null
  const digest = createDigest(chunks)
  const rows = new JoinedRows(size)
  await inPieces(
    { bytes: size, pieceBytes, most: threads.most },
    (piece) => {
      // Of what threads are at work on already.
      digest.upTo(piece.from)
      return threads.scan({ ...piece, path })
    },
    (found) => rows.add(found),
  )
  return { digest: digest.text(), ...rows.rows() }
}

/** The digest of a file, made while threads are at work on it. */
function createDigest(chunks: Iterable<Uint8Array>) {
  const hash = createHash('sha256')
  const iterator = chunks[Symbol.iterator]()
  let [bytes, isOver] = [0, false]
  const upTo = (end: number): void => {
    while (bytes < end && !isOver) {
      const chunk = iterator.next()
      if (chunk.done) isOver = true
      else {
        hash.update(chunk.value)
        bytes += chunk.value.length
      }
    }
  }
  return {
    upTo,
    text: (): string => {
      upTo(Number.POSITIVE_INFINITY)
      return `sha256:${hash.digest('hex')}`
    },
  }
}

/** Looks at long inputs; those that it leaves out are to be read row by row. */
export async function scanInputs(
  inputs: readonly string[],
  cwd: string,
  { files, scanThreads }: Pick<GatePorts, 'files' | 'scanThreads'>,
): Promise<ReadonlyMap<string, ScannedRows>> {
  const found = new Map<string, ScannedRows>()
  const pathOf = (file: string): string => absolute(cwd, file)
  if (scanThreads === undefined || !isLong(inputs.map(pathOf), { files })) return found
  const threads = await scanThreads()
  try {
    for (const file of inputs) {
      const rows = await scanInput(pathOf(file), { files, threads })
      if (rows !== null) found.set(file, rows)
    }
    return found
  } finally {
    await threads.close()
  }
}
