/** Characters that an id may not hold (docs/contracts.md#cases-from-files). */
const UNSHOWN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]/gu
const MAX_LENGTH = 180

/** A title as an id of a case: what can't be seen is taken out, and it is at most 180 characters long. */
export function caseId(title: string, otherwise: string): string {
  const plain = title.replace(/\s+/g, ' ').replace(UNSHOWN, '').trim()
  const id = [...plain].slice(0, MAX_LENGTH).join('').slice(0, MAX_LENGTH)
  return id === '' ? otherwise : id.replace(/[\ud800-\udbff]$/, '')
}

/** Makes each id that it is given unlike those before: `a`, `a-2`, `a-3`. */
export function uniqueIds(): (id: string) => string {
  const counts = new Map<string, number>()
  const taken = new Set<string>()
  return (id) => {
    let unique = id
    for (let count = counts.get(id) ?? 1; taken.has(unique); ) {
      unique = `${id}-${++count}`
      counts.set(id, count)
    }
    taken.add(unique)
    return unique
  }
}
