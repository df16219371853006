import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { OUTCOME_KINDS } from '../../src/outcome/kinds.ts'
import { PROBLEMS } from '../../src/problem/problems.ts'
import { renderSarif } from '../../src/report/sarif.ts'
import { docLink, renderProblem } from '../../src/report/text/problem-text.ts'
import { DOCS } from '../../src/version.ts'
import { pageFault } from '../docs-page.ts'
import { finding } from '../report/fixtures/build.ts'
import * as named from '../report/fixtures/named.ts'

describe('the page about a problem', () => {
  it.each(['docs/absent.md', 'docs/contracts.md#absent', '', 'docs', '#flows'])('would be missed: %j', (address) => {
    expect(pageFault(address)).not.toBeNull()
  })

  it.each([...new Set(Object.values(PROBLEMS).map(({ doc }) => doc))])('is there: %s', (doc) => {
    expect(pageFault(doc)).toBeNull()
  })

  it('is shown under the hint, as an absolute address', () => {
    const lines = renderProblem({ code: 'case-expect-beside-turns', args: {} }).split('\n')
    expect(lines.at(-1)).toBe(`  ${DOCS}docs/contracts.md#flows`)
    expect(new URL(DOCS).href).toBe(DOCS)
  })

  it.each(['no-such-code', 'constructor', '__proto__'])('is not made up for %s', (code) => {
    expect(docLink(code)).toBe('')
  })

  it('is the help of a SARIF rule, for every rule', () => {
    const place = { file: 'a.yaml', line: 1, column: 1 }
    const warnings = ['glob-range', 'no-such-code'].map((code) => finding(code, 'warning', 'found', { place }))
    const log = JSON.parse(renderSarif({ ...named.failingSwap, warnings })) as {
      readonly runs: readonly [
        { tool: { driver: { rules: readonly { readonly id: string; readonly helpUri?: string }[] } } },
      ]
    }
    const unknown = (id: string) => id.startsWith('finding/') && !Object.hasOwn(PROBLEMS, id.slice('finding/'.length))
    const links = new Map(log.runs[0].tool.driver.rules.map(({ id, helpUri }) => [id, helpUri]))
    expect(links.get('finding/glob-range')).toBe(docLink('glob-range'))
    expect(links.size).toBeGreaterThan(OUTCOME_KINDS.length)
    expect([...links].filter(([, link]) => link === undefined).map(([id]) => id)).toEqual(
      [...links.keys()].filter(unknown),
    )
    expect(unknown('finding/no-such-code') && links.has('finding/no-such-code')).toBe(true)
    const shown = [...links.values()].filter((link) => link !== undefined)
    expect(shown.filter((link) => !link.startsWith(DOCS) || pageFault(link.slice(DOCS.length)) !== null)).toEqual([])
  })
})

it('every problem is found somewhere', () => {
  const source = join(import.meta.dirname, '../../src')
  const texts = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('problem/problems'))
    .map((path) => readFileSync(join(source, path), 'utf8'))
  const raised = new Set(texts.flatMap((text) => [...text.matchAll(/'([a-z0-9-]+)'/g)].map(([, code]) => code)))
  expect(Object.keys(PROBLEMS).filter((code) => !raised.has(code))).toEqual([])
})
