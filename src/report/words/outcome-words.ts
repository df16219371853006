import { textAt } from '../evidence.ts'
import type { ReportFailure } from '../report.ts'
import { cameOf } from './failure-row.ts'
import { OUTCOME_TITLES } from './outcome-titles.ts'
import type { Phrase } from './phrase.ts'
import { code, phrase } from './phrase.ts'

/**
 * One failing call in one line: `/priority` is `"high"`, expected `"urgent"`. The same words in every format; which
 * parts are quoted, and so escaped, is up to the phrase.
 */
export function outcomeLine(failure: Pick<ReportFailure, 'outcome' | 'evidence'>): Phrase {
  const { where, expected, came, more } = cameOf(failure)
  const rest = more === 0 ? '' : `, and ${more} more`
  switch (failure.outcome) {
    case 'ok':
    case 'not-run':
    case 'truncated':
    case 'refused':
      return withText(phrase`${OUTCOME_TITLES[failure.outcome].title}: ${came}`, textAt(failure.evidence, 'text'))
    case 'rejected':
    case 'unmeasured':
      return phrase`${OUTCOME_TITLES[failure.outcome].title}: ${came}`
    case 'unparsable':
      return withText(
        phrase`${where}: ${came}, expected ${expected}`,
        textAt(failure.evidence, 'fault', 'span', 'text'),
      )
    case 'wrong-calls':
      return withText(phrase`${came}, expected ${expected}`, textAt(failure.evidence, 'fault', 'text'))
    case 'mismatch':
    case 'wrong-arguments':
      return phrase`${where} is ${came}, expected ${expected}${rest}`
    case 'schema-violation':
      return phrase`${where} is ${came}, against ${expected}${rest}`
  }
}

/** The same for a list of calls, where a flow's turn is not told beside it. */
export const callLine = (failure: Pick<ReportFailure, 'outcome' | 'evidence' | 'turn'>): Phrase =>
  failure.turn === null ? outcomeLine(failure) : phrase`turn ${failure.turn + 1}: ${outcomeLine(failure)}`

const withText = (line: Phrase, text: string | null): Phrase =>
  text === null || text === '' ? line : phrase`${line} (${code(text)})`
