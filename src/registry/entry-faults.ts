import type { Problem } from '../problem/problem.ts'
import { isDay } from './day.ts'
import type { ModelEntry } from './entry.ts'

/** What is wrong within one entry: where in it, and how it is told. */
export interface EntryFault {
  readonly member: string
  readonly code: 'registry-day' | 'registry-disagrees'
  readonly args: Problem['args']
}

/** Days that are none, and facts of one entry that can't both hold. */
export function entryFaults(entry: ModelEntry): readonly EntryFault[] {
  return [...dayFaults(entry), ...disagreements(entry)]
}

function dayFaults({ released, shutdown, fact, replacement, price, hints }: ModelEntry): readonly EntryFault[] {
  const days: readonly (readonly [member: string, day: string | null | undefined])[] = [
    ['released', released],
    ['shutdown', shutdown],
    ['checked', fact?.checked],
    ['replacement', replacement?.checked],
    ['price', price?.kind === 'tokens' ? price.until : null],
    ['price', price?.checked],
    ...hints.flatMap(({ shutdown: hinted, checked }) => [['hints', hinted] as const, ['hints', checked] as const]),
  ]
  const wrong = days.flatMap(([member, day]): readonly EntryFault[] =>
    day === null || day === undefined || isDay(day) ? [] : [{ member, code: 'registry-day', args: { found: day } }],
  )
  return [...new Map(wrong.map((fault) => [`${fault.args.found}`, fault])).values()]
}

/** Each of these says two things of one model of which at most one is true. */
function disagreements(entry: ModelEntry): readonly EntryFault[] {
  const { model, released, shutdown, replacement, aliases, base, after, contextWindow, maxOutput, price } = entry
  const cached = price?.kind === 'tokens' ? (price.cachedInput ?? 0) : 0
  const rules: readonly (readonly [member: string, holds: boolean, says: string])[] = [
    [
      'shutdown',
      Boolean(released && shutdown && shutdown <= released),
      `it is released on ${released} and shut down on ${shutdown}`,
    ],
    [
      'after',
      Boolean(after && shutdown === null && after.kind === 'rerouted'),
      'no shutdown is announced, and its calls are rerouted',
    ],
    [
      'date_precision',
      shutdown === null && entry.datePrecision === 'earliest',
      'no shutdown is announced, and its day is the earliest',
    ],
    [
      'replacement',
      replacement?.model === model || aliases.includes(replacement?.model ?? ''),
      'it is its own replacement',
    ],
    ['aliases', aliases.includes(model), 'it is an alias of itself'],
    ['aliases', new Set(aliases).size < aliases.length, 'an alias is named twice'],
    ['base', base === model || aliases.includes(base ?? ''), 'it is made of itself'],
    [
      'max_output',
      (maxOutput ?? 0) > (contextWindow ?? Number.POSITIVE_INFINITY),
      `one answer takes ${maxOutput} tokens, and the context window is ${contextWindow}`,
    ],
    ['price', price?.kind === 'tokens' && cached > price.input, 'cached input costs more than input'],
  ]
  return rules.flatMap(([member, isWrong, says]): readonly EntryFault[] =>
    isWrong ? [{ member, code: 'registry-disagrees', args: { model, says } }] : [],
  )
}
