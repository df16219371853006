import type { Answer } from '../model/answer.ts'
import type { Redactor } from './redact.ts'
import { redactValue } from './redact.ts'

/**
 * An answer without secrets, before it is journaled and judged: so a live run and its `rejudge` read the same text, and
 * a cut quotation never holds half a key.
 */
export const redactAnswer = (answer: Answer, redact: Redactor): Answer => redactValue(answer, redact)
