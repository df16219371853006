import { createHash } from 'node:crypto'
import { htmlText } from './escape.ts'

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/**
 * One file that makes no request when it is opened. Its policy forbids everything but its own style and its own script,
 * each by its hash, so that nothing a model or a stranger wrote could run even if it were not escaped.
 *
 * @param title plain text
 * @param script null: the page has none, and may run none
 */
export const htmlPage = (title: string, style: string, script: string | null, body: string): string =>
  `${pageStart(title, style, script)}${body}${PAGE_END}`

/** All of the page in front of what its body holds, for one that is written bit by bit; behind it comes `PAGE_END`. */
export function pageStart(title: string, style: string, script: string | null): string {
  const scripts = script === null ? '' : ` script-src ${hashOf(script)};`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${hashOf(style)};${scripts} base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${htmlText(title)}</title>
<style>${style}</style>
</head>
<body>
`
}

export const PAGE_END = `
</body>
</html>
`
