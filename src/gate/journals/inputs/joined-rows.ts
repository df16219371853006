import { KeptIds } from '../../../contract/cases/kept-ids.ts'
import type { ScannedRows } from '../../../contract/cases/scanned-rows.ts'
import { Column, release } from '../../../contract/column.ts'
import type { ScannedPiece } from './scan-piece.ts'

/** Rows of pieces behind each other. A piece's memory is given back when it has been copied. */
export class JoinedRows {
  private readonly offsets = new Column(new Float64Array(0))
  private readonly lengths = new Column(new Uint32Array(0))
  private readonly lines = new Column(new Uint32Array(0))
  private readonly hashes = new Column(new Float64Array(0))
  /** So that no row is read again for its id alone. */
  private readonly ids = new KeptIds()
  private line = 1

  add(piece: ScannedPiece): void {
    const { offsets, lengths, lineNumbers, hashes, ids, idEnds, lines } = piece
    this.offsets.append(offsets)
    this.lengths.append(lengths)
    this.lines.append(lineNumbers.map((number) => this.line + number))
    this.hashes.append(hashes)
    this.line += lines
    this.ids.append(ids, idEnds)
    for (const { buffer } of [offsets, lengths, lineNumbers, hashes, ids, idEnds]) release(buffer)
  }

  rows(): Omit<ScannedRows, 'digest'> {
    this.ids.trim()
    return {
      length: this.offsets.length,
      offsets: this.offsets.trimmed(),
      lengths: this.lengths.trimmed(),
      lines: this.lines.trimmed(),
      hashes: shared(this.hashes.trimmed()),
      idAt: (row) => this.ids.at(row),
    }
  }
}

/** Threads that judge results look cases up by them. */
function shared(own: Float64Array<ArrayBuffer>): Float64Array {
  const hashes = new Float64Array(new SharedArrayBuffer(own.byteLength))
  hashes.set(own)
  release(own.buffer)
  return hashes
}
