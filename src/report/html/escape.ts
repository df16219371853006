import type { Inline } from '../text/inline.ts'
import { renderInline } from '../text/inline.ts'
import { xmlText } from '../xml.ts'

/** Untrusted text for HTML content or a quoted attribute, on one line. What is legal in XML is legal here. */
export const htmlText = xmlText

/** Untrusted text of several lines for a `pre`: line feeds and tabs stay, all else is visible. */
export const htmlLines = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map((line) => line.split('\t').map(htmlText).join('\t'))
    .join('\n')

export const htmlCode = (text: string): string => `<code>${text === '' ? '(empty)' : htmlText(text)}</code>`

export const htmlInline = (parts: Inline): string => renderInline(parts, htmlText, htmlCode)

/** A number for an SVG attribute: short, and never in scientific notation. */
export const coordinate = (value: number): string => String(Number(value.toFixed(2)))
