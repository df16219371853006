/** Characters of a piece: what is held of a file of any length. */
const PIECE = 1 << 16

/** Parts of a text as pieces of whole lines, which is how files are written. */
export function* wholeLines(parts: Iterable<string>): Generator<string> {
  let held = ''
  for (const part of parts) {
    held += part
    if (held.length < PIECE) continue
    const end = held.lastIndexOf('\n') + 1
    if (end > 0) yield held.slice(0, end)
    held = held.slice(end)
  }
  if (held !== '') yield held
}
