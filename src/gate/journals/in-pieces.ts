/** The bytes of a file that one thread is asked for; pieces are numbered from 1. */
export interface PieceOfBytes {
  readonly piece: number
  readonly from: number
  readonly to: number
}

/**
 * Has threads work on a file piece by piece, `most` at once, and takes what they found in the order of the file, so that
 * their number changes nothing.
 *
 * @throws what a piece rejects with
 */
export async function inPieces<Found>(
  { bytes, pieceBytes, most }: Readonly<Record<'bytes' | 'pieceBytes' | 'most', number>>,
  ask: (piece: PieceOfBytes) => Promise<Found>,
  take: (found: Found) => void,
): Promise<void> {
  const underWay: Promise<Found>[] = []
  const takeNext = async (): Promise<void> => take(await (underWay.shift() as Promise<Found>))
  for (let from = 0, piece = 1; from < bytes; from += pieceBytes, piece++) {
    if (underWay.length === most) await takeNext()
    const work = ask({ piece, from, to: Math.min(bytes, from + pieceBytes) })
    // It is awaited later, maybe after another one has failed.
    work.catch(() => {})
    underWay.push(work)
  }
  while (underWay.length > 0) await takeNext()
}
