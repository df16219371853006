import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../../src/report/markdown/markdown.ts'
import type { Report } from '../../src/report/report.ts'
import { hostileReport, manyFailures, PAYLOADS } from './fixtures/hostile.ts'
import * as named from './fixtures/named.ts'
import { MEANINGFUL, rendered } from './rendered.ts'

const comment = (report: Report): string => renderMarkdown(report, { kind: 'comment', elapsedMs: 192_000 })

describe('the comment', () => {
  it.each(Object.entries(named))('of %s is the stored text', async (name, report) => {
    await expect(comment(report)).toMatchFileSnapshot(`./stored/${name}.md`)
  })

  it.each(Object.entries(named))('of %s renders to headings, paragraphs, tables and lists alone', (_name, report) => {
    const { tags } = rendered(comment(report))
    const ours = ['h3', 'p', 'strong', 'code', 'br', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'ul', 'li']
    expect(tags.filter((tag) => !ours.includes(tag))).toEqual([])
  })

  it('folds the details of a contract from the third one on that does not pass', () => {
    const [one] = named.failingSwap.contracts
    if (one === undefined) throw new Error('the fixture lost its contract')
    const names = ['first', 'second', '<b>third</b> @team', 'fourth']
    const text = comment({ ...named.failingSwap, contracts: names.map((name) => ({ ...one, name })) })
    const { html, tags, open } = rendered(text)
    expect(tags.filter((tag) => tag === 'details' || tag === 'summary')).toHaveLength(4)
    expect(html).toContain('<summary>❌ <code>&lt;b&gt;third&lt;/b&gt; @team</code>: 182 of 200 ok</summary>')
    expect(open).not.toMatch(/@team/)
    expect(tags).not.toContain('b')
    // What is folded is Markdown still: its tables are tables.
    expect(tags.filter((tag) => tag === 'table')).toHaveLength(5)
  })

  it('holds the comparison in the second column, and breaks no cell twice', () => {
    const rows = comment(named.failingSwap)
      .split('\n')
      .filter((line) => /^\| {2}\| contract |^\| [❌⚪✅] /u.test(line))
    expect(rows[0]).toMatch(/^\| {2}\| contract \| match against baseline/)
    for (const row of rows.slice(1))
      for (const each of row.replace(/ \|$/, '').split(' | ').slice(2))
        expect(each.trim().split(' ').length, each).toBeLessThanOrEqual(2)
  })

  it('leaves the comparison out where there is no baseline', () => {
    expect(comment(named.failingAlone)).not.toMatch(/against baseline|Flips|was \)|\(was\)/)
  })

  it('shows no figure where nothing was measured', () => {
    expect(comment(named.notEvaluated)).not.toMatch(/ 0 %|100 %|\$0/)
  })
})

describe('hostile text in every field', () => {
  const kinds = ['comment', 'summary', 'file'] as const
  const skeleton = (report: Report, kind: (typeof kinds)[number]): string =>
    rendered(renderMarkdown(report, { kind }))
      .tags.filter((tag) => tag !== 'code' && tag !== 'em')
      .join(' ')

  it.each(PAYLOADS.map((payload, index) => [index, payload] as const))(
    'payload %i changes nothing but code: %j',
    (_index, payload) => {
      for (const kind of kinds) {
        const report = hostileReport(payload)
        const { open, tags } = rendered(renderMarkdown(report, { kind }))
        for (const pattern of MEANINGFUL) expect(open).not.toMatch(pattern)
        expect(tags).not.toContain('a')
        expect(tags).not.toContain('img')
        if (payload.trim() !== '') expect(skeleton(report, kind)).toBe(skeleton(hostileReport('harmless'), kind))
      }
    },
  )
})

describe('limits', () => {
  const many = manyFailures()

  it('a comment of 20,000 failures stays within 65,000 characters, failures first, and counts the rest', () => {
    const text = comment(many)
    expect(text.length).toBeLessThanOrEqual(65_000)
    expect(text.length).toBeGreaterThan(5_000)
    expect(text.indexOf('| ❌ |')).toBeLessThan(text.includes('| ✅ |') ? text.indexOf('| ✅ |') : text.length)
    expect(text).toMatch(/…and \d+ more contracts/)
    expect(text).toMatch(/…and \d+ more places of failure, \d+ calls/)
  })

  it('a summary stays within 1,000,000 bytes, uses its room and counts the calls it leaves out', () => {
    const text = renderMarkdown(many, { kind: 'summary' })
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000)
    expect(Buffer.byteLength(text)).toBeGreaterThan(900_000)
    expect(text).toMatch(/…and [\d,]+ more, in report.json/)
  })

  it('a summary is measured in bytes', () => {
    const wide = hostileReport('請求'.repeat(2_000))
    expect(Buffer.byteLength(renderMarkdown(wide, { kind: 'summary', limit: 20_000 }))).toBeLessThanOrEqual(20_000)
  })

  it('a file names every failing call', () => {
    const text = renderMarkdown(many, { kind: 'file' })
    for (const id of ['case-0-0', 'case-99-50', 'case-199-99']) expect(text).toContain(id)
  })

  it.each([60, 200, 1_000, 3_000, 10_000])('%i characters are never exceeded', (limit) => {
    expect(renderMarkdown(many, { kind: 'comment', limit }).length).toBeLessThanOrEqual(limit)
    expect(renderMarkdown(named.failingSwap, { kind: 'comment', limit }).length).toBeLessThanOrEqual(limit)
  })
})
