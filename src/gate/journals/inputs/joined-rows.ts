import type { ScannedRows } from '../../../contract/cases/scanned-rows.ts'
import { Column, release } from '../../../contract/column.ts'
import type { ScannedPiece } from './scan-piece.ts'

/** Ids of so many bytes are kept in all, so that no row is read again for its id alone. */
const MOST_ID_BYTES = 64 * 1024 * 1024

/** Rows of pieces behind each other. A piece's memory is given back when it has been copied. */
export class JoinedRows {
  private readonly offsets = new Column(new Float64Array(0))
  private readonly lengths = new Column(new Uint32Array(0))
  private readonly lines = new Column(new Uint32Array(0))
  private readonly hashes = new Column(new Float64Array(0))
  private readonly idEnds = new Column(new Uint32Array(0))
  private ids: Column<Uint8Array<ArrayBuffer>> | null = new Column(new Uint8Array(0))
  private line = 1

  add(piece: ScannedPiece): void {
    const { offsets, lengths, lineNumbers, hashes, ids, idEnds, lines } = piece
    this.offsets.append(offsets)
    this.lengths.append(lengths)
    this.lines.append(lineNumbers.map((number) => this.line + number))
    this.hashes.append(hashes)
    this.line += lines
    if (this.ids !== null) {
      const before = this.ids.length
      this.idEnds.append(idEnds.map((end) => before + end))
      this.ids = before + ids.length > MOST_ID_BYTES ? null : this.ids
      this.ids?.append(ids)
    }
    for (const { buffer } of [offsets, lengths, lineNumbers, hashes, ids, idEnds]) release(buffer)
  }

  rows(): Omit<ScannedRows, 'digest'> {
    return {
      length: this.offsets.length,
      offsets: this.offsets.trimmed(),
      lengths: this.lengths.trimmed(),
      lines: this.lines.trimmed(),
      hashes: shared(this.hashes.trimmed()),
      idAt: this.ids === null ? () => null : idsIn(this.ids.trimmed(), this.idEnds.trimmed()),
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

function idsIn({ buffer }: Uint8Array<ArrayBuffer>, ends: Uint32Array): ScannedRows['idAt'] {
  const ids = Buffer.from(buffer)
  return (row) => {
    const [from = 0, to = 0] = [ends[row - 1], ends[row]]
    return from === to ? null : ids.toString('utf8', from, to)
  }
}
