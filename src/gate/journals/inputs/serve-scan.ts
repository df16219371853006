import type { MessagePort } from 'node:worker_threads'
import { type InputPiece, type ScannedPiece, scanPiece } from './scan-piece.ts'

/** What a scanner's thread is given when it starts. */
export interface ScannerData {
  readonly scans: true
}

export const isScanner = (data: unknown): data is ScannerData =>
  typeof data === 'object' && data !== null && 'scans' in data

/** A scanner's side: piece after piece. */
export function serveScan(port: MessagePort): void {
  port.on('message', (piece: InputPiece) => {
    const found = scanPiece(piece)
    port.postMessage(found, transferable(found))
  })
}

/** The memory of the rows changes hands: nothing is copied. */
const transferable = ({ offsets, lengths, lineNumbers, hashes, ids, idEnds }: ScannedPiece): ArrayBuffer[] =>
  [offsets, lengths, lineNumbers, hashes, ids, idEnds].map(({ buffer }) => buffer)
