import { count } from '../text/numbers.ts'
import { cutText } from '../text/visible.ts'
import { htmlLines } from './escape.ts'
import type { TextSpan } from './locate.ts'

/** `fault`: where the answer goes wrong; `differs`: where the other model said something else. */
export interface Mark extends TextSpan {
  readonly kind: 'fault' | 'differs'
}

/** Characters of one text that are shown. */
const MOST_TEXT = 20_000

/** A text with its marks, which may overlap; one without width, at the end of a cut answer, is drawn as a block. */
export function markedText(whole: string, marks: readonly Mark[]): string {
  const { text, cut } = cutText(whole, MOST_TEXT)
  const shown = marks.filter(({ start, end }) => start <= end && end <= text.length)
  const edges = [...new Set([0, ...shown.flatMap(({ start, end }) => [start, end]), text.length])].sort((a, b) => a - b)
  const pieces = edges.map((from, index) => {
    const empty = shown.some(({ kind, start, end }) => kind === 'fault' && start === from && end === from)
    const to = edges[index + 1] ?? from
    const kinds = new Set(
      shown.filter(({ start, end }) => start <= from && to <= end && start < end).map((m) => m.kind),
    )
    const piece = htmlLines(text.slice(from, to))
    return `${empty ? '<mark class="fault">▮</mark>' : ''}${kinds.size === 0 || from === to ? piece : `<mark class="${[...kinds].join(' ')}">${piece}</mark>`}`
  })
  return `${pieces.join('')}${cut === 0 ? '' : `\n<em>…${count(cut)} more characters</em>`}`
}
