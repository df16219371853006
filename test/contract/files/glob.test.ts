import { matchesGlob as nodeMatches } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FileSearch, matchesGlob } from '../../../src/contract/files/glob.ts'
import { memoryFiles } from '../../../src/contract/files/memory.ts'
import type { FilePort } from '../../../src/contract/files/port.ts'

const PATHS = [
  'a.yaml',
  'b.yml',
  'c/d.yaml',
  'c/e/f.yaml',
  'c/e/f.json',
  '.hidden.yaml',
  '.git/x.yaml',
  'node_modules/m/x.yaml',
  'c/[odd].yaml',
  'c/g+h.yaml',
]
const port = memoryFiles(Object.fromEntries(PATHS.map((path) => [`/repo/${path}`, ''])))

test.each<[string, readonly string[]]>([
  ['*.yaml', ['a.yaml']],
  ['*.{yaml,yml}', ['a.yaml', 'b.yml']],
  ['**/*.yaml', ['a.yaml', 'c/[odd].yaml', 'c/d.yaml', 'c/e/f.yaml', 'c/g+h.yaml']],
  ['c/**', ['c/[odd].yaml', 'c/d.yaml', 'c/e/f.json', 'c/e/f.yaml', 'c/g+h.yaml']],
  ['c/*/f.*', ['c/e/f.json', 'c/e/f.yaml']],
  ['./c/d.yaml', ['c/d.yaml']],
  ['c/../a.yaml', ['a.yaml']],
  ['/repo/c/d.yaml', ['c/d.yaml']],
  ['?.y[am]*l', ['a.yaml', 'b.yml']],
  ['[!a].*', ['b.yml']],
  ['c/g+h.yaml', ['c/g+h.yaml']],
  ['c/[odd].yaml', ['c/[odd].yaml']],
  ['./c/../c/[odd].yaml', ['c/[odd].yaml']],
  ['node_modules/*/x.yaml', ['node_modules/m/x.yaml']],
  ['.hidden.yaml', ['.hidden.yaml']],
  ['c', []],
  ['no/**', []],
])('%s finds %j', (pattern, expected) => {
  const found = new FileSearch(port, '/repo').find(pattern)
  expect('paths' in found && found.paths.map((path) => path.replace(/^\/repo\//, ''))).toEqual(expected)
})

describe('a match', () => {
  test.each<[string, string, boolean]>([
    ['contracts/**', 'contracts/a/b.yaml', true],
    ['contracts/**', 'contracts', false],
    ['contracts/vision/**', 'contracts/text/a.yaml', false],
    ['**/a.yaml', 'a.yaml', true],
    ['./a.yaml', 'a.yaml', true],
    ['a.y*', 'aXyaml', false],
    ['c/[odd].yaml', 'c/[odd].yaml', true],
    ['c/[odd].yaml', 'c/o.yaml', true],
    ['c/{a,b}.yaml', 'c/{a,b}.yaml', true],
  ])('%s of %s: %s', (pattern, path, expected) => {
    expect(matchesGlob(pattern, path)).toBe(expected)
  })

  test('agrees with Node’s on stars, question marks and folders', () => {
    const segment = fc.stringMatching(/^[ab]{1,3}$/)
    const patternSegment = fc.oneof(fc.constantFrom('*', '**', '?', 'a*', '*b', 'a?b'), segment)
    const joined = (parts: readonly string[]): string => parts.join('/')
    fc.assert(
      fc.property(
        fc.array(patternSegment, { minLength: 1, maxLength: 4 }).map(joined),
        fc.array(segment, { minLength: 1, maxLength: 4 }).map(joined),
        (pattern, path) => {
          // A closing `**` is read as everything below a folder here, where Node's also takes the folder itself.
          fc.pre(!pattern.endsWith('**'))
          expect(matchesGlob(pattern, path)).toBe(nodeMatches(path, pattern))
        },
      ),
    )
  })
})

/** A folder whose every level holds `a` and files beside it. */
const deep = memoryFiles(
  Object.fromEntries(Array.from({ length: 30 }, (_, depth) => [`/repo${'/a'.repeat(depth)}/f`, ''])),
)
const longName = memoryFiles({ [`/repo/${'a'.repeat(255)}`]: '' })

describe('looking ends by count', () => {
  test.each<[string, FilePort, string, readonly string[] | string]>([
    ['a class whose range runs backwards', port, '[z-a].yaml', 'glob-range'],
    ['twenty pairs of braces', port, '{a,b}'.repeat(20), 'glob-too-large'],
    ['a pattern of 2,000 characters', port, 'a'.repeat(2000), 'glob-too-large'],
    ['stars on a long name', longName, `${'*a'.repeat(60)}*b`, []],
    ['ten folders of any depth', deep, `${'**/a/'.repeat(10)}b`, []],
    ['up and down again', deep, `${'**/../'.repeat(10)}b`, 'glob-too-wide'],
    ['braces that say the same', port, '{a,a,a}.{yaml,yaml}', ['/repo/a.yaml']],
    ['a class with a minus at its end', port, '[a-].yaml', ['/repo/a.yaml']],
  ])('%s', (_, files, pattern, expected) => {
    const found = new FileSearch(files, '/repo').find(pattern)
    expect('code' in found ? found.code : found.paths).toEqual(expected)
  })

  test('all globs of one search share the bound', () => {
    const search = new FileSearch(deep, '/repo')
    search.find(`${'**/../'.repeat(10)}b`)
    expect(search.find('*')).toEqual({ code: 'glob-too-wide', args: { pattern: '*' } })
  })
})
