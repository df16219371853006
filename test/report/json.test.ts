import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../../src/publish/clean.ts'
import { jsonText, renderJson, renderJsonFile } from '../../src/report/json.ts'
import { jsonParts } from '../../src/report/json-parts.ts'
import { hostileReport, PAYLOADS } from './fixtures/hostile.ts'
import { failingSwap } from './fixtures/named.ts'

describe('report.json', () => {
  it('is indented by two, ends in a line feed and reads back as the report', () => {
    const text = renderJson(failingSwap)
    expect(text.slice(0, 16)).toBe('{\n  "format": 1,')
    expect(text.endsWith('}\n')).toBe(true)
    expect(JSON.parse(text)).toEqual(failingSwap)
    expect(renderJson(structuredClone(failingSwap))).toBe(text)
  })

  it.each(PAYLOADS)('loses nothing of %j, and a sink finds nothing to take out', (payload) => {
    const report = hostileReport(payload)
    expect(JSON.parse(renderJson(report))).toEqual(report)
    expect(cleanText(renderJson(report))).toBe(renderJson(report))
    expect([...renderJsonFile(report)].join('')).toBe(renderJson(report))
  })

  it('is written in parts that make up the text, to any depth, of any data', () => {
    const data = fc.object({ maxDepth: 4, withNullPrototype: true, values: [fc.anything({ maxDepth: 0 })] })
    fc.assert(
      fc.property(fc.oneof(data, fc.array(data)), fc.nat({ max: 6 }), (value, depth) => {
        expect([...jsonParts(value, depth)].join('')).toBe(JSON.stringify(value, null, 2))
      }),
    )
  })

  it('does so for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(jsonText({ [text]: [text] }))).toEqual({ [text]: [text] })
        expect(cleanText(jsonText([text]))).toBe(jsonText([text]))
      }),
    )
  })
})
