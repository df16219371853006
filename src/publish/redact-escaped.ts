/**
 * One character written otherwise: `\u0041` and `\/` (JSON, Markdown), `%41` (RFC 3986 §2.1), `&#65;` and `&lt;` (HTML),
 * each also behind further backslashes, `25` or `amp;` where it was written so more than once. Counts are bounded, so
 * that a long run of backslashes is read once.
 */
const ESCAPE =
  /\\{1,8}u([0-9a-f]{4})|%(?:25){0,4}([2-7][0-9a-f])|&(?:amp;){0,4}(?:#x0{0,4}([2-7][0-9a-f])|#0{0,4}(\d{2,3})|(amp|lt|gt|quot|apos));|\\{1,8}([!-/:-@[-`{-~])/gi

/**
 * Whether a character that needs no escape is escaped all the same; without one there is nothing to look for. `&#39;`
 * is how HTML must be written: the forms that a redactor begins with have it.
 */
const NEEDLESS = /\\u00[2-7]|%[2-7]|&(?:amp;)*#(?:x0*[2-7]|(?!39;)0*\d)/i

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export const hasNeedlessEscape = (text: string): boolean => NEEDLESS.test(text)

/**
 * Takes out what `pattern` (global) finds only once escapes are undone, whichever characters they were chosen for. A
 * writer of JSON, URLs or HTML may escape any character, so that no list of forms is complete.
 */
export function redactEscaped(text: string, pattern: RegExp, redacted: string): string {
  if (!hasNeedlessEscape(text)) return text
  const { plain, escapes } = unescaped(text)
  const found = [...plain.matchAll(pattern)]
  if (found.length === 0) return text
  let [written, last, seen] = ['', 0, 0]
  /** Where the character of `plain` at `index` begins in the text. */
  const sourceOf = (index: number): number => {
    while ((escapes[seen]?.at ?? index) < index) seen++
    const before = escapes[seen - 1]
    return before === undefined ? index : before.to + (index - before.at - 1)
  }
  for (const match of found) {
    written += text.slice(last, sourceOf(match.index)) + redacted
    last = sourceOf(match.index + match[0].length)
  }
  return written + text.slice(last)
}

/** An escape: where its character stands in the plain text, and where it ends in the other. */
interface Escape {
  readonly at: number
  readonly to: number
}

/** A text with its escapes undone, once. */
export function unescaped(text: string): { readonly plain: string; readonly escapes: readonly Escape[] } {
  const escapes: Escape[] = []
  let [plain, last] = ['', 0]
  for (const match of text.matchAll(ESCAPE)) {
    plain += text.slice(last, match.index)
    last = match.index + match[0].length
    escapes.push({ at: plain.length, to: last })
    plain += characterOf(match)
  }
  return { plain: plain + text.slice(last), escapes }
}

function characterOf([, json, percent, hexadecimal, decimal, name, itself]: RegExpMatchArray): string {
  if (itself !== undefined) return itself
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? ''
  const unit = decimal === undefined ? Number.parseInt(json ?? percent ?? hexadecimal ?? '', 16) : Number(decimal)
  return String.fromCharCode(unit)
}
