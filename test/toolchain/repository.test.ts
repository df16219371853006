import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ACTION, version } from '../../src/version.ts'

const root = join(import.meta.dirname, '../..')
const text = (path: string): string => readFileSync(join(root, path), 'utf8')
const manifest = JSON.parse(text('package.json')) as {
  readonly version: string
  readonly repository: { readonly url: string }
  readonly dependencies: Record<string, string>
  readonly devDependencies: Record<string, string>
  readonly allowScripts: Record<string, boolean>
}

describe('package.json and its lock', () => {
  it('pins every dependency exactly', () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(versions.filter(([, wanted]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(wanted))).toEqual([])
  })

  it('names no registry host', () => {
    expect(text('package-lock.json').match(/"resolved": ?"https?:[^"]*"/g)).toBeNull()
  })

  it('lets Node be installed, whatever its version, and a validator be made executable', () => {
    expect(manifest.allowScripts).toEqual({ '@microsoft/sarif-multitool-linux': true, node: true })
  })

  it('has the version that --version prints', () => {
    expect(version).toBe(manifest.version)
  })
})

describe('the name of the Action', () => {
  const [repository, tag] = ACTION.split('@')

  it('is that of the repository, and the major version', () => {
    expect(manifest.repository.url).toBe(`git+https://github.com/${repository}.git`)
    expect(tag).toBe(`v${manifest.version.split('.')[0]}`)
  })

  const pages = [
    'README.md',
    ...readdirSync(join(root, 'docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ]
  it.each([...pages, ...readdirSync(join(root, 'docs/workflows')).map((name) => `docs/workflows/${name}`)])(
    '%s names no other',
    (page) => {
      const named = [...text(page).matchAll(/\b[\w-]+\/modelgate@([\w.]+)/g)]
      const commit = `${repository}@${'0'.repeat(40)}`
      expect(named.map(([whole]) => whole).filter((whole) => whole !== ACTION && whole !== commit)).toEqual([])
    },
  )

  it('stands in the README', () => {
    expect(text('README.md')).toContain(`uses: ${ACTION}\n`)
  })
})

describe('action.yml', () => {
  const action = parse(text('action.yml')) as {
    readonly runs: object
    readonly inputs: Record<string, { readonly description?: string }>
    readonly outputs: Record<string, { readonly description?: string }>
  }
  const inputs =
    'contracts policy model baseline provider base-url api-key baseline-api-key samples confidence max-cost deadline ' +
    'concurrency only-changed shard journals name comment check-run reuse report-dir github-token working-directory args'
  const outputs =
    'result exit-code parse-rate schema-rate match-rate tool-rate latency-p95-ms cost-usd failed-contracts report-json ' +
    'report-html junit sarif journal comment-url'

  it('runs the bundle on Node 24', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
  })

  it.each([
    ['inputs', inputs],
    ['outputs', outputs],
  ] as const)('has its %s, each described', (kind, names) => {
    expect(Object.keys(action[kind])).toEqual(names.split(' '))
    expect(Object.entries(action[kind]).filter(([, { description }]) => (description ?? '').length < 15)).toEqual([])
  })
})

describe('workflows', () => {
  const folder = join(root, '.github/workflows')
  it.each(readdirSync(folder))('%s pins actions by commit and states its permissions', (file) => {
    const source = readFileSync(join(folder, file), 'utf8')
    const used = [...source.matchAll(/uses: *(\S+)/g)].map((found) => found[1] ?? '')
    expect(used.filter((uses) => !/^\.\/|@[0-9a-f]{40}$/.test(uses))).toEqual([])
    expect(parse(source)).toHaveProperty('permissions')
  })
})

describe('dist/', () => {
  const files = readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const bytesOf = (some: readonly string[]): number => some.reduce((sum, file) => sum + statSync(file).size, 0)
  const types = files.filter((file) => file.endsWith('.d.ts'))

  it('weighs at most 3.1 MB without the client of batches, its types 0.12 MB, and holds no raw sources', () => {
    const code = files.filter((file) => !types.includes(file))
    const client = code.filter((file) => file.endsWith('openai.modelgate.js'))
    expect(client.length).toBe(1)
    expect(bytesOf(client)).toBeLessThanOrEqual(450_000)
    expect(bytesOf(code) - bytesOf(client)).toBeLessThanOrEqual(3_100_000)
    expect(bytesOf(types)).toBeLessThanOrEqual(120_000)
    expect(code.filter((file) => file.endsWith('.ts'))).toEqual([])
  })

  it('lists the licence of what it holds', () => {
    const licenses = text('dist/licenses.txt')
    for (const name of Object.keys(manifest.dependencies)) expect(licenses).toContain(`${name}\n`)
  })
})
