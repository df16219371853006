import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const root = new URL('../../', import.meta.url)
const page = readFileSync(new URL('docs/architecture.md', root), 'utf8')

it('the places where the next line goes are there', () => {
  const section = page.slice(page.indexOf('## Where the next line goes'), page.indexOf('## Types'))
  const named = [...section.matchAll(/`(src\/[a-z0-9/.-]+|scripts\/[a-z0-9/.-]+)`/g)].map(([, path]) => path as string)
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([])
})
