import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'puppeteer-core'
import { findChromium, startChromium } from '../scripts/chromium.ts'
import { renderHtml } from '../src/report/html/html.ts'
import type { Report } from '../src/report/report.ts'
import type { ReportFailure } from '../src/report/reported-call.ts'
import { answeredSwap } from '../test/report/fixtures/answered.ts'

/**
 * How long `report.html` of 10,000 failing calls takes to open in Chromium, against that of another checkout, and how
 * long a search in it takes until the page is painted again: `node bench/report-page.ts --before FOLDER`. Rounds
 * alternate; on a machine that does other things too, compare the least of each.
 */
const ROUNDS = 5
const FAILURES = 10_000

const { values } = parseArgs({ options: { before: { type: 'string' } } })

/** Every call with an answer of the length of a small extraction, each a little different. */
function manyFailures(): Report {
  const [first] = answeredSwap.contracts
  const sample = first?.failures[0]
  if (first === undefined || sample === undefined) throw new Error('the fixture has no failure')
  const failures = Array.from({ length: FAILURES }, (_, at): ReportFailure => {
    const answer = `{"category":"billing","priority":"high","summary":"Charged twice, wants a refund now.","order":"A-${at}","lines":[{"sku":"S-1","count":${at % 7}},{"sku":"S-2","count":1}]}`
    const baseline = { outcome: 'ok' as const, answer: answer.replace('"high"', '"urgent"') }
    return { ...sample, case: `case-${at}`, group: `g${at % 12}`, answer, baseline }
  })
  return { ...answeredSwap, contracts: [{ ...first, planned: FAILURES, failures }] }
}

/** ms from the start of the navigation to the end of load and the first paint behind it. */
async function opening(browser: Browser, file: string): Promise<{ readonly ms: number; readonly page: Page }> {
  const page = await browser.newPage()
  await page.goto(`file://${file}`, { waitUntil: 'load' })
  const ms = await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))',
  )
  return { ms: ms as number, page }
}

/** ms from what was typed to the page being painted with its answer. */
const search = (page: Page, text: string): Promise<number> =>
  page.evaluate(
    `new Promise((done) => {
      const field = document.getElementById('f-text')
      const start = performance.now()
      field.value = ${JSON.stringify(text)}
      field.dispatchEvent(new Event('input', { bubbles: true }))
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
    })`,
  ) as Promise<number>

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0
const shown = (numbers: readonly number[]): string =>
  `${median(numbers).toFixed(0)} ms, at least ${Math.min(...numbers).toFixed(0)} ms (${numbers.map((one) => one.toFixed(0)).join(', ')})`

const chromium = findChromium()
if (chromium === null) console.log('Nothing was measured: no Chromium is installed.')
else {
  const folder = mkdtempSync(join(tmpdir(), 'modelgate-page-'))
  const report = manyFailures()
  const pages = { now: join(folder, 'now.html'), before: join(folder, 'before.html') }
  writeFileSync(pages.now, renderHtml(report))
  if (values.before !== undefined) {
    const url = pathToFileURL(join(values.before, 'src/report/html/html.ts')).href
    const other = (await import(url)) as { readonly renderHtml: typeof renderHtml }
    writeFileSync(pages.before, other.renderHtml(report))
  }
  const browser = await startChromium(chromium)
  const opened: { readonly now: number[]; readonly before: number[] } = { now: [], before: [] }
  const searched: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    for (const name of values.before === undefined ? (['now'] as const) : (['before', 'now'] as const)) {
      const { ms, page } = await opening(browser, pages[name])
      // The first round warms the browser.
      if (round > 0) opened[name].push(ms)
      if (name === 'now' && round > 0) {
        await page.waitForFunction('document.getElementById("filters").dataset.indexed === "yes"')
        for (const text of ['case-77', 'a-4242', 'twice', 'zeppelin', '']) searched.push(await search(page, text))
      }
      await page.close()
    }
  }
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
  console.log(`${FAILURES} failing calls open in ${shown(opened.now)}`)
  if (values.before !== undefined)
    console.log(`  before: ${shown(opened.before)}; ${(median(opened.now) / median(opened.before)).toFixed(2)} times`)
  console.log(
    `a search is answered and painted in ${median(searched).toFixed(0)} ms, at most ${Math.max(...searched).toFixed(0)} ms`,
  )
}
