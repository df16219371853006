/**
 * Characters that a reader can't see or that reorder what they see: zero-width, bidi controls, fillers, variation
 * selectors (but U+FE0F, which emoji carry), tags, line and paragraph separators (Unicode TR36 §2.5; CVE-2021-42574).
 */
export const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single code points, on purpose
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu

/** C0, DEL and C1, with tab and line feed. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g

/** In a `u` pattern a surrogate matches only where it stands alone. */
const LONE_SURROGATE = /[\ud800-\udfff]/gu

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** `\u{202e}`: how a character that must not be written is shown. */
export const codePoint = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`

/** Nothing to be done: nearly every text. */
const PLAIN = /^[\x20-\x7e]*$/

/** Untrusted text as one line in which every character can be seen. */
export const visible = (text: string): string => (PLAIN.test(text) ? text : everyCharacter(text))

const everyCharacter = (text: string): string =>
  text
    .replace(CONTROL, (character) => SHORT[character] ?? codePoint(character))
    .replace(INVISIBLE, codePoint)
    .replace(LONE_SURROGATE, codePoint)

/** Text cut to `most` characters, never through a surrogate pair, and how many characters were cut. */
export function cutText(text: string, most: number): { readonly text: string; readonly cut: number } {
  if (text.length <= most) return { text, cut: 0 }
  const last = text.charCodeAt(most - 1)
  const end = last >= 0xd800 && last <= 0xdbff ? most - 1 : most
  return { text: text.slice(0, end), cut: text.length - end }
}
