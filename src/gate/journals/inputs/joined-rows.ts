import { KeptIds } from '../../../contract/cases/kept-ids.ts'
import type { ScannedRows } from '../../../contract/cases/scanned-rows.ts'
import { Column, release } from '../../../contract/column.ts'
import type { ScannedPiece } from './scan-piece.ts'

/** Rows of pieces behind each other. A piece's memory is given back when it has been copied. */
export class JoinedRows {
  private readonly offsets: Column<Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>
  private readonly lengths = new Column(new Uint32Array(0))
  /** null: each line was a row so far. */
  private lines: Column<Uint32Array<ArrayBuffer>> | null = null
  private readonly hashes = new Column(new Float64Array(0))
  /** So that no row is read again for its id alone. */
  private readonly ids = new KeptIds()
  private line = 1

  /** @param bytes of the file: where its rows begin takes four bytes a row in one below 4 GiB */
  constructor(bytes: number) {
    this.offsets = new Column(bytes < 2 ** 32 ? new Uint32Array(0) : new Float64Array(0))
  }

  add(piece: ScannedPiece): void {
    const { offsets, lengths, lineNumbers, hashes, ids, idEnds, lines } = piece
    this.offsets.append(offsets)
    this.lengths.append(lengths)
    if (lines !== lineNumbers.length) this.lines ??= numbered(this.line - 1)
    this.lines?.append(lineNumbers.map((number) => this.line + number))
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
      lines: this.lines?.trimmed() ?? null,
      hashes: shared(this.hashes.trimmed()),
      idAt: (row) => this.ids.at(row),
    }
  }
}

/** The lines of so many rows, none of which is blank. */
function numbered(rows: number): Column<Uint32Array<ArrayBuffer>> {
  const lines = new Column(new Uint32Array(0))
  for (let line = 1; line <= rows; line++) lines.push(line)
  return lines
}

/** Threads that judge results look cases up by them. */
function shared(own: Float64Array<ArrayBuffer>): Float64Array {
  const hashes = new Float64Array(new SharedArrayBuffer(own.byteLength))
  hashes.set(own)
  release(own.buffer)
  return hashes
}
