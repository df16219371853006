import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { repositoryPaths } from '../../src/base/repository-paths.ts'
import { diskFiles } from '../../src/contract/files/disk.ts'

const top = realpathSync(mkdtempSync(join(tmpdir(), 'modelgate-paths-')))
afterAll(() => rmSync(top, { recursive: true, force: true }))
for (const folder of ['repo/.git', 'repo/services/api/contracts', 'repo/other/.git', 'plain/contracts'])
  mkdirSync(join(top, folder), { recursive: true })
writeFileSync(join(top, 'repo/.git/HEAD'), 'ref: refs/heads/main\n')

describe('a file as its repository names it', () => {
  it.each([
    ['the top of a repository', 'repo', 'contracts/a.yaml', 'contracts/a.yaml'],
    ['a dot in front', 'repo', './contracts/a.yaml', 'contracts/a.yaml'],
    ['a folder of one', 'repo/services/api', 'contracts/a.yaml', 'services/api/contracts/a.yaml'],
    ['a step up', 'repo/services/api', '../../contracts/a.yaml', 'contracts/a.yaml'],
    ['an absolute path', 'repo/services/api', join(top, 'repo/a.yaml'), 'a.yaml'],
    ['a repository within', 'repo', 'other/a.yaml', 'a.yaml'],
    ['no repository', 'plain', './contracts/../contracts/a.yaml', 'contracts/a.yaml'],
  ])('%s', (_what, cwd, file, path) => {
    expect(repositoryPaths(join(top, cwd), diskFiles())(file)).toBe(path)
  })
})
