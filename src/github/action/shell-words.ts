/**
 * Splits a text as a POSIX shell splits words (XCU §2.2): white space between words, single and double quotes, a
 * backslash before a character. Nothing is expanded and nothing is run: `$`, `|`, `;` and the like stand for themselves.
 *
 * @returns the words, or in words why there are none
 */
export function shellWords(text: string): readonly string[] | { readonly fault: string } {
  const words: string[] = []
  let word: string | null = null
  let at = 0
  while (at < text.length) {
    const character = text[at] as string
    if (/\s/.test(character)) {
      if (word !== null) words.push(word)
      word = null
      at++
    } else if (character === "'" || character === '"') {
      const quoted = quotedPart(text, at + 1, character)
      if (quoted === null) return { fault: `a ${character} is never closed` }
      word = (word ?? '') + quoted.text
      at = quoted.end
    } else if (character === '\\') {
      if (at + 1 === text.length) return { fault: 'a \\ stands at the end' }
      // A line end after a backslash continues the line.
      if (text[at + 1] !== '\n') word = (word ?? '') + text[at + 1]
      at += 2
    } else {
      word = (word ?? '') + character
      at++
    }
  }
  if (word !== null) words.push(word)
  return words
}

/** What stands before the closing quote, and where the text goes on behind it. In single quotes nothing is special. */
function quotedPart(
  text: string,
  start: number,
  quote: string,
): { readonly text: string; readonly end: number } | null {
  let read = ''
  for (let at = start; at < text.length; at++) {
    const character = text[at] as string
    if (character === quote) return { text: read, end: at + 1 }
    const next = text[at + 1]
    if (quote === '"' && character === '\\' && next !== undefined && '\\"$`\n'.includes(next)) {
      if (next !== '\n') read += next
      at++
    } else read += character
  }
  return null
}
