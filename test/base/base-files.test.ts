import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstSource, openBaseFiles } from '../../src/base/base-files.ts'
import { gitSource } from '../../src/base/git-source.ts'
import type { BaseSource } from '../../src/base/tree-files.ts'
import type { FilePort } from '../../src/contract/files/port.ts'
import { loadContracts } from '../../src/contract/load.ts'
import type { ActionPorts } from '../../src/github/action/action-ports.ts'
import type { Change } from '../../src/github/base/change.ts'
import { readBase } from '../../src/github/base/read-base.ts'
import { CONTRACT, SCHEMA } from '../preflight/gates.ts'

const NOWHERE: BaseSource = {
  readTree: async () => null,
  readBlob: () => Promise.reject(new Error('asked of the wrong source')),
}

let root = ''
const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args], {
    cwd: root,
    encoding: 'utf8',
  }).trim()
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'modelgate-base-')))
  git('init', '-q', '-b', 'main')
  write('gate/a.c.yaml', CONTRACT.replace(/cases:.*/s, 'cases: [{ from: rows/ä b.jsonl }]\n'))
  write(
    'gate/rows/ä b.jsonl',
    '{"id":"row","vars":{"text":{"$file":"../linked/b.md"}},"expect":{"match":{"label":"x"}}}\n',
  )
  write('gate/a.schema.json', SCHEMA)
  write('texts/b.md', 'of the base')
  symlinkSync('../texts', join(root, 'gate/linked'))
  symlinkSync('/etc/hostname', join(root, 'gate/outside.c.yaml'))
  symlinkSync('around', join(root, 'gate/around'))
  git('add', '-A')
  git('commit', '-q', '-m', 'base')
  write('texts/b.md', 'of the head')
  rmSync(join(root, 'gate/a.c.yaml'))
  git('commit', '-q', '-am', 'head')
})
afterAll(() => rmSync(root, { recursive: true }))

const opened = async (ref = 'HEAD~1', source: BaseSource = gitSource(root, process.env)) => {
  const files = await openBaseFiles(source, ref, { root })
  if (files === null) throw new Error('no such commit')
  return files
}

describe('the base branch', () => {
  test('loads as it was, with what its contracts name', async () => {
    const files = await opened()
    const loaded = await files.load((port) => loadContracts(['gate/*.c.yaml'], { port, cwd: root }))
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
    expect(loaded.value.map(({ name, file }) => `${name} ${file}`)).toEqual(['a gate/a.c.yaml'])
    expect([...(loaded.value[0]?.files.keys() ?? [])].sort()).toEqual([
      'gate/a.c.yaml',
      'gate/a.schema.json',
      'gate/rows/ä b.jsonl',
      'texts/b.md',
    ])
    expect(loaded.value[0]?.cases.at(0).vars).toEqual({ text: 'of the base' })
  })

  test('fetches each blob once, and only what is asked for', async () => {
    const asked: string[] = []
    const source: BaseSource = gitSource(root, process.env)
    const counting: BaseSource = { ...source, readBlob: (sha) => source.readBlob(asked[asked.push(sha) - 1] ?? '') }
    const files = await opened('HEAD~1', counting)
    await files.load((port) => loadContracts(['gate/*.c.yaml'], { port, cwd: root }))
    await files.load((port) => loadContracts(['gate/*.c.yaml'], { port, cwd: root }))
    // The contract, its schema, rows and text, and the three links that the folder holds.
    expect(asked).toHaveLength(7)
    expect(new Set(asked).size).toBe(7)
  })

  test.each<[string, (port: FilePort) => unknown, unknown]>([
    ['a directory', (port) => port.inspect(`${root}/gate/rows`), 'directory'],
    ['a link to a directory', (port) => port.inspect(`${root}/gate/linked/b.md`), 'file'],
    ['a link out of the repository', (port) => port.inspect(`${root}/gate/outside.c.yaml`), null],
    ['a link to itself', (port) => port.inspect(`${root}/gate/around`), null],
    ['outside', (port) => port.inspect('/etc/hostname'), null],
    ['a file of the head', (port) => port.inspect(`${root}/new.md`), null],
  ])('%s', async (_, look, kind) => {
    const found = await (await opened()).load(look)
    expect(found === null ? null : (found as { kind: string }).kind).toBe(kind)
  })

  test('lists links to files as files, to directories not', async () => {
    const names = await (await opened()).load((port) => port.list(`${root}/gate`, 100))
    expect(names.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'a.c.yaml file',
      'a.schema.json file',
      'around directory-link',
      'linked directory-link',
      'outside.c.yaml directory-link',
      'rows directory',
    ])
  })

  test('a file that is too large is a fault', async () => {
    const files = await openBaseFiles(gitSource(root, process.env), 'HEAD~1', { root, limitBytes: 10 })
    expect(await files?.load((port) => port.chunks(`${root}/gate/a.c.yaml`))).toMatchObject({ fault: 'too-large' })
    expect(await files?.load((port) => port.read(`${root}/texts/b.md`, 1))).toMatchObject({ fault: 'too-large' })
  })
})

describe('where it is read from', () => {
  test.each(['nothing', '--all', 'HEAD --', '', '0000000000000000000000000000000000000000', '$(touch x)'])(
    'git has no commit %j',
    async (ref) => {
      expect(await gitSource(root, process.env).readTree(ref)).toBeNull()
    },
  )

  test('not from where the environment points git to', async () => {
    const tree = await gitSource(root, { ...process.env, GIT_DIR: '/nowhere' }).readTree('HEAD')
    expect(tree?.entries.map(({ path }) => path)).toContain('texts/b.md')
  })

  test('the first source that has it', async () => {
    const files = await opened('HEAD~1', firstSource([NOWHERE, gitSource(root, process.env)]))
    expect(await files.load((port) => port.inspect(`${root}/texts/b.md`))).toMatchObject({ kind: 'file', size: 11 })
    expect(await openBaseFiles(firstSource([NOWHERE]), 'HEAD', { root })).toBeNull()
  })

  test('what a merge was made of, without its parents', async () => {
    const shallow = join(root, 'shallow')
    git('checkout', '-q', '-b', 'topic', 'HEAD~1')
    write('topic.md', 'of a pull request')
    git('add', 'topic.md')
    git('commit', '-q', '-m', 'topic')
    const [main, topic] = [git('rev-parse', 'main'), git('rev-parse', 'topic')]
    git('merge', '-q', '--no-edit', '--no-ff', 'main')
    git('clone', '-q', '--depth', '1', `file://${root}`, shallow)
    const source = gitSource(shallow, process.env)
    expect([await source.parentsOf('HEAD'), await source.readTree(main)]).toEqual([[topic, main], null])
    expect(await source.parentsOf('nothing')).toEqual([])
    const change = { baseSha: git('rev-parse', 'main~1'), pullRequest: 7, labels: [] }
    const read = async (headSha: string, is: Change['is']): Promise<string | null> => {
      const base = await readBase(
        { change: { ...change, headSha, is }, checkout: { root, commit: git('rev-parse', 'HEAD') }, root },
        null,
        { environment: process.env } as unknown as ActionPorts,
        async ({ commit }) => commit,
      )
      return 'found' in base ? base.found : null
    }
    expect(await read(main, 'judged')).toBe(topic)
    expect(await read(topic, 'judged')).toBe(change.baseSha)
    expect(await read(main, 'none')).toBe(git('rev-parse', 'HEAD'))
  })

  test('no git at all', async () => {
    expect(await gitSource(root, { PATH: '/nowhere' }).readTree('HEAD')).toBeNull()
  })
})
