import { describe, expect, it } from 'vitest'
import { cleanText } from '../../src/publish/clean.ts'
import { createRedactor, redactValue } from '../../src/publish/redact.ts'
import { annotationsOf } from '../../src/report/annotations.ts'
import { renderConsole } from '../../src/report/console.ts'
import { renderHtml } from '../../src/report/html/html.ts'
import { jsonText, renderJson } from '../../src/report/json.ts'
import { renderJunit } from '../../src/report/junit.ts'
import { renderMarkdown } from '../../src/report/markdown/markdown.ts'
import type { Report } from '../../src/report/report.ts'
import { renderSarif } from '../../src/report/sarif.ts'
import { hostileReport } from '../report/fixtures/hostile.ts'

const RENDERERS: readonly (readonly [string, (report: Report) => string])[] = [
  ['comment', (report) => renderMarkdown(report, { kind: 'comment' })],
  ['summary', (report) => renderMarkdown(report, { kind: 'summary' })],
  ['file', (report) => renderMarkdown(report, { kind: 'file' })],
  ['console', (report) => renderConsole(report, { color: true, width: 400 })],
  ['json', renderJson],
  ['junit', renderJunit],
  ['sarif', renderSarif],
  ['html', renderHtml],
  ['annotations', (report) => jsonText(annotationsOf(report))],
]

const KEYS = ['sk-proj-A1b2C3d4E5f6G7h8', 'AIza<&>"quoted"_and*starred*|`x`', 'key with spaces/and+plus==']

const ENCODINGS: readonly (readonly [string, (key: string) => string])[] = [
  ['raw', (key) => key],
  ['json', (key) => JSON.stringify(key)],
  ['uri', (key) => encodeURIComponent(key)],
  ['hex', (key) => Buffer.from(key).toString('hex')],
  ['base64', (key) => Buffer.from(key).toString('base64')],
  ['base64 of a header', (key) => Buffer.from(`Authorization: Bearer ${key}`).toString('base64')],
  ['base64 shifted by one', (key) => Buffer.from(`:${key}:`).toString('base64url')],
  ['base64 shifted by two', (key) => Buffer.from(`::${key}`).toString('base64')],
]

const redact = createRedactor(KEYS)
/** A run of the key's own characters that no encoding hides from a reader. */
const pieces = (key: string): readonly string[] => [key.slice(0, 10), key.slice(4, 14), key.slice(-10)]

describe.each(RENDERERS)('%s', (_name, render) => {
  it.each(ENCODINGS)('holds no key that came as %s', (_encoding, write) => {
    for (const key of KEYS) {
      const written = write(key)
      const report = hostileReport(`before ${written} after`)
      expect(render(report)).not.toContain('***')
      const text = redact(cleanText(render(redactValue(report, redact))))
      expect(text).toContain('***')
      for (const piece of [...pieces(key), written.slice(-20, -5)]) expect(text).not.toContain(piece)
    }
  })
})
