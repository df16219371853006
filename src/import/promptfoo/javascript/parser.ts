import type { JsonScalar } from '../../../json/value.ts'
import { type Condition, changed, compared, PARSE, PLAIN, type Term } from './conditions.ts'
import { tokensOf, unquoted, withoutShell } from './tokens.ts'

/**
 * The conditions that a `javascript` assertion joins by `&&`, where it is of a form that is data: paths into the output
 * compared with literals or variables of the test. null for anything else. Nothing is evaluated.
 */
export function conditionsOf(code: string, vars: Readonly<Record<string, unknown>>): readonly Condition[] | null {
  const tokens = tokensOf(withoutShell(code))
  if (tokens === null) return null
  const parser = new Parser(tokens, vars)
  const conditions = parser.program()
  return parser.failed ? null : conditions
}

class Parser {
  failed = false
  private at = 0
  private readonly names = new Map<string, Term>()
  private readonly tokens: readonly string[]
  private readonly vars: Readonly<Record<string, unknown>>

  constructor(tokens: readonly string[], vars: Readonly<Record<string, unknown>>) {
    this.tokens = tokens
    this.vars = vars
    this.names.set('output', { kind: 'output', path: [], as: PLAIN })
  }

  program(): readonly Condition[] {
    while (!this.failed && ['const', 'let', 'var'].includes(this.peek())) {
      this.at++
      const name = this.next()
      this.must('=')
      this.names.set(name, this.term())
      this.takes(';')
    }
    this.takes('return')
    const all = this.conjunction()
    this.takes(';')
    if (this.peek() !== '') this.failed = true
    return all
  }

  /** `A && B`, and `… ? true : false` or `? 1 : 0` behind it. */
  private conjunction(): readonly Condition[] {
    const all = [...this.disjunction()]
    while (this.takes('&&')) all.push(...this.disjunction())
    if (this.takes('?')) {
      const [yes, , no] = [this.next(), this.must(':'), this.next()]
      if (!(yes === 'true' && no === 'false') && !(yes === '1' && no === '0')) this.failed = true
    }
    return all
  }

  /** Several values of one place joined by `||` are one of several; other alternatives are no data. */
  private disjunction(): readonly Condition[] {
    const first = this.comparison()
    if (this.peek() !== '||') return first
    const all = [...first]
    while (this.takes('||')) all.push(...this.comparison())
    const [head] = all
    const equal = all.flatMap((one) => (one.kind === 'is' ? [one] : []))
    if (head?.kind !== 'is' || equal.length < all.length || !equal.every((one) => same(one, head))) return this.fail()
    return [{ kind: 'one-of', path: head.path, values: equal.map(({ value }) => value), as: head.as }]
  }

  private comparison(): readonly Condition[] {
    const isNegated = this.takes('!')
    const left = this.term()
    const sign = this.peek()
    if (!['===', '==', '!==', '!=', '<', '>', '<=', '>='].includes(sign)) {
      if (left.kind !== 'conditions') return this.fail()
      const [only] = left.all
      if (!isNegated) return left.all
      return this.fail(only)
    }
    this.at++
    const right = this.term()
    const all = isNegated ? null : compared(left, sign, right)
    return all ?? this.fail()
  }

  private term(): Term {
    let value = this.primary()
    while (!this.failed) {
      if (this.takes('?.') || this.takes('.')) {
        if (this.peek() === '[') continue
        value = this.member(value, this.next())
      } else if (this.takes('[')) {
        const key = this.next()
        this.must(']')
        value = this.stepped(value, /^\d+$/.test(key) ? Number(key) : unquoted(key))
      } else break
    }
    return value
  }

  private primary(): Term {
    const token = this.next()
    if (token === '(') {
      const inside = this.term()
      this.must(')')
      return inside
    }
    if (token === '[') return this.listed()
    if (token === 'typeof') {
      const of = this.term()
      return of.kind === 'output' ? { ...of, type: true } : this.failTerm()
    }
    if (/^-?\d/.test(token)) return { kind: 'value', value: Number(token) }
    if (/^["'`]/.test(token)) return { kind: 'value', value: unquoted(token) }
    if (token === 'true' || token === 'false') return { kind: 'value', value: token === 'true' }
    if (token === 'null') return { kind: 'value', value: null }
    if (token === 'context' || token === 'vars') return this.variable(token)
    if (token === 'JSON' || token === 'Math') return this.global(token)
    const known = this.names.get(token)
    if (known) return known
    return this.peek() === '(' ? this.conversion(token) : this.failTerm()
  }

  private listed(): Term {
    const values: JsonScalar[] = []
    while (!this.failed && !this.takes(']')) {
      const item = this.primary()
      if (item.kind === 'value') values.push(item.value)
      else this.failed = true
      this.takes(',')
    }
    return { kind: 'list', values }
  }

  private variable(token: string): Term {
    if (token === 'context') {
      this.must('.')
      this.must('vars')
    }
    this.takes('?.')
    this.takes('.')
    const name = this.next()
    const value = Object.hasOwn(this.vars, name) ? this.vars[name] : undefined
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? { kind: 'value', value }
      : this.failTerm()
  }

  private global(token: string): Term {
    this.must('.')
    const name = this.next()
    if (token === 'JSON' && name === 'parse') {
      this.must('(')
      const of = this.term()
      this.must(')')
      return of.kind === 'output' ? { ...of, path: [...of.path, PARSE] } : this.failTerm()
    }
    if (name !== 'abs') return this.failTerm()
    this.must('(')
    const of = this.term()
    this.takes('-')
    const off = this.next()
    this.must(')')
    return of.kind === 'output' && /^-?\d/.test(off) ? { ...of, off: Math.abs(Number(off)) } : this.failTerm()
  }

  private conversion(name: string): Term {
    this.must('(')
    const of = this.term()
    if (name === 'parseInt' && this.takes(',')) this.must('10')
    this.must(')')
    if (of.kind === 'value') return name === 'String' ? { kind: 'value', value: String(of.value) } : of
    if (of.kind !== 'output') return this.failTerm()
    if (name === 'String') return { ...of, as: { ...of.as, text: true } }
    if (name === 'Number' || name === 'parseFloat' || name === 'parseInt')
      return { ...of, as: { ...of.as, number: true } }
    return this.failTerm()
  }

  private member(of: Term, name: string): Term {
    const isCall = this.peek() === '('
    if (!isCall && name === 'length' && of.kind === 'output') return { ...of, as: { ...of.as, length: true } }
    if (!isCall) return this.stepped(of, name)
    this.at++
    if (of.kind === 'list' && name === 'includes') {
      const item = this.term()
      this.must(')')
      if (item.kind !== 'output') return this.failTerm()
      return { kind: 'conditions', all: [{ kind: 'one-of', path: item.path, values: of.values, as: item.as }] }
    }
    const argument = this.peek() === ')' ? null : this.term()
    this.must(')')
    if (of.kind === 'value' && typeof of.value === 'string' && argument === null)
      return changed(of.value, name) ?? this.failTerm()
    if (of.kind !== 'output') return this.failTerm()
    if (argument === null) return this.read(of, name)
    const text = argument.kind === 'value' ? argument.value : null
    const kind = SEARCHES[name]
    if (kind === undefined || typeof text !== 'string') return this.failTerm()
    return { kind: 'conditions', all: [{ kind, path: of.path, text, as: of.as }] }
  }

  private read(of: Extract<Term, { kind: 'output' }>, name: string): Term {
    if (name === 'trim') return { ...of, as: { ...of.as, trimmed: true } }
    if (name === 'toString') return { ...of, as: { ...of.as, text: true } }
    if (name === 'toLowerCase' || name === 'toUpperCase') return { ...of, as: { ...of.as, anyCase: true } }
    return this.failTerm()
  }

  private stepped(of: Term, step: string | number): Term {
    const isPlain = of.kind === 'output' && !of.as.length && !of.as.text && !of.as.number
    return isPlain ? { ...of, path: [...of.path, step] } : this.failTerm()
  }

  private peek(): string {
    return this.tokens[this.at] ?? ''
  }

  private next(): string {
    return this.tokens[this.at++] ?? ''
  }

  private takes(token: string): boolean {
    if (this.peek() !== token) return false
    this.at++
    return true
  }

  private must(token: string): void {
    if (!this.takes(token)) this.failed = true
  }

  private fail(_?: unknown): readonly Condition[] {
    this.failed = true
    return []
  }

  private failTerm(): Term {
    this.failed = true
    return { kind: 'value', value: null }
  }
}

const SEARCHES: Readonly<Record<string, 'contains' | 'starts-with' | 'ends-with'>> = {
  includes: 'contains',
  startsWith: 'starts-with',
  endsWith: 'ends-with',
}

const same = (one: Condition, other: Condition): boolean => JSON.stringify(one.path) === JSON.stringify(other.path)
