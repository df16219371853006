import { currencySymbols, datePattern, numberPattern } from './notation.ts'
import { rootOf } from './word-stems.ts'

/** Words of a member's name that say what kind of value it holds, not which one. */
const generic = new Set([
  'id',
  'ids',
  'number',
  'no',
  'num',
  'code',
  'name',
  'date',
  'at',
  'on',
  'time',
  'value',
  'text',
])

/** Other words that people use for a member of this name. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  quantity: ['qty', 'pieces', 'units', 'x'],
  guests: ['people', 'persons', 'guest', 'person', 'adults'],
  people: ['guests', 'persons', 'person', 'adults'],
  party: ['people', 'persons', 'guests', 'person', 'table for', 'party of'],
  travelers: ['people', 'persons', 'travellers', 'passengers'],
  passengers: ['people', 'persons', 'travellers', 'travelers'],
  amount: ['total', 'sum', 'of'],
  total: ['amount due', 'sum', 'grand total', 'amount'],
  price: ['at', 'for', 'each'],
  vendor: ['from', 'supplier', 'seller', 'issued by'],
  supplier: ['from', 'vendor', 'seller'],
  duration: ['for', 'lasting', 'takes'],
  minutes: ['minute', 'min'],
  subject: ['about', 're'],
}

/** Phrases that may stand beside a member's value, the most telling first: `due date`, `due`. */
function labelsOf(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !generic.has(word))
  const phrases = [
    words.join(' '),
    telling.join(' '),
    ...telling.toReversed(),
    ...telling.flatMap((word) => synonyms[word] ?? []),
  ]
  return [...new Set(phrases.filter((phrase) => phrase !== '' && !generic.has(phrase)))]
}

/** A label as it may be inflected: `guest` finds `guests`. */
const inflected = (label: string): string =>
  label
    .split(' ')
    .map((word) => `${rootOf(word)}[a-z]*`)
    .join(String.raw`[\s_-]+`)

/** All values of a kind that stand near one of the labels: after it (`total: 20`), or just before (`4 guests`). */
function labelled(text: string, words: readonly string[], value: string): readonly string[] {
  return labelsOf(words).flatMap((label) => {
    const after = new RegExp(String.raw`\b${inflected(label)}\b[^\d\n.;]{0,24}?(${value})`, 'giu')
    const before = new RegExp(String.raw`(?<![\w.,-])(${value})[\s-]+(?:\w+[\s-]+)?${inflected(label)}\b`, 'giu')
    return [...text.matchAll(before), ...text.matchAll(after)].map((found) => found[1] ?? '')
  })
}

export const labelledNumbers = (text: string, words: readonly string[]): readonly string[] =>
  labelled(text, words, numberPattern)

export const labelledDates = (text: string, words: readonly string[]): readonly string[] =>
  labelled(text, words, datePattern)

/** Amounts of money in a text, in its order. */
export function moneyIn(text: string): readonly string[] {
  const sign = `[${currencySymbols}]`
  const amount = new RegExp(
    String.raw`(?:${sign}|\b[A-Z]{3})\s?(${numberPattern})|(${numberPattern})\s?(?:${sign}|[A-Z]{3}\b)`,
    'gu',
  )
  return [...text.matchAll(amount)].map((found) => found[1] ?? found[2] ?? '')
}

/** What follows a label that is set off from it: `Order: 1189`, `order #1189`, `subject is late parcel`. */
export function labelledPhrases(text: string, words: readonly string[]): readonly string[] {
  return labelsOf(words).flatMap((label) => {
    const at = String.raw`(?<![\p{L}\p{N}])${inflected(label)}(?:[\s_]+(?:number|no\.?|id|code|name))?`
    const setOff = new RegExp(
      String.raw`${at}\s*(?::|=|\bis\b|\bnamed\b|\bcalled\b)\s*["“']?([^\n;,"”]{1,120}?)["”']?(?=[.;,\n"”]|$)`,
      'giu',
    )
    const token = new RegExp(String.raw`${at}[\s:#=]*((?=[\w/-]*\d)[A-Z\d][\w/-]*)`, 'giu')
    return [...text.matchAll(token), ...text.matchAll(setOff)].map((found) => (found[1] ?? '').trim())
  })
}
