import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import type { Browser } from 'puppeteer-core'
import { gate, type Served, serve } from '../bench/evidence/gate.ts'
import { freePort } from '../bench/evidence/llama.ts'
import { renderConsole } from '../src/report/console.ts'
import { renderHtml } from '../src/report/html/html.ts'
import { renderMarkdown } from '../src/report/markdown/markdown.ts'
import type { Report } from '../src/report/report.ts'
import { findChromium, openPage, startChromium } from './chromium.ts'

/**
 * Makes the pictures of the documentation, `docs/pictures/*.png`, of gates over real answers: the recorded move from
 * gpt-3.5-turbo to gpt-4o-mini, and a llama-server whose model got worse. What they show is what a reader gets: the
 * comment at the 790 px that GitHub gives it, the page on a screen and on a telephone, a terminal of 80 columns, and a
 * job's log. Each in the light theme and the dark one.
 *
 *   node scripts/pictures.ts [FOLDER]      default: ../shared, which holds recorded/, tools/ and llama/
 */
const shared = realpathSync(process.argv[2] ?? new URL('../../shared', import.meta.url).pathname)
const FOLDER = 'docs/pictures'
const ELAPSED_MS = 192_000
const CATEGORIES = ['simple', 'multiple', 'parallel', 'parallel-multiple', 'irrelevance']
const [NEW, OLD] = ['gpt-4o-mini-2024-07-18-FC', 'gpt-3.5-turbo-0125-FC']
const POLICY = `version: 1
confidence: 0.9
thresholds: { match_rate: 0.8, tool_rate: 0.9 }
prices: { ${NEW}: { input: 0.15, output: 0.60 }, ${OLD}: { input: 0.50, output: 1.50 } }
`

type Theme = 'light' | 'dark'

const THEMES: Readonly<Record<Theme, string>> = {
  light:
    '--ground: #fff; --text: #1f2328; --line: #d1d9e0; --soft: #f6f8fa; --bad: #cf222e; --open: #9a6700; --good: #1a7f37; --quiet: #59636e',
  dark: '--ground: #0d1117; --text: #e6edf3; --line: #3d444d; --soft: #151b23; --bad: #ff7b72; --open: #d29922; --good: #3fb950; --quiet: #9198a1',
}

const GITHUB = `
body { margin: 0; padding: 12px; background: var(--ground); color: var(--text); font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif }
article { width: 790px; box-sizing: border-box; border: 1px solid var(--line); border-radius: 6px; padding: 4px 16px }
h3 { font-size: 17.5px; line-height: 1.25; margin: 16px 0 } p, table, ul { margin: 0 0 16px }
table { border-collapse: collapse; display: block; overflow: auto; width: max-content; max-width: 100% }
th, td { border: 1px solid var(--line); padding: 6px 13px } tr:nth-child(even) td { background: var(--soft) }
code { background: #818b981f; border-radius: 6px; padding: .2em .4em; font: 85% ui-monospace, "Liberation Mono", monospace }
pre { margin: 0; font: 13px/1.4 "DejaVu Sans Mono", monospace; white-space: pre }
.c31 { color: var(--bad) } .c32 { color: var(--good) } .c33 { color: var(--open) } .c1 { font-weight: 700 } .c2 { color: var(--quiet) }
`

const page = (theme: Theme, body: string): string =>
  `<!doctype html><meta charset="utf-8"><style>:root { ${THEMES[theme]} }${GITHUB}</style>${body}`

const comment = (report: Report) => (theme: Theme) => {
  const markdown = renderMarkdown(report, { kind: 'comment', elapsedMs: ELAPSED_MS })
  const extensions = { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] }
  return page(theme, `<article>${micromark(markdown, extensions)}</article>`)
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (one) => `&#${one.charCodeAt(0)};`)

/** Text with the terminal's colours as spans. */
const printed = (report: Report, width: number | null) => (theme: Theme) => {
  const text = renderConsole(report, { color: width !== null, width, elapsedMs: ELAPSED_MS })
  const pieces = text.split(/\u001b\[(\d+)m/)
  const spans = pieces.map((piece, at) =>
    at % 2 === 0
      ? escaped(piece)
      : piece === '0' || piece === '22' || piece === '39'
        ? '</span>'
        : `<span class="c${piece}">`,
  )
  return page(theme, `<pre>${spans.join('')}</pre>`)
}

interface Picture {
  readonly html: (theme: Theme) => string
  readonly width: number
  /** Pixels from the top; the rest is left out. */
  readonly most: number
}

const picturesOf = (swap: Report, worse: Report | null): Readonly<Record<string, Picture>> => ({
  'comment-failing': { html: comment(swap), width: 814, most: 1150 },
  ...(worse === null ? {} : { 'comment-regressed': { html: comment(worse), width: 814, most: 900 } }),
  'report-html': { html: () => renderHtml(swap, { elapsedMs: ELAPSED_MS }), width: 1280, most: 900 },
  'report-html-390': { html: () => renderHtml(swap, { elapsedMs: ELAPSED_MS }), width: 390, most: 900 },
  'terminal-80': { html: printed(swap, 80), width: 680, most: 640 },
  'ci-log': { html: printed(swap, null), width: 1100, most: 520 },
})

async function draw(browser: Browser, name: string, { html, width, most }: Picture): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    const view = await openPage(browser, width, theme)
    await view.setContent(html(theme))
    const height = Math.min(await view.$eval('html', (root) => root.scrollHeight), most)
    const target = join(FOLDER, `${name}${theme === 'dark' ? '-dark' : ''}.png`)
    await view.screenshot({ path: target as `${string}.png`, clip: { x: 0, y: 0, width, height } })
    await view.close()
    console.log(`${target} ${width}×${height}, ${Math.round(statSync(target).size / 1024)} KiB`)
  }
}

/** The recorded swap, asked of the endpoint that answers with what the models said. */
async function recordedSwap(folder: string): Promise<Report> {
  execFileSync(process.execPath, [join(shared, 'tools/build-contracts.mjs'), folder])
  writeFileSync(join(folder, 'modelgate.yaml'), POLICY)
  const args = [join(shared, 'tools/recorded-endpoint.mjs'), '--latency', 'recorded', '--scale', '0.05']
  const endpoint = await serve(process.execPath, args, /(http:\S+)\n/)
  if (endpoint === null) throw new Error('the recorded endpoint did not start')
  const at = (model: string): Served => ({ model, baseUrl: endpoint.said })
  const contracts = CATEGORIES.map((category) => `bfcl-${category}.yaml`)
  const report = await gate(folder, contracts, at(NEW), at(OLD))
  endpoint.stop()
  return report
}

/** A model on a real server that got worse; null where the server can't be had. */
async function llamaSwap(): Promise<Report | null> {
  const folder = join(shared, 'llama')
  if (!existsSync(join(folder, 'up.sh'))) return null
  const up = async (name: string) => {
    const port = await freePort()
    const server = await serve('bash', [join(folder, 'up.sh'), name, String(port)], /listening on (http:\S+)/)
    return server && { ...server, served: { model: `tiny-${name}`, baseUrl: `http://127.0.0.1:${port}/v1` } }
  }
  const late = await up('late')
  const early = late && (await up('early'))
  const report = early ? await gate(folder, ['contracts/*.yaml'], early.served, late.served) : null
  late?.stop()
  early?.stop()
  return report
}

const chromium = findChromium()
if (chromium === null) console.log('No pictures were made: no Chromium is installed.')
else if (!existsSync(join(shared, 'recorded'))) console.log(`No pictures were made: no recordings in ${shared}.`)
else {
  const folder = mkdtempSync(join(tmpdir(), 'modelgate-pictures-'))
  const pictures = picturesOf(await recordedSwap(folder), await llamaSwap())
  mkdirSync(FOLDER, { recursive: true })
  for (const old of readdirSync(FOLDER)) rmSync(join(FOLDER, old))
  const browser = await startChromium(chromium)
  for (const [name, picture] of Object.entries(pictures)) await draw(browser, name, picture)
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
