import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openPage, startChromium } from '../../scripts/chromium.ts'
import { renderHtml } from '../../src/report/html/html.ts'
import type { Report } from '../../src/report/report.ts'
import { answeredSwap } from './fixtures/answered.ts'
import * as named from './fixtures/named.ts'

const chromium = findChromium()
const { passing, inconclusive, weakened } = named
const pages: Readonly<Record<string, Report>> = { passing, inconclusive, weakened, answeredSwap }

/** The page as a browser has it: its links, its script, its look. */
describe.skipIf(chromium === null)('report.html in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'modelgate-page-'))
  let browser: Browser

  beforeAll(async () => {
    browser = await startChromium(chromium ?? '')
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Opened without an error: nothing asks for what the page's own policy forbids. */
  async function open(report: Report, width = 1280, theme: 'light' | 'dark' = 'light', hash = ''): Promise<Page> {
    const file = join(folder, 'report.html')
    writeFileSync(file, renderHtml(report))
    const page = await openPage(browser, width, theme)
    page.on('pageerror', (error) => expect.fail(String(error)))
    page.on('console', (message) => expect(message.text()).toBe(''))
    await page.goto(`file://${file}${hash}`)
    return page
  }

  const shown = (page: Page): Promise<readonly string[]> =>
    page.$$eval('.calls > details', (all) =>
      all.filter((each) => each.checkVisibility()).map((each) => each.querySelector('code')?.textContent ?? ''),
    )
  const told = (page: Page): Promise<string> => page.$eval('#filters output', (output) => output.textContent ?? '')

  describe.each(Object.entries(pages))('of %s', (_name, report) => {
    it.each([
      ['light', 1280],
      ['light', 400],
      ['dark', 1280],
      ['dark', 400],
    ] as const)(
      'has nothing that axe minds in the %s theme at %i px, and needs no scrolling sideways',
      async (theme, width) => {
        const page = await open(report, width, theme)
        await page.$$eval('details', (all) => {
          for (const each of all.slice(0, 30)) each.open = true
        })
        await page.evaluate(axe.source)
        const { violations } = (await page.evaluate('axe.run(document)')) as axe.AxeResults
        expect(violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`)).toEqual([])
        expect(await page.$eval('html', (root) => root.scrollWidth)).toBe(width)
        await page.close()
      },
    )
  })

  it.each([
    ['a word of an answer', 'facturation', { group: 'fr', calls: 4 }],
    ['two words, in any case', 'BILLING Charged', { group: '', calls: 11 }],
    ['a case', 'ja-014', { group: 'ja', calls: 1 }],
    ['nothing that is there', 'zeppelin', { group: '', calls: 0 }],
  ])('finds %s', async (_what, text, { group, calls }) => {
    const page = await open(answeredSwap)
    const all = (await shown(page)).length
    await page.type('#f-text', text)
    const found = await shown(page)
    expect(found).toHaveLength(calls)
    for (const id of found) expect(id).toMatch(new RegExp(`^${group}`))
    expect(await told(page)).toBe(`${calls} of ${all} failing calls`)
    await page.click('#f-clear')
    expect(await shown(page)).toHaveLength(all)
    await page.close()
  })

  it('filters by contract, group and outcome together', async () => {
    const page = await open(answeredSwap)
    await page.select('#f-contract', 'support-triage')
    expect(await shown(page)).toHaveLength(18)
    await page.select('#f-group', 'ja')
    expect(await shown(page)).toHaveLength(10)
    await page.select('#f-outcome', 'wrong-calls')
    expect(await shown(page)).toEqual([])
    expect(await page.$$eval('section.contract', (all) => all.filter((each) => each.checkVisibility()).length)).toBe(0)
    await page.close()
  })

  it('opens the call that a link names, also one that a filter hides', async () => {
    const page = await open(answeredSwap, 1280, 'light', '#case:support-triage/ja-014')
    const opened = (): Promise<readonly string[]> =>
      page.$$eval('.calls > details[open]', (all) => all.map((each) => each.querySelector('.call')?.id ?? ''))
    expect(await opened()).toEqual(['case:support-triage/ja-014'])
    await page.type('#f-text', 'de-003')
    await page.evaluate("location.hash = '#case:support-triage/fr-007'")
    await page.waitForFunction("document.querySelectorAll('.calls > details[open]').length === 2")
    expect(await opened()).toEqual(['case:support-triage/ja-014', 'case:support-triage/fr-007'])
    await page.close()
  })

  it('sorts its contracts', async () => {
    const page = await open(answeredSwap)
    const names = (): Promise<readonly string[]> =>
      page.$$eval('table.sortable tbody tr', (rows) => rows.map((row) => row.cells[1]?.textContent ?? ''))
    await page.click('table.sortable th:nth-child(2) button')
    expect(await names()).toEqual(['invoice-extract', 'rebooking-agent', 'support-triage'])
    await page.close()
  })

  it('shows every call without a script', async () => {
    const page = await openPage(browser, 1280, 'light')
    await page.setJavaScriptEnabled(false)
    const file = join(folder, 'plain.html')
    writeFileSync(file, renderHtml(answeredSwap))
    await page.goto(`file://${file}`)
    expect(await page.$$eval('#filters', (all) => all.filter((each) => each.checkVisibility()).length)).toBe(0)
    expect(await shown(page)).toHaveLength(
      answeredSwap.contracts.reduce((sum, { failures }) => sum + failures.length, 0),
    )
    await page.close()
  })

  it('shows at 390 px what decides: result, contract, comparison and the figure that fails', async () => {
    const page = await open(answeredSwap, 390)
    const cells = await page.$$eval('table.sortable tbody tr:first-child td', (all) =>
      all.filter((each) => each.getBoundingClientRect().right <= 390).map((each) => each.textContent ?? ''),
    )
    expect(cells).toEqual(['❌', 'support-triage', 'regressed −6.0 pt (−10.9 to −1.6)', '91.0 % < 95'])
    await page.close()
  })
})
