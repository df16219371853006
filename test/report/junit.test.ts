import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { renderJunit } from '../../src/report/junit.ts'
import { hostileReport, manyFailures, PAYLOADS } from './fixtures/hostile.ts'
import * as named from './fixtures/named.ts'

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

function elements(xml: string): readonly Element[] {
  const found: Element[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => found.push({ name, attributes: attributes as Record<string, string> }))
  parser.write(xml).close()
  return found
}

describe('junit.xml', () => {
  it.each(Object.entries(named))('of %s is the stored file', async (name, report) => {
    await expect(renderJunit(report)).toMatchFileSnapshot(`./stored/${name}.junit.xml`)
  })

  it.each(Object.entries(named))('of %s counts what it holds', (_name, report) => {
    const all = elements(renderJunit(report))
    const number = (name: string): number => all.filter((each) => each.name === name).length
    const [root] = all
    expect(root?.attributes).toMatchObject({
      tests: String(number('testcase')),
      failures: String(number('failure')),
      errors: String(number('error')),
    })
    expect(root?.attributes).not.toHaveProperty('skipped')
  })

  it('gives a skip its reason as content too, and a title once', () => {
    const xml = renderJunit(named.passing)
    expect(xml).toMatch(/<skipped message="within the threshold: ([^"]+)">within the threshold: \1/)
    expect(renderJunit(named.inconclusive)).not.toMatch(/sample 0: ([a-z ]+): \1/)
    expect(renderJunit(named.failingSwap)).toContain('>sample 0: /priority is')
  })

  it.each([
    ['passing', named.passing, 0, 0],
    ['weakened', named.weakened, 0, 0],
    ['notEvaluated', named.notEvaluated, 0, 0],
    ['inconclusive', named.inconclusive, 0, 1],
  ])('of %s is red exactly where a contract is', (_name, report, failures, errors) => {
    expect(elements(renderJunit(report))[0]?.attributes).toMatchObject({
      failures: String(failures),
      errors: String(errors),
    })
  })

  it.each(PAYLOADS)('is well-formed and keeps its shape: %j', (payload) => {
    const names = (text: string): readonly string[] =>
      elements(renderJunit(hostileReport(text))).map((each) => each.name)
    expect(names(payload)).toEqual(names('harmless'))
  })

  it('holds 20,000 failures', () => {
    expect(elements(renderJunit(manyFailures())).filter((each) => each.name === 'testcase').length).toBeGreaterThan(
      20_000,
    )
  })
})
