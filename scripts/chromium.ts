import { spawnSync } from 'node:child_process'
import { type Browser, launch, type Page } from 'puppeteer-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']
const FLAGS = ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-color-profile=srgb']

/** Chromium of this machine, or null where none is installed. */
export function findChromium(): string | null {
  for (const name of NAMES) {
    const found = spawnSync('which', [name], { encoding: 'utf8' })
    if (found.status === 0) return found.stdout.trim()
  }
  return null
}

export const startChromium = (executablePath: string): Promise<Browser> =>
  launch({ executablePath, args: FLAGS, headless: true })

/** A page `width` pixels wide that asks for this theme. */
export async function openPage(browser: Browser, width: number, theme: 'light' | 'dark'): Promise<Page> {
  const page = await browser.newPage()
  await page.setViewport({ width, height: 800 })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
  return page
}
