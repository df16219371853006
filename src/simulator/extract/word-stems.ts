/** Words that say nothing about what a sentence is about. */
const stopWords = new Set(
  (
    'a an the and or but if of to in on at for from by with about as is are was were be been am do does did has have had ' +
    'i me my we us our you your he she it its they them their this that these those there here what which who when ' +
    'where why how can could would should will shall may might must not no yes please want need like get give make let ' +
    'use using used one any all some more than then so just also too very only into out up down over under your ' +
    'new now today thing something anything value values data given return returns result results'
  ).split(' '),
)

/** `dueDate`, `due_date` and `due-date` → `['due', 'date']`. */
export function nameWords(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** A crude stem, the same for `charge`, `charges`, `charged` and `charging`. */
export function stem(word: string): string {
  const lower = word.toLowerCase()
  if (lower.length <= 3) return lower
  return lower.replace(/(?:ies|y)$/, 'i').replace(/(?:ing|ed|es|s|e)$/, '')
}

/** What all inflections of a word begin with, to be sought in a text: `quantit` for `quantity` and `quantities`. */
export const rootOf = (word: string): string => escapeRegExp(word.length <= 3 ? word : stem(word).replace(/i$/, ''))

/** Stems of the words of a text that carry meaning. */
export function stems(text: string): ReadonlySet<string> {
  const words = nameWords(text).filter((word) => word.length > 1 && !stopWords.has(word))
  return new Set(words.map(stem))
}

/** How many stems both have. */
export function overlap(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0
  for (const word of left) if (right.has(word)) shared++
  return shared
}

export const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
