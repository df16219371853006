import { describe, expect, it } from 'vitest'
import type { ModelFigures } from '../../src/report/figures.ts'
import { renderHtml } from '../../src/report/html/html.ts'
import { assembleMatrix } from '../../src/report/matrix/matrix.ts'
import { renderMatrixConsole } from '../../src/report/matrix/matrix-console.ts'
import { renderMatrixHtml } from '../../src/report/matrix/matrix-html.ts'
import { renderMatrixMarkdown } from '../../src/report/matrix/matrix-markdown.ts'
import type { Report } from '../../src/report/report.ts'
import { CHOICE, candidate, figures, NONE } from './fixtures/matrices.ts'
import { failingSwap, passing } from './fixtures/named.ts'
import { MEANINGFUL, rendered } from './rendered.ts'

describe('several candidates in one table', () => {
  it.each([
    ['candidates', CHOICE],
    ['candidates-open', NONE],
  ] as const)('%s: comment and console are the stored texts', async (name, matrix) => {
    await expect(renderMatrixMarkdown(matrix, { kind: 'comment' })).toMatchFileSnapshot(`stored/${name}.md`)
    await expect(renderMatrixConsole(matrix, { color: false, width: null })).toMatchFileSnapshot(
      `stored/${name}.console.txt`,
    )
  })

  it('are chosen by rates, then price, then speed; what is the same for all tells nothing', () => {
    const choice = (...own: readonly ModelFigures[]) => {
      const found = assembleMatrix(
        'any',
        own.map((one, at) => candidate(passing, `m${at}`, one)),
      ).choice
      return [found?.best, found?.cheapest ?? null, found?.fastest ?? null].map(
        (one) => one?.report.candidate.model ?? null,
      )
    }
    expect(choice(figures(190, 0.1, 900), figures(191, 0.2, 1000))).toEqual(['m1', 'm0', 'm0'])
    expect(choice(figures(190, 0.2, 900), figures(190, 0.1, 1000))).toEqual(['m1', 'm1', 'm0'])
    expect(choice(figures(190, 0.1, 1000), figures(190, 0.1, 900))).toEqual(['m1', null, 'm1'])
    expect(choice(figures(190, null, 900), figures(190, 0.1, 900))).toEqual(['m1', null, null])
    expect(choice(figures(190, 0.1, 900))).toEqual(['m0', null, null])
  })

  it('say what a month would cost where contracts name volume and owner', () => {
    const cost = { calls_per_month: 2e6, old_usd: 420, new_usd: 180 }
    const owners = [{ owner: 'search', contracts: ['a'], unpriced: [], ...cost }]
    const owned: Report = { ...passing, costs_by_owner: { owners, total: cost } }
    const matrix = assembleMatrix('any', [candidate(owned, 'm', figures(190, 0.1, 900))])
    expect(renderMatrixMarkdown(matrix, { kind: 'comment' })).toMatch(/\(baseline\).*\| 420 \|[\s\S]*\| `m`.*\| 180 \|/)
  })

  it.each([2_000, 6_000, 65_000])('keep their table whole in a comment of %i characters', (limit) => {
    const text = renderMatrixMarkdown(CHOICE, { kind: 'comment', limit })
    expect(text.length).toBeLessThanOrEqual(limit)
    for (const model of ['small', 'middle', 'large']) expect(text).toMatch(new RegExp(`\\| \`${model}\` \\|`))
    if (limit < 6_000) expect(text).toMatch(/…and \d+ more lines|…and the details of/)
  })

  it('say nothing that a stranger’s name means to GitHub or to a browser', () => {
    const name = '@octo/team #12 <img src=x onerror=alert(1)> | `x` [a](https://example.com) ::error::'
    const matrix = assembleMatrix('any', [
      candidate(passing, name, figures(196, 0.09, 900)),
      candidate(failingSwap, `${name}2`, figures(196, 0.09, 900)),
    ])
    const { tags, open } = rendered(renderMatrixMarkdown(matrix, { kind: 'comment' }))
    expect(tags).not.toContain('img')
    expect(tags).not.toContain('a')
    for (const meaning of MEANINGFUL) expect(open).not.toMatch(meaning)
    const html = renderMatrixHtml(matrix)
    expect(html).not.toContain('<img')
    expect(html).toContain("default-src 'none'")
    for (const [, href] of html.matchAll(/href="([^"]*)"/g))
      expect(href).toMatch(/^[\w.%-]+\/report\.html(#contract:[\w.%-]+)?$/)
  })

  it('lead from each contract to its section in the candidate’s own page', () => {
    const named = passing.contracts.flatMap((one) => ['first', 'of "two"'].map((name) => ({ ...one, name })))
    const report: Report = { ...passing, contracts: named }
    const html = renderMatrixHtml(assembleMatrix('any', [candidate(report, 'm', figures(190, 0.1, 900))]))
    const led = [...html.matchAll(/href="m\/report\.html#([^"]*)"/g)].map(([, id]) => `<section id="${id}"`)
    expect(led).toHaveLength(2)
    const page = renderHtml(report)
    for (const section of led) expect(page).toContain(section)
  })
})
