import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pageFault } from '../docs-page.ts'

const root = new URL('../../', import.meta.url)

/** Lines of comments: between `/**` and its end, or behind `//`. */
const commentLines = (text: string): readonly string[] =>
  text.split('\n').filter((line) => /^\s*(?:\/?\*|\/\/)/.test(line))

/** Markdown pages that a comment names; what stands behind a host or an owner is not ours. */
const pagesIn = (line: string): readonly string[] =>
  [...line.matchAll(/(?<![\w./-])((?:[\w-]+\/)*[\w-]+\.md(?:#[\w-]+)?)/g)].map(([, address = '']) => address)

/** Files that a run writes, or that a repository may hold. */
const NO_PAGES = ['report.md', 'system.md', 'p.md']

const faultsOf = (text: string): readonly string[] =>
  commentLines(text)
    .flatMap(pagesIn)
    .filter((address) => !NO_PAGES.includes(address))
    .flatMap((address) => pageFault(address) ?? [])

describe('pages that comments cite', () => {
  it.each([
    ['// contract.md, "Flows"', ['no page contract.md']],
    [' * docs/contracts.md#absent', ['no place docs/contracts.md#absent']],
    [' * docs/contracts.md#flows and README.md', []],
    [' * docs.vendor.test/guides/batch.md, 2026-08-21', []],
  ])('%s', (line, faults) => {
    expect(faultsOf(line)).toEqual(faults)
  })

  it.each(['src', 'test', 'scripts', 'bench'])('are in the repository: %s', (folder) => {
    const files = readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:ts|mjs)$/.test(path))
      .filter((path) => !path.endsWith('cited-pages.test.ts'))
    expect(files.length).toBeGreaterThan(5)
    const faults = files.flatMap((path) =>
      faultsOf(readFileSync(new URL(`${folder}/${path}`, root), 'utf8')).map((fault) => `${folder}/${path}: ${fault}`),
    )
    expect(faults).toEqual([])
  })
})
