import { jsonParts } from './json-parts.ts'
import type { Report } from './report.ts'
import { INVISIBLE } from './text/visible.ts'
import { wholeLines } from './whole-lines.ts'

/** DEL and C1, which JSON may hold bare. */
const C1 = /[\u007f-\u009f]/g

const escaped = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')

/**
 * `report.json`: two spaces, members in the order of the type, a trailing line feed; the same report gives the same
 * bytes. Characters that a terminal or a reader could be fooled by are written as JSON escapes, which loses nothing;
 * so is the bracket of `##[`, which a runner's log would take for a command. No host and no path is in it.
 */
export const renderJson = (report: Report): string => `${jsonText(published(report))}\n`

/** The same a failure at a time: ten thousand of them as one text, and its copies, were the peak of memory. */
export const renderJsonFile = (report: Report): Iterable<string> => wholeLines(fileParts(published(report)))

function* fileParts(report: unknown): Generator<string> {
  for (const part of jsonParts(report, FAILURES_DEPTH)) yield inert(part)
  yield '\n'
}

/** Of a failure: report, `contracts`, contract, `failures`. */
const FAILURES_DEPTH = 4

const published = ({
  called_with: _asked,
  run: _made,
  nights: _before,
  durations: _took,
  calls: _each,
  figures: _all,
  ...report
}: Report): unknown => report

/** Any plain data as such JSON. Lone surrogates are escaped by `JSON.stringify` itself (ES2019). */
export const jsonText = (value: unknown): string => inert(JSON.stringify(value, null, 2))

const inert = (json: string): string =>
  json.replace(C1, escaped).replace(INVISIBLE, escaped).replaceAll('##[', '##\\u005b')
