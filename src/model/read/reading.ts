import type { Answered, Failure } from '../answer.ts'
import { type EnvelopeShape, unreadShapes } from '../envelope-shapes.ts'

/** What a body says, before timing and attempts are added to it. */
export type Reading =
  | { readonly kind: 'read'; readonly answer: ReadAnswer }
  | { readonly kind: 'unread'; readonly failure: Failure }

export type ReadAnswer = Pick<
  Answered,
  'servedModel' | 'fingerprint' | 'upstream' | 'finishReason' | 'message' | 'usage' | 'turn' | 'shapes'
>

export function withShapes(reading: Reading, sent: ReadonlySet<EnvelopeShape>, mode: 'whole' | 'streamed'): Reading {
  if (reading.kind === 'unread' || sent.size === 0) return reading
  const shapes = unreadShapes(sent, mode)
  return shapes.length === 0 ? reading : { kind: 'read', answer: { ...reading.answer, shapes } }
}

/** The envelope is not what the API promises: no model answer, so nothing is measured. */
export const malformed = (status: number, message: string): Reading => unread('malformed', status, message)

export const unread = (kind: Failure['kind'], status: number, message: string): Reading => ({
  kind: 'unread',
  failure: { kind, phase: 'body', status, message: message.slice(0, 2_000), code: null, param: null },
})
