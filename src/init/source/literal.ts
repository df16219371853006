import type { JsonScalar } from '../../json/value.ts'

/** Source code as data: what is written out is a value, and everything that would have to be run stays code. */
export type Literal =
  | { readonly kind: 'scalar'; readonly value: JsonScalar }
  /** Text with the places where the program inserts something. */
  | { readonly kind: 'text'; readonly parts: readonly TextPart[] }
  | { readonly kind: 'list'; readonly items: readonly Literal[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: Literal])[] }
  | { readonly kind: 'code'; readonly code: string; readonly at: number }

export type TextPart = string | { readonly inserted: string }

export type Language = 'typescript' | 'python'

/** The member of an object; undefined where there is none of that name. */
export const memberOf = (literal: Literal | undefined, name: string): Literal | undefined =>
  literal?.kind === 'object' ? literal.members.findLast(([key]) => key === name)?.[1] : undefined

/** A text without anything inserted; null: it is no such text. */
export function plainText(literal: Literal | undefined): string | null {
  if (literal?.kind !== 'text') return null
  return literal.parts.every((part) => typeof part === 'string') ? literal.parts.join('') : null
}
