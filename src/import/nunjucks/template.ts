import { type Expression, ExpressionParser } from './expression.ts'

export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'output'; readonly of: Expression }
  | {
      readonly kind: 'for'
      readonly names: readonly string[]
      readonly of: Expression
      readonly body: readonly TemplateNode[]
      readonly otherwise: readonly TemplateNode[]
    }
  | { readonly kind: 'if'; readonly branches: readonly Branch[] }
  | { readonly kind: 'set'; readonly name: string; readonly of: Expression }

interface Branch {
  /** null: `else`. */
  readonly when: Expression | null
  readonly body: readonly TemplateNode[]
}

/** A template of nunjucks, or what in it is not understood. */
export type Template =
  | {
      readonly ok: true
      readonly nodes: readonly TemplateNode[]
      /** `{% … %}` stands in it. */
      readonly logic: boolean
    }
  | { readonly ok: false; readonly found: string }

interface Piece {
  readonly kind: 'text' | 'output' | 'tag'
  readonly text: string
}

/** Splits at `{{ }}`, `{% %}` and `{# #}`; `-` inside a delimiter takes the white space beside it away. */
function piecesOf(template: string): readonly Piece[] | null {
  const pieces: Piece[] = []
  let [from, trims] = [0, false]
  const pushText = (text: string, trimsEnd: boolean): void => {
    const start = trims ? text.trimStart() : text
    const whole = trimsEnd ? start.trimEnd() : start
    if (whole !== '') pieces.push({ kind: 'text', text: whole })
  }
  for (const open = /\{[{%#]-?/g; ; ) {
    open.lastIndex = from
    const found = open.exec(template)
    if (!found) break
    const sign = found[0][1] as string
    const close = sign === '{' ? '}}' : `${sign}}`
    const end = template.indexOf(close, found.index + found[0].length)
    if (end < 0) return null
    pushText(template.slice(from, found.index), found[0].endsWith('-'))
    const trimsNext = template[end - 1] === '-'
    const inside = template.slice(found.index + found[0].length, trimsNext ? end - 1 : end)
    trims = trimsNext
    from = end + 2
    if (sign === '#') continue
    if (sign === '%' && /^\s*(raw|verbatim)\s*$/.test(inside)) {
      const stop = /\{%-?\s*end(?:raw|verbatim)\s*-?%\}/g
      stop.lastIndex = from
      const last = stop.exec(template)
      if (!last) return null
      pieces.push({ kind: 'text', text: template.slice(from, last.index) })
      from = stop.lastIndex
      continue
    }
    pieces.push({ kind: sign === '{' ? 'output' : 'tag', text: inside })
    // A line break right behind a tag belongs to it only where trimBlocks is set, which promptfoo does not.
  }
  pushText(template.slice(from), false)
  return pieces
}

export function parseTemplate(template: string): Template {
  const pieces = piecesOf(template)
  if (pieces === null) return { ok: false, found: 'a tag without its end' }
  const builder = new Builder(pieces)
  const nodes = builder.body([])
  if (builder.fault !== null) return { ok: false, found: builder.fault }
  return { ok: true, nodes, logic: pieces.some(({ kind }) => kind === 'tag') }
}

const MAX_DEPTH = 50

class Builder {
  fault: string | null = null
  private at = 0
  private depth = 0
  private readonly pieces: readonly Piece[]

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces
  }

  /** Nodes up to a tag that begins with one of `ends`, which is left standing; none: up to the end. */
  body(ends: readonly string[]): readonly TemplateNode[] {
    const nodes: TemplateNode[] = []
    if (++this.depth > MAX_DEPTH) this.fault ??= 'tags nested too deep'
    for (; this.fault === null; ) {
      const piece = this.pieces[this.at]
      if (!piece) {
        if (ends.length > 0) this.fault = `no ${ends.at(-1)}`
        break
      }
      if (piece.kind === 'tag' && ends.includes(wordOf(piece.text))) break
      this.at++
      if (piece.kind === 'text') nodes.push({ kind: 'text', text: piece.text })
      else if (piece.kind === 'output') nodes.push({ kind: 'output', of: this.expression(piece.text) })
      else nodes.push(...this.tag(piece.text))
    }
    this.depth--
    return nodes
  }

  private tag(text: string): readonly TemplateNode[] {
    const word = wordOf(text)
    if (word === 'for') return this.loop(text)
    if (word === 'if') return this.condition(text)
    const [, name, value] = /^\s*set\s+([A-Za-z_]\w*)\s*=([\s\S]+)$/.exec(text) ?? []
    if (name !== undefined && value !== undefined) return [{ kind: 'set', name, of: this.expression(value) }]
    this.fault ??= `{% ${word} %}`
    return []
  }

  private loop(text: string): readonly TemplateNode[] {
    const [, names, of] = /^\s*for\s+([\w\s,]+?)\s+in\s+([\s\S]+)$/.exec(text) ?? []
    if (names === undefined || of === undefined) {
      this.fault ??= `{% ${text.trim()} %}`
      return []
    }
    const body = this.body(['else', 'endfor'])
    const hasElse = wordOf(this.pieces[this.at]?.text ?? '') === 'else'
    if (hasElse) this.at++
    const otherwise = hasElse ? this.body(['endfor']) : []
    this.at++
    return [
      { kind: 'for', names: names.split(',').map((name) => name.trim()), of: this.expression(of), body, otherwise },
    ]
  }

  private condition(first: string): readonly TemplateNode[] {
    const branches: Branch[] = []
    let when: Expression | null = this.expression(first.replace(/^\s*if\b/, ''))
    for (; this.fault === null; ) {
      branches.push({ when, body: this.body(['elif', 'elseif', 'else', 'endif']) })
      const tag = this.pieces[this.at]?.text ?? ''
      this.at++
      if (wordOf(tag) === 'endif') break
      when = wordOf(tag) === 'else' ? null : this.expression(tag.replace(/^\s*\w+/, ''))
    }
    return [{ kind: 'if', branches }]
  }

  private expression(text: string): Expression {
    const parser = new ExpressionParser(text)
    const expression = parser.whole()
    if (parser.fault !== null) this.fault ??= parser.fault
    return expression
  }
}

const wordOf = (text: string): string => /^\s*(\w+)/.exec(text)?.[1] ?? ''
