import type { JsonValue } from '../../json/value.ts'

/** A regular expression in the parts that decide what an engine can do with it. */
export interface PatternParts {
  readonly tokens: readonly Token[]
  /** Parts between the `|` that stand in no group; one where there is none. */
  readonly alternatives: readonly (readonly Token[])[]
  /** Each alternative starts with `^` and ends with an unescaped `$`: nothing can stand around the match. */
  readonly anchored: boolean
}

/** `group` and `end` are brackets; `class` is `[…]` as written; `repeat` is `*`, `+`, `?` or `{…}`. */
export interface Token {
  readonly kind: 'literal' | 'escape' | 'class' | 'group' | 'end' | 'or' | 'repeat' | 'any' | 'anchor'
  readonly text: string
}

const TOKEN =
  /\\(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[pPk][{<][^}>]*[}>]|[\s\S])|\[(?:\\[\s\S]|[^\]\\])*\]|\((?:\?(?:<?[=!]|:|<[^>]*>|[a-z-]*:?))?|\{\d*,?\d*\}\??|[*+?]\??|[\s\S]/gu

const KINDS: Readonly<Record<string, Token['kind']>> = {
  '\\': 'escape',
  '[': 'class',
  '(': 'group',
  ')': 'end',
  '|': 'or',
  '*': 'repeat',
  '+': 'repeat',
  '?': 'repeat',
  '.': 'any',
  '^': 'anchor',
  $: 'anchor',
}

export function patternParts(pattern: string): PatternParts {
  const tokens = (pattern.match(TOKEN) ?? []).map((text): Token => {
    const kind = text.length > 1 && text.startsWith('{') ? 'repeat' : (KINDS[text.slice(0, 1)] ?? 'literal')
    return { kind: text === '[' || text === '\\' ? 'literal' : kind, text }
  })
  const alternatives = splitAlternatives(tokens)
  return { tokens, alternatives, anchored: alternatives.every(isAnchored) }
}

function splitAlternatives(tokens: readonly Token[]): readonly (readonly Token[])[] {
  let depth = 0
  const ends = tokens.flatMap(({ kind }, index) => {
    depth += kind === 'group' ? 1 : kind === 'end' ? -1 : 0
    return kind === 'or' && depth === 0 ? [index] : []
  })
  return [...ends, tokens.length].map((end, index) =>
    tokens.slice(index === 0 ? 0 : (ends[index - 1] as number) + 1, end),
  )
}

function isAnchored(tokens: readonly Token[]): boolean {
  const [first, last] = [tokens[0], tokens.at(-1)]
  return tokens.length > 1 && first?.text === '^' && last?.text === '$' && last.kind === 'anchor'
}

/** The pattern of a text whose grammar takes it whole, as most engines do: its anchors at either end mean nothing. */
export const withinAnchors = ({ tokens }: PatternParts): readonly Token[] =>
  tokens.slice(tokens[0]?.text === '^' ? 1 : 0, tokens.length > 1 && tokens.at(-1)?.text === '$' ? -1 : undefined)

export interface Lengths {
  readonly least: number
  readonly most: number
}

/** How many characters a text that fits the whole pattern has; unanchored patterns let anything stand around them. */
export function patternLengths(pattern: string): Lengths {
  const parts = patternParts(pattern)
  const tokens = withinAnchors(parts)
  const [range] = alternatives(tokens, 0)
  return parts.anchored ? range : { least: range.least, most: Number.POSITIVE_INFINITY }
}

function alternatives(tokens: readonly Token[], start: number): readonly [Lengths, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, 0]
  let here: Lengths = { least: 0, most: 0 }
  let last: Lengths = { least: 0, most: 0 }
  let at = start
  const close = (): void => {
    here = { least: here.least + last.least, most: here.most + last.most }
    least = Math.min(least, here.least)
    most = Math.max(most, here.most)
  }
  for (; at < tokens.length && tokens[at]?.kind !== 'end'; at++) {
    const { kind, text } = tokens[at] as Token
    if (kind === 'repeat') last = repeated(last, text)
    else if (kind === 'or') {
      close()
      here = last = { least: 0, most: 0 }
    } else {
      here = { least: here.least + last.least, most: here.most + last.most }
      if (kind === 'group') {
        const looksAround = /^\(\?<?[=!]/.test(text)
        const [inner, end] = alternatives(tokens, at + 1)
        last = looksAround ? { least: 0, most: 0 } : inner
        at = end
      } else last = kind === 'anchor' || /^\\[bB]$/.test(text) ? { least: 0, most: 0 } : { least: 1, most: 1 }
    }
  }
  close()
  return [{ least, most }, at]
}

function repeated({ least, most }: Lengths, sign: string): Lengths {
  const [from, to] = timesOf(sign)
  return { least: least * from, most: most === 0 ? 0 : most * to }
}

/** How often a repetition sign lets its part stand. */
function timesOf(sign: string): readonly [number, number] {
  const counts = /^\{(\d*)(,?)(\d*)\}/.exec(sign)
  if (counts === null) return [sign.startsWith('+') ? 1 : 0, sign.startsWith('?') ? 1 : Number.POSITIVE_INFINITY]
  const from = Number(counts[1] || 0)
  return [from, counts[2] === '' ? from : counts[3] === '' ? Number.POSITIVE_INFINITY : Number(counts[3])]
}

/** The plain characters that every text of an anchored pattern without alternatives starts with. */
function startOf(pattern: JsonValue | undefined): string {
  if (typeof pattern !== 'string' || !pattern.startsWith('^')) return ''
  const tokens = patternParts(pattern).tokens.slice(1)
  if (tokens.some(({ kind }) => kind === 'or')) return ''
  const end = tokens.findIndex(({ kind }) => kind !== 'literal')
  const plain = end < 0 ? tokens : tokens.slice(0, tokens[end]?.kind === 'repeat' ? end - 1 : end)
  return plain.map(({ text }) => text).join('')
}

/** Whether two patterns start with other characters, so that no text fits both. */
export function startsApart(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  const [a, b] = [startOf(one), startOf(other)]
  const shared = Math.min(a.length, b.length)
  return shared > 0 && a.slice(0, shared) !== b.slice(0, shared)
}

/**
 * Whether a pattern takes a quote, as `.` and `[^a]` do. Where it is matched against the JSON text, that quote ends the
 * string, and what follows it is read as more members or items.
 */
export const takesQuote = (pattern: string): boolean =>
  patternParts(pattern).tokens.some(({ kind, text }) => {
    if (kind === 'any' || text === '"') return true
    if (kind !== 'class' && !/^\\[SDW]$/.test(text)) return false
    try {
      return new RegExp(text, 'u').test('"')
    } catch {
      return false
    }
  })
