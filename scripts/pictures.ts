import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { renderHtml } from '../src/report/html/html.ts'
import { renderMarkdown } from '../src/report/markdown/markdown.ts'
import * as named from '../test/report/fixtures/named.ts'

/**
 * Makes the pictures of the documentation, `docs/pictures/*.png`: the comment in each of its kinds, as GitHub would
 * show it, and the HTML report. Chromium draws them; without one the script says so and leaves the pictures alone.
 */
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome']
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
]
const FOLDER = 'docs/pictures'
const ELAPSED_MS = 192_000

const COMMENTS = {
  'comment-failing': named.failingSwap,
  'comment-passing': named.passing,
  'comment-inconclusive': named.inconclusive,
  'comment-weakened': named.weakened,
  'comment-not-evaluated': named.notEvaluated,
}

const GITHUB = `
body { margin: 0; padding: 20px; background: #fff; color: #1f2328; font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif }
article { border: 1px solid #d1d9e0; border-radius: 6px; padding: 4px 16px }
h3 { font-size: 17.5px; line-height: 1.25; margin: 16px 0 } p, table, ul { margin: 0 0 16px }
table { border-collapse: collapse; display: block; overflow: auto; width: max-content; max-width: 100% }
th, td { border: 1px solid #d1d9e0; padding: 6px 13px } tr:nth-child(even) td { background: #f6f8fa }
code { background: #818b981f; border-radius: 6px; padding: .2em .4em; font: 85% ui-monospace, "Liberation Mono", monospace }
`

const page = (markdown: string): string =>
  `<!doctype html><meta charset="utf-8"><style>${GITHUB}</style><article>${micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })}</article>`

/** Height of a page when it is `width` wide: a script in a copy of it writes it where it can be read. */
function heightOf(browser: string, folder: string, html: string, width: number): number {
  const measured = join(folder, 'measured.html')
  writeFileSync(
    measured,
    `${html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')}<script>document.title = 'height ' + Math.ceil(document.documentElement.getBoundingClientRect().height)</script>`,
  )
  const dom = execFileSync(
    browser,
    [
      ...FLAGS,
      `--user-data-dir=${join(folder, 'profile')}`,
      `--window-size=${width},800`,
      '--dump-dom',
      `file://${measured}`,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  )
  return Number(/<title>height (\d+)/.exec(dom)?.[1] ?? 800)
}

function draw(browser: string, folder: string, name: string, html: string, width: number, most = 4000): void {
  const source = join(folder, `${name}.html`)
  writeFileSync(source, html)
  const height = Math.min(heightOf(browser, folder, html, width), most)
  const target = join(FOLDER, `${name}.png`)
  execFileSync(
    browser,
    [
      ...FLAGS,
      `--user-data-dir=${join(folder, 'profile')}`,
      `--window-size=${width},${height}`,
      `--screenshot=${target}`,
      `file://${source}`,
    ],
    { stdio: 'ignore' },
  )
  console.log(`${target} ${width}×${height}, ${Math.round(statSync(target).size / 1024)} KiB`)
}

const browser = BROWSERS.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0)
if (browser === undefined) {
  console.log(`No pictures were made: none of ${BROWSERS.join(', ')} is installed.`)
} else {
  const folder = mkdtempSync(join(tmpdir(), 'modelgate-pictures-'))
  mkdirSync(FOLDER, { recursive: true })
  for (const [name, report] of Object.entries(COMMENTS)) {
    draw(browser, folder, name, page(renderMarkdown(report, { kind: 'comment', elapsedMs: ELAPSED_MS })), 1040)
  }
  draw(browser, folder, 'report-html', renderHtml(named.failingSwap, { elapsedMs: ELAPSED_MS }), 1180, 900)
  rmSync(folder, { recursive: true, force: true })
}
