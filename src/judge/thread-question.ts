import type { Turn } from '../contract/contract.ts'
import type { SchemaDocument } from '../contract/schema-document.ts'
import type { Answered } from '../model/answer.ts'
import type { Criteria } from '../outcome/criteria.ts'
import type { TurnContext } from '../outcome/flow.ts'

/** What is asked of the judging thread; answered by a `Judgement`, the schema's problems, an `OpenedTurn`. */
export type Question =
  | { readonly kind: 'answer'; readonly criteria: Criteria; readonly answer: Answered }
  | { readonly kind: 'schema'; readonly schema: SchemaDocument }
  | { readonly kind: 'turn'; readonly turn: Turn; readonly context: Omit<TurnContext, 'validator'> }

/** Length of the texts that go along, to keep messages small. */
export function charactersOf(question: Question): number {
  if (question.kind !== 'answer') return 0
  const { content, toolCalls } = question.answer.message
  let characters = content?.length ?? 0
  for (const call of toolCalls) characters += call.arguments.length
  return characters
}
