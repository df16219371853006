import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openPage, startChromium } from '../../scripts/chromium.ts'
import { renderHtml } from '../../src/report/html/html.ts'
import { renderMatrixHtml } from '../../src/report/matrix/matrix-html.ts'
import { CHOICE, NONE } from './fixtures/matrices.ts'
import { passing } from './fixtures/named.ts'

const chromium = findChromium()
const cost = { calls_per_month: 2e6, old_usd: 420, new_usd: 180 }
const owners = [{ owner: 'team-search', contracts: ['a'], unpriced: ['b'], ...cost }]
const pages: Readonly<Record<string, string>> = {
  'candidates of which some pass': renderMatrixHtml(CHOICE),
  'candidates of which none does': renderMatrixHtml(NONE),
  'a report with dollars by owner': renderHtml({ ...passing, costs_by_owner: { owners, total: cost } }),
}

describe.skipIf(chromium === null)('the pages of several candidates and of owners in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'modelgate-matrix-'))
  let browser: Browser
  beforeAll(async () => {
    browser = await startChromium(chromium ?? '')
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(
    Object.keys(pages).flatMap((name) =>
      (
        [
          ['light', 1280],
          ['dark', 390],
        ] as const
      ).map(([theme, width]) => [name, theme, width] as const),
    ),
  )('%s: nothing that axe minds in the %s theme at %i px, and no scrolling sideways', async (name, theme, width) => {
    const file = join(folder, 'report.html')
    writeFileSync(file, pages[name] ?? '')
    const page = await openPage(browser, width, theme)
    page.on('console', (message) => expect(message.text()).toBe(''))
    await page.goto(`file://${file}`)
    await page.evaluate(axe.source)
    const { violations } = (await page.evaluate('axe.run(document)')) as axe.AxeResults
    expect(violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`)).toEqual([])
    expect(await page.$eval('html', (root) => root.scrollWidth)).toBe(width)
    await page.close()
  })
})
