/** An expression of a template, of the part of nunjucks that computes a value from values and nothing else. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Expression; readonly key: Expression }
  | { readonly kind: 'filter'; readonly of: Expression; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'defined'; readonly of: Expression; readonly wanted: boolean }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }

const TOKEN =
  /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<text>"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*')|(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<sign>===|!==|==|!=|<=|>=|[-+*%~|.,()[\]<>/]))/y

interface Token {
  readonly kind: 'number' | 'text' | 'word' | 'sign' | 'end'
  readonly text: string
}

/** Operators of two sides, the weakest first; `not` stands between `and` and `in`. */
const LEVELS: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['in'],
  ['===', '!==', '==', '!=', '<', '>', '<=', '>='],
  ['~'],
  ['+'],
  ['-'],
  ['*'],
  ['/'],
  ['%'],
]
const LEVEL_OF_NOT = 2

const NONE: Expression = { kind: 'literal', value: null }
const MAX_DEPTH = 50

/** Parses one expression; `fault` names what is not of the part that is understood. */
export class ExpressionParser {
  fault: string | null = null
  private readonly tokens: readonly Token[]
  private at = 0
  private depth = 0

  constructor(text: string) {
    const tokens = tokensOf(text)
    this.tokens = tokens ?? []
    if (tokens === null) this.fault = text.trim()
  }

  /** The whole text as one expression. */
  whole(): Expression {
    const read = this.level(0)
    if (this.peek().kind !== 'end') this.fault ??= this.peek().text
    return read
  }

  private level(index: number): Expression {
    if (++this.depth > MAX_DEPTH * LEVELS.length) this.fault ??= 'an expression nested too deep'
    const operators = LEVELS[index]
    if (!operators || this.fault) return this.leave(this.unary())
    if (index === LEVEL_OF_NOT && this.takes('not')) return this.leave({ kind: 'not', of: this.level(index) })
    let left = this.level(index + 1)
    for (;;) {
      const operator = this.operatorAt(operators)
      if (operator === null) return this.leave(left)
      const isNegated = operator === 'not in'
      const right = this.level(index + 1)
      const binary: Expression = { kind: 'binary', operator: isNegated ? 'in' : operator, left, right }
      left = isNegated ? { kind: 'not', of: binary } : binary
    }
  }

  private leave(expression: Expression): Expression {
    this.depth--
    return expression
  }

  private operatorAt(operators: readonly string[]): string | null {
    const { kind, text } = this.peek()
    if (operators.includes('in') && text === 'not' && this.tokens[this.at + 1]?.text === 'in') {
      this.at += 2
      return 'not in'
    }
    if ((kind !== 'sign' && kind !== 'word') || !operators.includes(text)) return null
    this.at++
    return text
  }

  private unary(): Expression {
    return this.tested(this.filtered(this.negated()))
  }

  /** A minus binds closer than a filter: `-1 | abs` is 1. */
  private negated(): Expression {
    if (!this.takes('-')) return this.postfix(this.primary())
    return { kind: 'binary', operator: '-', left: { kind: 'literal', value: 0 }, right: this.negated() }
  }

  private tested(of: Expression): Expression {
    if (!this.takes('is')) return of
    const isNegated = this.takes('not')
    const test = this.next().text
    if (test !== 'defined' && test !== 'undefined') this.fault ??= `is ${test}`
    return { kind: 'defined', of, wanted: (test === 'defined') !== isNegated }
  }

  private filtered(of: Expression): Expression {
    let value = of
    while (this.takes('|')) {
      const name = this.next()
      if (name.kind !== 'word') this.fault ??= `| ${name.text}`
      value = { kind: 'filter', of: value, name: name.text, args: this.takes('(') ? this.list(')') : [] }
      value = this.postfix(value)
    }
    return value
  }

  private postfix(of: Expression): Expression {
    let value = of
    for (;;) {
      if (this.takes('.')) {
        const key = this.next()
        if (key.kind !== 'word' && key.kind !== 'number') this.fault ??= `.${key.text}`
        value = { kind: 'member', of: value, key: { kind: 'literal', value: key.text } }
      } else if (this.takes('[')) {
        value = { kind: 'member', of: value, key: this.level(0) }
        if (!this.takes(']')) this.fault ??= '['
      } else if (this.peek().text === '(' && this.peek().kind === 'sign') {
        this.fault ??= 'a call'
        return value
      } else return value
    }
  }

  private primary(): Expression {
    const token = this.next()
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) }
    if (token.kind === 'text') return { kind: 'literal', value: unquoted(token.text) }
    if (token.kind === 'word') {
      const value = WORDS.get(token.text)
      return value === undefined ? { kind: 'name', name: token.text } : { kind: 'literal', value }
    }
    if (token.text === '(') {
      const inside = this.level(0)
      if (!this.takes(')')) this.fault ??= '('
      return inside
    }
    if (token.text === '[') return { kind: 'list', items: this.list(']') }
    this.fault ??= token.text || 'an empty expression'
    return NONE
  }

  private list(end: string): readonly Expression[] {
    const items: Expression[] = []
    while (!this.fault && !this.takes(end)) {
      items.push(this.level(0))
      if (!this.takes(',') && this.peek().text !== end) this.fault ??= this.peek().text || end
    }
    return items
  }

  private peek(): Token {
    return this.tokens[this.at] ?? { kind: 'end', text: '' }
  }

  private next(): Token {
    const token = this.peek()
    this.at++
    return token
  }

  private takes(text: string): boolean {
    const token = this.peek()
    if (token.kind === 'text' || token.text !== text) return false
    this.at++
    return true
  }
}

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['none', null],
  ['null', null],
])

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }
const unquoted = (text: string): string =>
  text.slice(1, -1).replace(/\\([\s\S])/g, (_, char: string) => ESCAPES[char] ?? char)

function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = []
  const end = text.trimEnd().length
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < end; ) {
    const groups = TOKEN.exec(text)?.groups
    if (!groups) return null
    for (const kind of ['number', 'text', 'word', 'sign'] as const) {
      const found = groups[kind]
      if (found !== undefined) tokens.push({ kind, text: found })
    }
  }
  return tokens
}
