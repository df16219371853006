import { type PatternParts, patternParts, type Token, withinAnchors } from '../schema/pattern.ts'

/** What becomes of a pattern: a grammar of its own, any string instead, or an error. */
export type PatternReading = 'kept' | 'any string' | 'refused'

/** Escapes that a GBNF grammar knows (`gbnf_escape_length`), and characters that lose their meaning behind a backslash. */
const GBNF_ESCAPE = /^\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[trn\\"[\]-])$/
const PLAIN_ESCAPE = /^\\[\^$.[\](){}|*+?]$/

/** common/json-schema-to-grammar.cpp, `_pattern_to_rule`. */
export function llamacppPattern(pattern: string): PatternReading {
  const parts = patternParts(pattern)
  if (!pattern.startsWith('^') || !pattern.endsWith('$') || pattern.length < 2) return 'any string'
  const tokens = withinAnchors(parts)
  if (!tokens.every(isKnown)) return 'any string'
  return isBroken(parts) ? 'refused' : 'kept'
}

function isKnown({ kind, text }: Token): boolean {
  if (kind === 'group') return text === '(' || text === '(?:'
  if (kind === 'anchor') return false
  if (kind === 'escape') return PLAIN_ESCAPE.test(text) || GBNF_ESCAPE.test(text)
  if (kind === 'class')
    return (text.match(/\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[\s\S])/g) ?? []).every((one) => GBNF_ESCAPE.test(one))
  if (kind === 'repeat') return !text.startsWith('{,}')
  return kind !== 'literal' || !/[\]{}]/.test(text)
}

/** A sign behind a character of more than one byte repeats its last byte alone, which is no grammar. */
function isBroken({ tokens }: PatternParts): boolean {
  return tokens.some(
    ({ kind, text }, index) =>
      tokens[index + 1]?.kind === 'repeat' &&
      ((kind === 'literal' && text.charCodeAt(0) > 0x7f) || kind === 'or' || (kind === 'group' && text === '(')),
  )
}

/** `+?` asks for as few as possible in a regular expression, and lets none at all in as a grammar. */
export const hasLazyRepeat = (pattern: string): boolean =>
  patternParts(pattern).tokens.some(({ kind, text }) => kind === 'repeat' && text.length > 1 && text.endsWith('?'))

/** A backslash or a quote in the text is escaped in JSON, which the grammar does not know of. */
export const takesEscaped = (pattern: string): boolean =>
  patternParts(pattern).tokens.some(({ text }) => text === '\\\\' || text === '\\n' || text === '\\t' || text === '\\r')
