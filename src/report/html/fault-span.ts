import { faultPlace } from '../../outcome/kinds.ts'
import type { Outcome, ParseFault } from '../../outcome/outcome.ts'
import type { ReportFailure } from '../report.ts'
import type { TextSpan } from './locate.ts'
import { locatePointer } from './locate.ts'

/** Where in the answer the fault stands, as far as the evidence tells; null where it is the answer as a whole. */
export function faultSpan({ answer, outcome, evidence }: ReportFailure): TextSpan | null {
  if (answer === undefined) return null
  const place = faultPlace({ kind: outcome, ...evidence } as Outcome)
  switch (place?.kind) {
    case 'pointer':
      return locatePointer(answer, place.pointer)
    case 'span':
      return offending(answer, place.span)
    case 'end':
      return { start: answer.length, end: answer.length }
    case undefined:
      return null
  }
}

/** The span that the parse fault names, if that text stands there; else where the text first stands. */
function offending(answer: string, { text, start, end }: ParseFault['span']): TextSpan | null {
  if (end <= answer.length && answer.startsWith(text, start)) return { start, end }
  const found = text === '' ? -1 : answer.indexOf(text)
  return found === -1 ? null : { start: found, end: found + text.length }
}
