import type { JsonObject } from '../../json/value.ts'
import { labelledDates, labelledNumbers, labelledPhrases, moneyIn } from './labelled.ts'
import { currencies, datePattern, numberPattern, timePattern } from './notation.ts'

/** A kind of member: told by its name or schema, with the pieces of a text that may be its value, best first. */
interface Kind {
  readonly is: (words: readonly string[], schema: JsonObject) => boolean
  readonly find: (text: string, words: readonly string[]) => readonly string[]
}

const all = (text: string, pattern: string | RegExp): readonly string[] =>
  [...text.matchAll(typeof pattern === 'string' ? new RegExp(pattern, 'giu') : pattern)].map(
    (found) => found[1] ?? found[0],
  )

const named = (...names: readonly string[]) => {
  const set = new Set(names)
  return (words: readonly string[]): boolean => words.some((word) => set.has(word))
}

const capitalised = String.raw`\p{Lu}[\p{L}'’-]+(?:\s+(?:of|de|the|von|van)?\s?\p{Lu}[\p{L}'’-]+){0,3}`
const after = (text: string, prepositions: string): readonly string[] =>
  all(text, new RegExp(String.raw`\b(?:${prepositions})\s+(?:the\s+)?(${capitalised})`, 'gu'))

/** The second of two dates where the name speaks of an end. */
const ends = named('end', 'until', 'return', 'checkout', 'out', 'to')
const isNumeric = (schema: JsonObject): boolean => schema.type === 'number' || schema.type === 'integer'

const kinds: readonly Kind[] = [
  {
    is: (words, schema) =>
      schema.format === 'date' || schema.format === 'date-time' || named('date', 'day', 'when')(words),
    find: (text, words) => {
      const dates = all(text, datePattern)
      const relative = all(
        text,
        /\b(today|tomorrow|tonight|(?:next |on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/giu,
      )
      return [...labelledDates(text, words), ...(ends(words) ? dates.toReversed() : dates), ...relative]
    },
  },
  { is: named('time', 'hour'), find: (text) => all(text, timePattern) },
  {
    is: (words, schema) => schema.format === 'email' || named('email', 'mail')(words),
    find: (text) => all(text, /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu),
  },
  {
    is: (words, schema) => schema.format === 'uri' || named('url', 'uri', 'link', 'website')(words),
    find: (text) => all(text, /https?:\/\/[^\s)>\]"']+/gu),
  },
  { is: named('phone', 'telephone', 'mobile'), find: (text) => all(text, /\+?\d[\d ()-]{6,}\d/gu) },
  { is: named('currency'), find: currencies },
  { is: named('to', 'destination', 'arrival'), find: (text) => after(text, 'to|into') },
  { is: named('from', 'origin', 'departure', 'source'), find: (text) => after(text, 'from') },
  {
    is: named('city', 'location', 'place', 'where', 'town', 'country', 'region', 'address', 'timezone'),
    find: (text) => [
      ...after(text, 'in|at|near|around|for|to|of'),
      ...all(text, new RegExp(String.raw`(?<=\s)${capitalised}`, 'gu')),
    ],
  },
  {
    is: named('vendor', 'supplier', 'seller', 'company', 'merchant', 'issuer', 'organization', 'organisation'),
    find: (text, words) => [...labelledPhrases(text, words), ...after(text, 'from|by|at')],
  },
  {
    is: named(
      'name',
      'customer',
      'person',
      'recipient',
      'contact',
      'attendee',
      'author',
      'patient',
      'guest',
      'candidate',
    ),
    find: (text, words) => [
      ...all(text, new RegExp(String.raw`(?:[Mm]y name is|I am|I'm|[Tt]his is|[Nn]ame:?)\s+(${capitalised})`, 'gu')),
      ...labelledPhrases(text, words),
      ...after(text, 'for|with|to|by|from'),
      ...all(text, new RegExp(String.raw`${capitalised}(?=\s+(?:is|has|wants|ordered|lives|works))`, 'gu')),
    ],
  },
  {
    is: (words, schema) =>
      isNumeric(schema) && named('price', 'amount', 'total', 'cost', 'fee', 'sum', 'budget', 'tax')(words),
    find: (text, words) => [...labelledNumbers(text, words), ...moneyIn(text).toReversed()],
  },
  {
    is: named('quantity', 'qty', 'count'),
    find: (text, words) => [...all(text, /\b(\d+)\s?[x×]\s/gu), ...labelledNumbers(text, words)],
  },
  {
    is: (_, schema) => isNumeric(schema),
    find: (text, words) => [...labelledNumbers(text, words), ...onlyNumber(text)],
  },
  {
    is: named('id', 'number', 'no', 'code', 'reference', 'ref', 'sku', 'order', 'invoice', 'ticket', 'booking'),
    find: (text, words) => [
      ...labelledPhrases(text, words),
      ...all(text, /\b[A-Z]{1,5}[-_]?\d[\w-]*\b/gu),
      ...all(text, /#(\d[\w-]*)/gu),
    ],
  },
]

/** The number of a text that holds just one: it needs no label. */
function onlyNumber(text: string): readonly string[] {
  const found = all(text, numberPattern)
  return found.length === 1 ? found : []
}

/** Members that retell the message. */
const isRetelling = named(
  'summary',
  'message',
  'text',
  'query',
  'question',
  'content',
  'body',
  'note',
  'notes',
  'title',
  'reason',
  'description',
  'subject',
  'topic',
  'issue',
)

const quoted = (text: string): readonly string[] => all(text, /["“„]([^"”“]{1,200})["”“]/gu)

/** The first sentence, without its full stop. */
export const firstSentence = (text: string): string =>
  (/^[^\n]*?[^\s.](?=[.!?]?(?:\s|$))(?=[.!?\n]|$)/u.exec(text.trim())?.[0] ?? text).trim()

/** Pieces of a text that may be the value of a member, best first; empty where nothing points at it. */
export function candidates(text: string, words: readonly string[], schema: JsonObject): readonly string[] {
  const kind = kinds.filter((each) => each.is(words, schema)).flatMap((each) => each.find(text, words))
  if (isNumeric(schema)) return kind
  const pieces = isRetelling(words) ? [...quoted(text), firstSentence(text), text] : quoted(text)
  return [...kind, ...labelledPhrases(text, words), ...pieces]
}
