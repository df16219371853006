import { hash53 } from '../../../contract/cases/case-ids.ts'
import { MAX_ROW_BYTES } from '../../../contract/cases/row-formats.ts'
import { plainRowId } from '../../../contract/cases/scanned-rows.ts'
import { linesOfFile } from '../../../model/batch/file-of-lines.ts'

/** Main thread to scanner: the lines that begin within these bytes of an input. */
export interface InputPiece {
  readonly piece: number
  readonly path: string
  readonly from: number
  readonly to: number
}

/** Scanner to main thread: the rows of a piece, as `ScannedRows`. */
export interface ScannedPiece {
  readonly piece: number
  /** All lines, blank ones too. */
  readonly lines: number
  readonly length: number
  readonly offsets: Float64Array<ArrayBuffer>
  readonly lengths: Uint32Array<ArrayBuffer>
  /** From 0, within the piece. */
  readonly lineNumbers: Uint32Array<ArrayBuffer>
  readonly hashes: Float64Array<ArrayBuffer>
  /** The ids of plain rows behind each other, in UTF-8. */
  readonly ids: Uint8Array<ArrayBuffer>
  /** By row: where its id ends in them. */
  readonly idEnds: Uint32Array<ArrayBuffer>
}

const BLANK = /^[ \t\r]*$/

/** Looks at every row of a piece once. */
export function scanPiece({ piece, path, from, to }: InputPiece): ScannedPiece {
  const offsets: number[] = []
  const lengths: number[] = []
  const lineNumbers: number[] = []
  const hashes: number[] = []
  const names: string[] = []
  let lines = 0
  for (const { text, startByte, bytes } of linesOfFile(path, { from, to })) {
    const line = lines++
    if (text !== null && BLANK.test(text)) continue
    const id = text === null || bytes > MAX_ROW_BYTES ? null : plainRowId(text)
    offsets.push(startByte)
    lengths.push(bytes)
    lineNumbers.push(line)
    hashes.push(id === null ? -1 : hash53(id))
    names.push(id ?? '')
  }
  return {
    piece,
    lines,
    length: offsets.length,
    offsets: Float64Array.from(offsets),
    lengths: Uint32Array.from(lengths),
    lineNumbers: Uint32Array.from(lineNumbers),
    hashes: Float64Array.from(hashes),
    ...packed(names),
  }
}

function packed(names: readonly string[]): Pick<ScannedPiece, 'ids' | 'idEnds'> {
  const ids = new Uint8Array(Buffer.from(names.join('')))
  const idEnds = new Uint32Array(names.length)
  let end = 0
  for (const [row, name] of names.entries()) {
    end += Buffer.byteLength(name)
    idEnds[row] = end
  }
  return { ids, idEnds }
}
