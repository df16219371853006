import type { Language, Literal, TextPart } from './literal.ts'
import { readText } from './read-text.ts'

export interface LiteralRead {
  readonly literal: Literal
  readonly end: number
}

const MAX_DEPTH = 60
const WORDS: Readonly<Record<string, boolean | null>> = {
  true: true,
  false: false,
  null: null,
  undefined: null,
  True: true,
  False: false,
  None: null,
}

/** Reads source code as data, from where an expression begins. Nothing is run: what would have to be stays code. */
export class LiteralReader {
  private readonly source: string
  private readonly language: Language

  constructor(source: string, language: Language) {
    this.source = source
    this.language = language
  }

  /** The expression that begins at `from`, up to the comma, bracket, semicolon or line that ends it. */
  expression(from: number, depth = 0): LiteralRead {
    const start = this.blank(from)
    const read = depth > MAX_DEPTH ? null : this.primary(start, depth)
    if (read) {
      const rest = this.tail(read)
      if (rest) return rest
    }
    const end = this.codeEnd(start)
    return { literal: { kind: 'code', code: this.source.slice(start, end).trim(), at: start }, end }
  }

  /** Members of a call's `name=value` arguments, or of an object. `from` is behind the opening bracket. */
  members(from: number, close: '}' | ')', depth = 0): LiteralRead | null {
    const members: (readonly [string, Literal])[] = []
    for (let at = this.blank(from); at < this.source.length; ) {
      if (this.source[at] === close) return { literal: { kind: 'object', members }, end: at + 1 }
      const key = this.key(at, close)
      const { literal, end } = this.expression(key?.end ?? at, depth + 1)
      if (key?.shorthand) members.push([key.name, { kind: 'code', code: key.name, at }])
      else if (key) members.push([key.name, literal])
      const next = this.blank(key?.shorthand ? key.end : end)
      if (this.source[next] !== ',' && this.source[next] !== close) return null
      at = this.source[next] === ',' ? this.blank(next + 1) : next
    }
    return null
  }

  private primary(at: number, depth: number): LiteralRead | null {
    const { source } = this
    if (source[at] === '{') return this.members(at + 1, '}', depth)
    if (source[at] === '[') return this.list(at + 1, depth)
    if (source[at] === '(') return this.parenthesised(at, depth)
    const text = this.texts(at)
    if (text) return text
    const [number] = /^-?\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?/.exec(source.slice(at, at + 40)) ?? []
    if (number !== undefined)
      return { literal: { kind: 'scalar', value: Number(number.replaceAll('_', '')) }, end: at + number.length }
    const [word] = /^[A-Za-z]+\b(?![\w.([])/.exec(source.slice(at, at + 12)) ?? []
    if (word === undefined || !Object.hasOwn(WORDS, word)) return null
    return { literal: { kind: 'scalar', value: WORDS[word] ?? null }, end: at + word.length }
  }

  private list(from: number, depth: number): LiteralRead | null {
    const items: Literal[] = []
    for (let at = this.blank(from); at < this.source.length; ) {
      if (this.source[at] === ']') return { literal: { kind: 'list', items }, end: at + 1 }
      const { literal, end } = this.expression(at, depth + 1)
      items.push(literal)
      const next = this.blank(end)
      if (this.source[next] !== ',' && this.source[next] !== ']') return null
      at = this.source[next] === ',' ? this.blank(next + 1) : next
    }
    return null
  }

  private parenthesised(at: number, depth: number): LiteralRead | null {
    const inner = this.expression(at + 1, depth + 1)
    const close = this.blank(inner.end)
    return this.source[close] === ')' ? { literal: inner.literal, end: close + 1 } : null
  }

  /** One string, or several that Python joins because they follow each other, or `+` joins. */
  private texts(from: number): LiteralRead | null {
    const parts: TextPart[] = []
    let end: number | null = null
    for (let at = from; ; ) {
      const read = readText(this.source, at, this.language)
      if (!read) break
      parts.push(...read.parts)
      end = read.end
      const next = this.blank(end)
      at = this.source[next] === '+' ? this.blank(next + 1) : this.language === 'python' ? this.blank(end) : -1
      if (at < 0) break
    }
    return end === null ? null : { literal: { kind: 'text', parts }, end }
  }

  /** What may follow a value without making it code. */
  private tail({ literal, end }: LiteralRead): LiteralRead | null {
    const rest = this.source.slice(end, end + 200)
    const [harmless] =
      /^(?:\s+as\s+const\b|\s+(?:as|satisfies)\s+[\w.<>[\]]+|\.(?:trim|strip|rstrip|lstrip|trimEnd|trimStart)\(\))+/.exec(
        rest,
      ) ?? []
    const behind = end + (harmless?.length ?? 0)
    const next = this.source[this.blank(behind)] ?? ''
    if (literal.kind === 'text' && /^\s*\+/.test(this.source.slice(behind))) return this.added(literal.parts, behind)
    const isOver = next === '' || ',)]};'.includes(next) || /^[ \t]*(?:\n|#|\/\/)/.test(this.source.slice(behind))
    return isOver ? { literal, end: behind } : null
  }

  /** `'text ' + code`: the code is what is inserted. */
  private added(parts: readonly TextPart[], from: number): LiteralRead {
    const at = this.blank(this.blank(from) + 1)
    const end = this.codeEnd(at)
    return { literal: { kind: 'text', parts: [...parts, { inserted: this.source.slice(at, end).trim() }] }, end }
  }

  private key(at: number, close: '}' | ')'): { name: string; end: number; shorthand: boolean } | null {
    const quoted = readText(this.source, at, this.language)
    if (quoted && typeof quoted.parts[0] === 'string') {
      const colon = this.blank(quoted.end)
      return this.source[colon] === ':' ? { name: quoted.parts[0], end: colon + 1, shorthand: false } : null
    }
    const [whole, name = ''] = /^([A-Za-z_$][\w$]*)\s*/.exec(this.source.slice(at, at + 200)) ?? []
    if (whole === undefined) return null
    const mark = this.source[at + whole.length] ?? ''
    if (mark === (close === ')' ? '=' : ':') && this.source[at + whole.length + 1] !== '=')
      return { name, end: at + whole.length + 1, shorthand: false }
    return close === '}' && ',}'.includes(mark) ? { name, end: at + whole.length, shorthand: true } : null
  }

  /** Past spaces, lines and comments. */
  private blank(from: number): number {
    const comment = this.language === 'python' ? /\s+|#[^\n]*/y : /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y
    for (let at = from; ; ) {
      comment.lastIndex = at
      const found = comment.exec(this.source)
      if (!found || found[0] === '') return at
      at += found[0].length
    }
  }

  /** Where code ends: at the comma, semicolon or closing bracket that is not its own, or where its line does. */
  private codeEnd(from: number): number {
    let depth = 0
    for (let at = from; at < this.source.length; ) {
      const text = readText(this.source, at, this.language)
      const char = this.source[at] ?? ''
      if (text) at = text.end
      else if (depth === 0 && (',;)]}'.includes(char) || (char === '\n' && at > from && this.isLineOver(from, at))))
        return at
      else {
        if ('([{'.includes(char)) depth++
        if (')]}'.includes(char)) depth--
        at++
      }
    }
    return this.source.length
  }

  private isLineOver(from: number, at: number): boolean {
    if (/(?:[=+\-*/?:&|,(]|=>)\s*$/.test(this.source.slice(from, at))) return false
    return !/^\s*[.?:+&|)\]}]/.test(this.source.slice(at, at + 200))
  }
}
