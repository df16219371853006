import { readJson } from '../../src/json/read.ts'
import { type ParsedAnswer, parseAnswer } from '../../src/outcome/parse/parse.ts'

/** What every text is owed; `broke` says which promise was not kept, `word` how the answer is called. */
export function brokenPromise(text: string): { readonly word: string; readonly broke: string | null } {
  try {
    const strict = parseAnswer(text, 'strict')
    const fenced = parseAnswer(text, 'fenced')
    const word = strict.ok ? 'read' : strict.fault.kind
    return { word, broke: ofReader(text) ?? ofAnswer(text, strict) ?? ofAnswer(text, fenced) ?? ofBoth(strict, fenced) }
  } catch (error) {
    return { word: 'threw', broke: `threw ${(error as Error).stack}` }
  }
}

function ofReader(text: string): string | null {
  const read = readJson(text)
  const isJson = parses(text.replace(/^\ufeff/, ''))
  if (read.ok) return isJson ? null : 'read what JSON.parse rejects'
  const { kind, offset, line, column } = read.fault
  if (offset < 0 || offset > text.length || line < 1 || column < 1) return 'a fault outside the text'
  if (!isJson) return kind === 'duplicate-key' ? 'called broken grammar a repeated name' : null
  return kind === 'duplicate-key' || (kind === 'too-deep' && /[[{]/.test(text)) ? null : `rejected JSON as ${kind}`
}

function ofAnswer(text: string, parsed: ParsedAnswer): string | null {
  if (parsed.ok) return null
  const { span, recoverable, recoveredBy } = parsed.fault
  if (span.start < 0 || span.end < span.start || span.end > text.length) return 'a span outside the text'
  if (!text.startsWith(span.text, span.start) || span.text.length > 300) return 'a span that shows something else'
  return recoverable === (recoveredBy !== undefined) ? null : 'recovered by nothing'
}

function ofBoth(strict: ParsedAnswer, fenced: ParsedAnswer): string | null {
  if (strict.ok) return fenced.ok ? null : 'strict reads what fenced does not'
  if (!fenced.ok) return null
  return strict.fault.recoverable || strict.fault.kind === 'fenced' ? null : 'fenced reads what strict calls lost'
}

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
