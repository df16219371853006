import { numberAt, textAt } from '../evidence.ts'
import type { ReportFailure } from '../report.ts'
import type { TextSpan } from './locate.ts'
import { locatePointer } from './locate.ts'

/** Where in the answer the fault stands, as far as the evidence tells; null where it is the answer as a whole. */
export function faultSpan(failure: ReportFailure): TextSpan | null {
  const answer = failure.answer
  if (answer === undefined) return null
  switch (failure.outcome) {
    case 'unparsable':
      return offending(answer, failure)
    case 'schema-violation':
      return locatePointer(
        answer,
        textAt(failure.evidence, 'violations', 0, 'pointer') ?? textAt(failure.evidence, 'pointer') ?? '',
      )
    case 'mismatch':
    case 'wrong-arguments':
      return locatePointer(answer, textAt(failure.evidence, 'differences', 0, 'pointer') ?? '')
    case 'truncated':
      return { start: answer.length, end: answer.length }
    default:
      return null
  }
}

/** The span that the parse fault names, if that text stands there; else where the text first stands. */
function offending(answer: string, { evidence }: ReportFailure): TextSpan | null {
  const text = textAt(evidence, 'fault', 'span', 'text')
  const start = numberAt(evidence, 'fault', 'span', 'start')
  const end = numberAt(evidence, 'fault', 'span', 'end')
  if (start !== null && end !== null && end <= answer.length && (text === null || answer.startsWith(text, start)))
    return { start, end }
  const found = text === null || text === '' ? -1 : answer.indexOf(text)
  return found === -1 || text === null ? null : { start: found, end: found + text.length }
}
