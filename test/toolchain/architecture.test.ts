import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const root = new URL('../../', import.meta.url)
const page = readFileSync(new URL('docs/architecture.md', root), 'utf8')

const section = page.slice(page.indexOf('## Where the next line goes'), page.indexOf('## Types'))
const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`(src\/[a-z0-9/.-]+|scripts\/[a-z0-9/.-]+)`/g)].map(([, path]) => path as string)

it('the places where the next line goes are there', () => {
  const named = pathsIn(section)
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([])
})

/** What stands in parentheses is another way, or part of a file that is named. */
const rows = section.split('\n').flatMap((line) => {
  const [, what = '', places = '', count = ''] = line.split(/ *(?<!\\)\| */)
  const most = /\d+(?!.*\d)/.exec(count)?.[0]
  return most === undefined ? [] : [{ what, named: pathsIn(places.replace(/\([^)]*\)/g, '')), most: Number(most) }]
})

it.each(rows)('$what: names at most $most files', ({ named, most }) => {
  expect(named.length).toBeGreaterThan(0)
  expect(named.length).toBeLessThanOrEqual(most)
})

it('every addition is counted', () => {
  expect(rows.length).toBeGreaterThanOrEqual(15)
})
