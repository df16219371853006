/** Ascending places as text, such as `0-199,205`: a batch's share of the plan in one line of a journal. */
export function writeRanges(places: readonly number[]): string {
  const parts: string[] = []
  for (let at = 0; at < places.length; ) {
    const first = places[at] as number
    let last = first
    while (places[at + 1] === last + 1) {
      last++
      at++
    }
    parts.push(first === last ? String(first) : `${first}-${last}`)
    at++
  }
  return parts.join(',')
}

/** null where the text is no such list, or names a place beyond `end`. */
export function readRanges(text: string, end: number): readonly number[] | null {
  const places: number[] = []
  for (const part of text.split(',')) {
    const [, from, to = from] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(part) ?? []
    const [first, last] = [Number(from), Number(to)]
    if (from === undefined || last < first || last >= end || first <= (places.at(-1) ?? -1)) return null
    for (let place = first; place <= last; place++) places.push(place)
  }
  return places
}
