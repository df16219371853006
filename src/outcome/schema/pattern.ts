/**
 * `pattern` and `patternProperties` are ECMAScript expressions in Unicode mode. Unicode mode refuses escapes of
 * ordinary punctuation (`\-`, `\_`, `\@`), which schemas in the wild use and which mean the character itself: only
 * these are read without their backslash. Escaped letters (`\A`, `\Z`) mean other things elsewhere and stay refused.
 */
const HARMLESS = /\\([\s\S])/g
const SYNTAX = '^$\\.*+?()[]{}|/-'

export function readPattern(source: string): RegExp | string {
  const strict = tryRegExp(source)
  if (strict instanceof RegExp) return strict
  const relaxed = source.replace(HARMLESS, (whole, character: string) =>
    /[!-~]/.test(character) && !/[A-Za-z0-9]/.test(character) && !SYNTAX.includes(character) ? character : whole,
  )
  const outside = tryRegExp(escapeOutsideClass(relaxed))
  return outside instanceof RegExp ? outside : strict
}

/** `\-` is an escape inside a character class only; outside it is the character. */
function escapeOutsideClass(source: string): string {
  let inClass = false
  let text = ''
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index] as string
    if (character === '\\') {
      const next = source[index + 1] ?? ''
      text += next === '-' && !inClass ? '-' : character + next
      index += 1
      continue
    }
    if (character === '[') inClass = true
    if (character === ']') inClass = false
    text += character
  }
  return text
}

function tryRegExp(source: string): RegExp | string {
  try {
    return new RegExp(source, 'u')
  } catch (error) {
    return (error as Error).message.replace(/^Invalid regular expression: /, '')
  }
}
