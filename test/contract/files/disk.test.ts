import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { diskFiles } from '../../../src/contract/files/disk.ts'
import { loadContracts } from '../../../src/contract/load.ts'
import { GOOD, problemsOf } from '../reading.ts'

let outside: string
let repository: string

beforeAll(() => {
  outside = realpathSync(mkdtempSync(join(tmpdir(), 'modelgate-disk-')))
  repository = join(outside, 'repo')
  mkdirSync(join(repository, '.git'), { recursive: true })
  mkdirSync(join(repository, 'contracts'))
  mkdirSync(join(repository, 'prompts'))
  mkdirSync(join(outside, 'loose', 'inner'), { recursive: true })
  writeFileSync(join(outside, 'secret.txt'), 'secret')
  writeFileSync(join(repository, 'prompts', 'hello.txt'), 'hello')
  symlinkSync(join(outside, 'secret.txt'), join(repository, 'prompts', 'leak.txt'))
  symlinkSync(outside, join(repository, 'prompts', 'up'))
  symlinkSync('hello.txt', join(repository, 'prompts', 'alias.txt'))
  writeFileSync(join(repository, '.git', 'config'), 'extraheader = AUTHORIZATION')
  symlinkSync('../.git/config', join(repository, 'prompts', 'config'))
  symlinkSync('loop', join(repository, 'prompts', 'loop'))
  symlinkSync('/dev/zero', join(repository, 'prompts', 'device'))
  execFileSync('mkfifo', [join(repository, 'prompts', 'pipe')])
})
afterAll(() => rmSync(outside, { recursive: true, force: true }))

const withFile = (path: string): string => GOOD.replace('hi', `{ $file: ${path} }`)

function problemsOfContract(folder: string, text: string): readonly string[] {
  writeFileSync(join(folder, 'c.yaml'), text)
  return problemsOf(loadContracts(['c.yaml'], { port: diskFiles(), cwd: folder }))
}

test.each<[string, readonly string[]]>([
  ['../prompts/hello.txt', []],
  ['../prompts/alias.txt', []],
  ['../prompts/../prompts/./hello.txt', []],
  ['../prompts/leak.txt', ['file-outside c.yaml:6:39']],
  ['../prompts/up/secret.txt', ['file-outside c.yaml:6:39']],
  ['../../secret.txt', ['file-outside c.yaml:6:39']],
  ['/etc/hostname', ['file-outside c.yaml:6:39']],
  ['/proc/self/environ', ['file-outside c.yaml:6:39']],
  ['../prompts/device', ['file-outside c.yaml:6:39']],
  ['../prompts', ['file-not-regular c.yaml:6:39']],
  ['../prompts/pipe', ['file-not-regular c.yaml:6:39']],
  ['../prompts/loop', ['file-absent c.yaml:6:39']],
  ['../prompts/hello.txt/x', ['file-absent c.yaml:6:39']],
  ['../prompts/no.txt', ['file-absent c.yaml:6:39']],
  ['../.git/config', ['file-of-git c.yaml:6:39']],
  ['../prompts/config', ['file-of-git c.yaml:6:39']],
])('in a repository: %s', (path, expected) => {
  expect(problemsOfContract(join(repository, 'contracts'), withFile(path))).toEqual(expected)
})

test('outside git a contract reads its own folder and what is below it', () => {
  const folder = join(outside, 'loose')
  writeFileSync(join(folder, 'inner', 'a.txt'), 'a')
  expect(problemsOfContract(folder, withFile('inner/a.txt'))).toEqual([])
  expect(problemsOfContract(folder, withFile('../secret.txt'))).toEqual(['file-outside c.yaml:6:39'])
})

test('a contract given by name may lie anywhere, but is no link out of its repository', () => {
  symlinkSync(join(outside, 'loose', 'c.yaml'), join(repository, 'linked.yaml'))
  writeFileSync(join(outside, 'loose', 'c.yaml'), GOOD)
  expect(problemsOf(loadContracts(['../loose/c.yaml', 'linked.yaml'], { port: diskFiles(), cwd: repository }))).toEqual(
    ['file-outside linked.yaml:1:1'],
  )
  symlinkSync('c.yaml', join(repository, 'contracts', 'inside.yaml'))
  writeFileSync(join(repository, 'contracts', 'c.yaml'), GOOD)
  expect(problemsOf(loadContracts(['contracts/inside.yaml'], { port: diskFiles(), cwd: repository }))).toEqual([])
})

test('a pipe in a contract’s place is refused, not waited for', () => {
  const port = diskFiles()
  const pipe = join(repository, 'prompts', 'pipe')
  expect(port.read(pipe, 100)).toMatchObject({ fault: 'not-a-file' })
  expect(port.chunks(pipe)).toMatchObject({ fault: 'not-a-file' })
  expect(port.read(join(repository, 'prompts'), 100)).toMatchObject({ fault: 'not-a-file' })
  expect(port.read(join(repository, 'prompts', 'hello.txt'), 4)).toMatchObject({ fault: 'too-large' })
})

test('rows come back from where they stood, and a file cut short is a bug’s exception', () => {
  const port = diskFiles()
  const path = join(repository, 'rows')
  writeFileSync(path, 'one\ntwo\n')
  expect([...(port.chunks(path) as Iterable<Uint8Array>)].map((chunk) => Buffer.from(chunk).toString()).join('')).toBe(
    'one\ntwo\n',
  )
  expect(Buffer.from(port.readAt(path, 4, 3)).toString()).toBe('two')
  expect(() => port.readAt(path, 4, 9)).toThrow('became shorter')
})

test('a glob names what fits it and can’t be read', () => {
  const folder = join(outside, 'loose')
  for (const name of ['gone.y.yaml', 'pipe.y.yaml', 'linked.y.yaml', 'folder.y.yaml'])
    rmSync(join(folder, name), { force: true })
  writeFileSync(join(folder, 'good.y.yaml'), GOOD)
  symlinkSync('nowhere.yaml', join(folder, 'gone.y.yaml'))
  symlinkSync('inner', join(folder, 'folder.y.yaml'))
  execFileSync('mkfifo', [join(folder, 'pipe.y.yaml')])
  symlinkSync('pipe.y.yaml', join(folder, 'linked.y.yaml'))
  const read = (glob: string) => problemsOf(loadContracts([glob], { port: diskFiles(), cwd: folder }))
  expect(read('*.y.yaml')).toEqual([
    'file-absent gone.y.yaml:1:1',
    'file-not-regular linked.y.yaml:1:1',
    'file-not-regular pipe.y.yaml:1:1',
  ])
  expect(read('pipe.y.yaml')).toEqual(['file-not-regular pipe.y.yaml:1:1'])
})

test('of a folder at most so many names are held', () => {
  expect(diskFiles().list(join(repository, 'prompts'), 2)).toHaveLength(2)
})
