import { describe, expect, it } from 'vitest'
import { cleanText } from '../../src/publish/clean.ts'
import { renderConsole } from '../../src/report/console.ts'
import { hostileReport, PAYLOADS } from './fixtures/hostile.ts'
import * as named from './fixtures/named.ts'

const COLOR = /\u001b\[\d+m/g

describe('the console summary', () => {
  it.each(Object.entries(named))('of %s is the stored text', async (name, report) => {
    await expect(renderConsole(report, { color: false, width: 120, elapsedMs: 192_000 })).toMatchFileSnapshot(
      `./stored/${name}.console.txt`,
    )
  })

  it('says the same with colours', () => {
    const plain = renderConsole(named.failingSwap, { color: false, width: 120 })
    const colored = renderConsole(named.failingSwap, { color: true, width: 120 })
    expect(colored).toMatch(COLOR)
    expect(colored.replace(COLOR, '')).toBe(plain)
  })

  it('keeps to the width, but for the command to copy and the totals', () => {
    const lines = renderConsole(named.failingSwap, { color: false, width: 60 }).trimEnd().split('\n')
    expect(lines.slice(0, -1).filter((line) => line.length > 60 && !line.includes('again: '))).toEqual([])
    expect(lines.at(-1)).toMatch(/ · no bar lowered$/)
    expect(renderConsole(named.failingSwap, { color: false, width: 20 }).trimEnd().split('\n').at(-1)).toMatch(/…$/)
  })

  it.each(Object.entries(named))(
    'says of %s in 80 columns verdict, reason and figures without cutting one',
    (_name, report) => {
      const lines = renderConsole(report, { color: false, width: 80 }).split('\n')
      const head = lines.slice(
        0,
        lines.findIndex((line) => / (?:answered|parsed)\b/.test(line)),
      )
      expect(head.filter((line) => line.endsWith('…'))).toEqual([])
      expect(head.filter((line) => line.length > 80)).toEqual([])
    },
  )

  it('shows the figure that fails, and names the columns that there is no room for', () => {
    const text = renderConsole(named.failingSwap, { color: false, width: 80 })
    expect(text).toMatch(/support-triage +regressed −6\.0 pt \(−10\.9 to −1\.6\) +91\.0 % < 95 /m)
    expect(text).toContain('(no room for schema, parse, p95, $/1k)')
  })

  it('clips nothing where there is no terminal', () => {
    const text = renderConsole(named.failingSwap, { color: false, width: null })
    expect(text).not.toMatch(/…$/m)
    expect(text).toMatch(/support-triage.*regressed −6\.0 pt \(−10\.9 to −1\.6\).*0\.09 \(0\.21\)$/m)
    expect(renderConsole(named.failingSwap, { color: false, width: 60 })).toMatch(/…$/m)
  })

  it.each(PAYLOADS)('leaves a sink nothing but commands to break: %j', (payload) => {
    const text = renderConsole(hostileReport(payload), { color: false, width: 200 })
    expect(cleanText(text).replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    expect(cleanText(text)).not.toMatch(/^\s*::|##\[/m)
  })
})
