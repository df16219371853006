import { visible } from './text/visible.ts'

/** Not `Char` of XML 1.0 (§2.2); surrogates alone included. What `visible` leaves of them is dropped. */
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu

/** Nothing to be done: nearly every text. */
const PLAIN = /^[ !#$%(-;=?-~]*$/

const MARKUP = /[&<>"']/g
const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Untrusted text for XML content or an attribute, on one line, every character visible and legal. */
export const xmlText = (text: string): string =>
  PLAIN.test(text)
    ? text
    : visible(text)
        .replace(ILLEGAL, '')
        .replace(MARKUP, (character) => REFERENCES[character] as string)

/** ` name="value"` for each, in order. */
export const xmlAttributes = (attributes: Readonly<Record<string, string | number>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('')
