import { createHash } from 'node:crypto'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { renderHtml } from '../../src/report/html/html.ts'
import { STYLE } from '../../src/report/html/style.ts'
import type { Report } from '../../src/report/report.ts'
import { answeredSwap } from './fixtures/answered.ts'
import { hostileReport, manyFailures, PAYLOADS } from './fixtures/hostile.ts'
import * as named from './fixtures/named.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

function elements(html: string): readonly Element[] {
  const found: Element[] = []
  const walk = (node: Node): void => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) for (const child of node.childNodes) walk(child)
  }
  for (const node of parse(html).childNodes) walk(node)
  return found
}

const text = (element: Element): string =>
  element.childNodes
    .map((node) => ('value' in node ? node.value : 'childNodes' in node ? text(node as Element) : ''))
    .join('')
/** WCAG 2.2, "contrast ratio": of two colours, `#rgb` or `#rrggbb`. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const digits = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(digits.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const hash = (content: string): string => `'sha256-${createHash('sha256').update(content).digest('base64')}'`
const named1 = (all: readonly Element[], tag: string): readonly Element[] => all.filter((each) => each.tagName === tag)

describe('report.html', () => {
  it.each(Object.entries(named))('of %s makes no request and runs nothing but its own script', (_name, report) => {
    const all = elements(renderHtml(report))
    const policy = named1(all, 'meta').flatMap((each) =>
      each.attrs.filter((one) => one.name === 'content' && one.value.includes('default-src')),
    )[0]?.value
    const [script, style] = [named1(all, 'script'), named1(all, 'style')]
    expect([script.length, style.length]).toEqual([1, 1])
    expect(policy).toBe(
      `default-src 'none'; style-src ${hash(text(style[0] as Element))}; script-src ${hash(text(script[0] as Element))}; base-uri 'none'; form-action 'none'`,
    )
    const attributes = all.flatMap((each) => each.attrs)
    expect(attributes.filter(({ name }) => /^on|^style$|src|srcset|action|data$|ping/.test(name))).toEqual([])
    expect(attributes.filter(({ name, value }) => name === 'href' && !value.startsWith('#'))).toEqual([])
    expect(renderHtml(report)).not.toMatch(/https?:|url\(|@import/)
  })

  it.each(Object.entries(named))('of %s has every link’s target and no id twice', (_name, report) => {
    const attributes = elements(renderHtml(report)).flatMap((each) => each.attrs)
    const ids = attributes.filter(({ name }) => name === 'id').map(({ value }) => value)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { name, value } of attributes) if (name === 'href') expect(ids).toContain(value.slice(1))
  })

  it.each(Object.entries(named))('of %s has regions of different names and no empty heading', (_name, report) => {
    const all = elements(renderHtml(report))
    const labels = all
      .filter(({ attrs }) => attrs.some(({ name, value }) => name === 'role' && value === 'region'))
      .map(({ attrs }) => attrs.find(({ name }) => name === 'aria-label')?.value)
    expect(new Set(labels).size).toBe(labels.length)
    expect(named1(all, 'th').filter((each) => text(each).trim() === '')).toEqual([])
  })

  it('has links that can be read in both themes', () => {
    const themes = [...STYLE.matchAll(/--ground: (#[0-9a-f]+);.*?--soft: (#[0-9a-f]+);.*?--own: (#[0-9a-f]+);/g)]
    expect(themes).toHaveLength(2)
    for (const [, ground = '', soft = '', own = ''] of themes)
      for (const behind of [ground, soft]) expect(contrast(own, behind)).toBeGreaterThanOrEqual(4.5)
  })

  it('shows verdict, funnel, both latencies, flips and every failing call with its fault marked', () => {
    const html = renderHtml(named.failingSwap, { elapsedMs: 192_000 })
    const all = elements(html)
    expect(text(named1(all, 'h1')[0] as Element)).toBe(
      '❌ Not yet: qwen2.5-72b-awq fails 1 of 3 contracts that gpt-4o-mini-2024-07-18 passes',
    )
    expect(
      all.filter((each) => each.attrs.some(({ name, value }) => name === 'class' && value === 'funnel')),
    ).toHaveLength(3)
    expect(html.match(/<rect class="candidate"/g)?.length).toBe(12)
    expect(html.match(/class="baseline" x1/g)?.length).toBeGreaterThan(12)
    expect(named1(all, 'mark').map(text)).toEqual([
      ...Array.from({ length: 11 }, () => '"high"'),
      ...Array.from({ length: 4 }, () => '"billing"'),
      ...Array.from({ length: 3 }, () => '"shipping"'),
      '"€"',
      '```json',
    ])
    expect(named1(all, 'summary').length).toBe(3 + 18 + 3 + 2 - 1 + 1)
  })

  it('shows both answers, what was expected, how it was run, and the nights before', () => {
    const html = renderHtml(answeredSwap)
    const all = elements(html)
    const classed = (name: string) =>
      all.filter((each) => each.attrs.some((one) => one.name === 'class' && one.value === name))
    expect(new Set(classed('differs').map(text))).toEqual(new Set(['"urgent"']))
    expect(new Set(classed('fault differs').map(text))).toEqual(new Set(['"high"']))
    expect(html).toContain('<h4>Expected</h4><p><code>/priority</code>: expected <code>&quot;urgent&quot;</code>')
    const facts = named1(all, 'dl').map(text).join()
    for (const fact of ['2026-11-30', 'b7d9f2c', 'modelgate.yaml', 'http://127.0.0.1:8000/v1', 'from recorded answers'])
      expect(facts).toContain(fact)
    expect(named1(all, 'circle')).toHaveLength(4)
    expect(html).toContain('95.5 %</td><td>1.4 s</td><td>200')
  })

  it('holds neither prompts nor answers where the report has none', () => {
    const report: Report = {
      ...named.failingSwap,
      contracts: named.failingSwap.contracts.map((contract) => ({
        ...contract,
        failures: contract.failures.map(({ prompt: _prompt, answer: _answer, ...rest }) => rest),
      })),
    }
    const html = renderHtml(report)
    expect(html).not.toMatch(/Sent<|Candidate <|You label support messages/)
    expect(renderHtml(named.failingSwap)).toMatch(/You label support messages/)
  })

  it.each(PAYLOADS)('keeps its shape whatever a stranger writes: %j', (payload) => {
    const shape = (report: Report): readonly string[] =>
      elements(renderHtml(report))
        .map((each) => `${each.tagName} ${each.attrs.map(({ name }) => name).join(' ')}`)
        .filter((each) => !/^(?:mark|code) /.test(each))
    const hostile = shape(hostileReport(payload))
    if (payload.trim() !== '') expect(hostile).toEqual(shape(hostileReport('harmless')))
    const allowed =
      /^(html|head|body|meta|title|style|script|a|main|header|div|section|h[1-4]|p|b|small|code|pre|em|br|span|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|th|td|button|details|summary|label|input|select|option|output|figure|figcaption|footer|svg|rect|line|circle|text)$/
    expect(hostile.filter((each) => !allowed.test(each.split(' ')[0] ?? ''))).toEqual([])
  })

  it('opens with 20,000 failures and says what it leaves out', () => {
    const many = manyFailures()
    const long = {
      ...many,
      contracts: many.contracts.map((contract) => ({
        ...contract,
        failures: contract.failures.map((each) => ({ ...each, answer: 'x'.repeat(2_000) })),
      })),
    }
    const html = renderHtml(long)
    expect(html.length).toBeLessThan(80_000_000)
    expect(html).toContain('this page is long enough')
  })
})
