import type { Language, TextPart } from './literal.ts'

/** A string of the source, read to its end. */
export interface TextRead {
  readonly parts: readonly TextPart[]
  /** Behind the closing quote. */
  readonly end: number
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '0': '\0' }

/** Reads a string where one begins; null where none does, or where it has no end. */
export function readText(source: string, at: number, language: Language): TextRead | null {
  if (language === 'typescript') {
    const quote = source[at] ?? ''
    if (quote === '`') return readUntil(source, at + 1, quote, { isRaw: false, insert: '${' })
    return quote === '"' || quote === "'" ? readUntil(source, at + 1, quote, { isRaw: false, insert: null }) : null
  }
  const [head, prefix = '', quote = ''] = /^([rRbBuUfF]{0,2})("""|'''|"|')/.exec(source.slice(at, at + 5)) ?? []
  if (head === undefined) return null
  const insert = /f/i.test(prefix) ? '{' : null
  return readUntil(source, at + head.length, quote, { isRaw: /r/i.test(prefix), insert })
}

interface Rules {
  readonly isRaw: boolean
  /** What opens code inside the text; doubled in Python, it is a brace. */
  readonly insert: '${' | '{' | null
}

function readUntil(source: string, from: number, quote: string, { isRaw, insert }: Rules): TextRead | null {
  const parts: TextPart[] = []
  let text = ''
  for (let at = from; at < source.length; ) {
    if (source.startsWith(quote, at)) {
      if (text !== '') parts.push(text)
      return { parts, end: at + quote.length }
    }
    if (source[at] === '\\' && !isRaw) {
      const [value, length] = escaped(source, at)
      text += value
      at += length
    } else if (insert === '{' && /^(?:\{\{|\}\})/.test(source.slice(at, at + 2))) {
      text += source[at]
      at += 2
    } else if (insert !== null && source.startsWith(insert, at)) {
      const end = closing(source, at + insert.length)
      if (end === null) return null
      if (text !== '') parts.push(text)
      parts.push({ inserted: source.slice(at + insert.length, end).trim() })
      text = ''
      at = end + 1
    } else if (source[at] === '\n' && quote.length === 1 && quote !== '`') return null
    else text += source[at++]
  }
  return null
}

/** What an escape stands for, and how long it is. */
function escaped(source: string, at: number): readonly [string, number] {
  const [whole = '', hex, long] =
    /^\\(?:u\{?([0-9a-fA-F]{1,6})\}?|x([0-9a-fA-F]{2}))/.exec(source.slice(at, at + 12)) ?? []
  const point = Number.parseInt(hex ?? long ?? '', 16)
  if (whole !== '' && point <= 0x10ffff) return [String.fromCodePoint(point), whole.length]
  const next = source[at + 1] ?? ''
  if (next === '\n') return ['', 2]
  return [ESCAPES[next] ?? next, 2]
}

/** The brace that closes what was opened before `at`. */
function closing(source: string, at: number): number | null {
  for (let [place, depth] = [at, 0]; place < source.length && place < at + 2000; place++) {
    if (source[place] === '{') depth++
    else if (source[place] === '}' && depth-- === 0) return place
  }
  return null
}
