import { mapTexts } from '../../json/map-texts.ts'
import type { Failure } from '../answer.ts'
import type { ReadAnswer } from '../read/reading.ts'

type Redact = (text: string) => string

/** An answer as it may be stored: before it is judged, so that live and re-judged runs read the same texts. */
export function answerRedaction(answer: ReadAnswer, redact: Redact): ReadAnswer {
  const maybe = (text: string | null): string | null => (text === null ? null : redact(text))
  const { message, finishReason } = answer
  return {
    ...answer,
    ...(answer.turn === undefined ? {} : { turn: mapTexts(answer.turn, redact) }),
    servedModel: maybe(answer.servedModel),
    fingerprint: maybe(answer.fingerprint),
    ...(answer.upstream === undefined ? {} : { upstream: redact(answer.upstream) }),
    finishReason: { ...finishReason, raw: maybe(finishReason.raw) },
    message: {
      content: maybe(message.content),
      refusal: maybe(message.refusal),
      ...(message.reasoning === undefined ? {} : { reasoning: redact(message.reasoning) }),
      toolCalls: message.toolCalls.map((made) => ({
        id: redact(made.id),
        name: redact(made.name),
        arguments: redact(made.arguments),
      })),
    },
  }
}

/** A failure as it may be stored: endpoints like to repeat what they were sent. */
export function failureRedaction(failure: Failure, redact: Redact): Failure {
  const { body, ...rest } = failure
  return {
    ...rest,
    message: redact(failure.message),
    code: failure.code === null ? null : redact(failure.code),
    param: failure.param === null ? null : redact(failure.param),
    ...(body === undefined ? {} : { body: mapTexts(body, redact) }),
  }
}
