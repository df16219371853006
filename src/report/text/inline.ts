import { visible } from './visible.ts'

/** Words for people, still without a format: prose, and quoted values that each renderer escapes in its own way. */
export type Inline = readonly (string | Code)[]

/** Something quoted as it is: a name, a value, a place. Mostly untrusted. */
export interface Code {
  readonly code: string
}

export const code = (text: string): Code => ({ code: text })

/** Tag: inline`${code(name)} is ${value}`. Strings and numbers become prose, inline texts are spliced in. */
export function inline(strings: TemplateStringsArray, ...values: readonly (string | number | Code | Inline)[]): Inline {
  const parts: (string | Code)[] = []
  strings.forEach((text, index) => {
    if (text !== '') parts.push(text)
    const value = values[index]
    if (value === undefined) return
    if (typeof value === 'string' || typeof value === 'number') parts.push(String(value))
    else if ('code' in value) parts.push(value)
    else parts.push(...value)
  })
  return parts
}

/** A sentence that quotes with backticks, as notes and findings do. An unpaired backtick is prose. */
export function inlineOf(sentence: string): Inline {
  const pieces = sentence.split('`')
  const paired = pieces.length % 2 === 1 ? pieces.length : pieces.length - 1
  const parts: (string | Code)[] = []
  for (let index = 0; index < paired; index++) {
    const piece = pieces[index] ?? ''
    if (piece !== '') parts.push(index % 2 === 1 ? { code: piece } : piece)
  }
  return paired === pieces.length ? parts : [...parts, `\`${pieces[paired] ?? ''}`]
}

export function joinInline(texts: readonly Inline[], between: string): Inline {
  return texts.flatMap((each, index) => (index === 0 ? each : [between, ...each]))
}

/** Parts with prose and quoted values turned to text by the format's own escapers. */
export const renderInline = (
  parts: Inline,
  prose: (text: string) => string,
  quoted: (text: string) => string,
): string => parts.map((part) => (typeof part === 'string' ? prose(part) : quoted(part.code))).join('')

/** As plain text on one line, for consoles, annotations, JUnit and SARIF: every character visible. */
export const plainText = (parts: Inline): string => renderInline(parts, visible, (text) => visible(text) || '(empty)')
