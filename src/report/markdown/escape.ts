import type { Inline } from '../text/inline.ts'
import { cutText, visible } from '../text/visible.ts'

/**
 * Untrusted text in GitHub-flavoured Markdown. Everything that could mean something is put into a code span, where
 * neither CommonMark nor GitHub's own filters (mentions, references, autolinks, emoji, math) look: a backslash would
 * not do, because those filters read the rendered text.
 */

/** A code span that no content can leave (CommonMark §6.1): the fence is longer than any run of backticks inside. */
export function codeSpan(text: string): string {
  const shown = visible(text)
  if (shown.trim() === '') return shown === '' ? '*(empty)*' : `*(${shown.length} spaces)*`
  const runs = shown.match(/`+/g) ?? []
  const longest = runs.reduce((most, run) => Math.max(most, run.length), 0)
  const fence = '`'.repeat(longest + 1)
  const pad = shown.startsWith('`') || shown.endsWith('`') || (shown.startsWith(' ') && shown.endsWith(' ')) ? ' ' : ''
  return `${fence}${pad}${shown}${pad}${fence}`
}

/**
 * Inline Markdown as the cell of a table. There `\|` is a pipe even inside code, and backslashes pair up first (GFM
 * §4.10): a pipe after an odd number of them gets one more than it needs, so that it never ends the cell.
 */
export const cell = (inline: string): string =>
  inline.replace(/(\\*)\|/g, (_, slashes: string) => `${slashes}${slashes.length % 2 === 0 ? '\\' : '\\\\'}|`)

/** A code span of at most `most` characters, which says how many were cut. */
export function codeCut(text: string, most: number): string {
  const { text: kept, cut } = cutText(text, most)
  return cut === 0 ? codeSpan(text) : `${codeSpan(`${kept}…`)} (+${cut} characters)`
}

/** Words that no reader of Markdown or filter of GitHub's gives a meaning to. */
const PLAIN = /^(?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}'’"“”„(),.;:!?%=+→≤≥−–—±×…·§°$€/-]|\ufe0f)+$/u
/** What GitHub links, replaces or typesets although its characters are plain. */
const MEANS_SOMETHING = [/[0-9a-f]{7,40}/i, /^\W*[a-z]+-\d+/i, /www\./i, /:\/\//, /:[\w+-]+:/, /xmpp:|mailto:/i]
/** A dollar sign before a digit never closes GitHub's math, so prices can stand beside each other. */
const PRICE = /^\(?\$\d[\d,.]*\)?[.,;:]?$/
const OPENS_A_BLOCK = /^(?:\d+[.)]|[-+=]+)$/

/** Prose whose parts may come from strangers: plain words stay, anything else becomes a code span. */
export function prose(text: string): string {
  const words = visible(text).split(/ +/)
  const first = words.findIndex((word) => word !== '')
  return words.map((word, index) => (word === '' ? word : proseWord(word, index === first))).join(' ')
}

function proseWord(word: string, first: boolean): string {
  if (word === '<' || word === '>') return `\\${word}`
  if (word.includes('$') && !PRICE.test(word)) return codeSpan(word)
  const plain =
    PLAIN.test(word) && !MEANS_SOMETHING.some((pattern) => pattern.test(word)) && !(first && OPENS_A_BLOCK.test(word))
  if (plain) return word
  const [, name = '', stop = ''] = NAME_AND_STOP.exec(word) ?? []
  return name === '' ? codeSpan(word) : `${codeSpan(name)}${stop}`
}

/** A plain name with the stop of its sentence behind it. */
const NAME_AND_STOP = /^([A-Za-z]\w*)([,.:;])$/

/** Neighbouring words are read as one, as a renderer would: `gh` before `-12` is a reference. */
function mergeProse(parts: Inline): Inline {
  const merged: Inline[number][] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part
    else merged.push(part)
  }
  return merged
}

/** Inline text as Markdown; quoted values are cut at `most` characters. Code spans never touch each other. */
export function markdownInline(parts: Inline, most = 120): string {
  let written = ''
  for (const part of mergeProse(parts)) {
    const next = typeof part === 'string' ? prose(part) : codeCut(part.code, most)
    written += written.endsWith('`') && next.startsWith('`') ? ` ${next}` : next
  }
  return written
}
