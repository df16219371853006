import { expect, it } from 'vitest'
import { isIgnored, readIgnoreRules } from '../../src/scan/scanned-files.ts'

/** Lines of the root's file; a path; whether git leaves it out (checked with `git check-ignore`). */
const rows: readonly (readonly [lines: string, path: string, isFolder: boolean, isOut: boolean])[] = [
  ['out', 'a/out', true, true],
  ['/out', 'a/out', true, false],
  ['/out', 'out', true, true],
  ['out/', 'out', false, false],
  ['*.env', '.env', false, true],
  ['.env.*\n!.env.example', '.env.example', false, false],
  ['.env.*\n!.env.example', '.env.local', false, true],
  ['a/**/b', 'a/b', false, true],
  ['a/**/b', 'a/x/y/b', false, true],
  ['a/*', 'a/.hidden', false, true],
  ['# out', '# out', false, false],
  ['\\#out', '#out', false, true],
  ['gen?rated', 'src/generated', false, true],
  ['tmp   ', 'tmp', false, true],
  ['', 'a', false, false],
]

it.each(rows)('%j: %s', (lines, path, isFolder, isOut) => {
  expect(isIgnored([readIgnoreRules(lines, 0)], path.split('/'), isFolder)).toBe(isOut)
})

it('a folder speaks of what lies below it alone, and outranks those above', () => {
  const layers = [readIgnoreRules('*.py', 0), readIgnoreRules('!keep.py\n/top.ts', 1)]
  expect(isIgnored(layers, ['a', 'keep.py'], false)).toBe(false)
  expect(isIgnored(layers, ['a', 'other.py'], false)).toBe(true)
  expect(isIgnored(layers, ['a', 'top.ts'], false)).toBe(true)
  expect(isIgnored(layers, ['a', 'b', 'top.ts'], false)).toBe(false)
})
