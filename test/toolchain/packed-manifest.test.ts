import { execFile, execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tarFiles } from '../../scripts/package/tar.ts'

const root = join(import.meta.dirname, '../..')
const own = `${JSON.stringify(
  {
    name: 'small',
    version: '1.0.0',
    type: 'module',
    files: ['dist'],
    scripts: {
      prepack: 'node scripts/packed-manifest.mjs write',
      postpack: 'node scripts/packed-manifest.mjs restore',
    },
    dependencies: { absent: '1.0.0' },
    devDependencies: { gone: '1.0.0' },
    overrides: { other: '1.0.0' },
  },
  null,
  2,
)}\n`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'modelgate-pack-'))
  mkdirSync(join(folder, 'scripts'))
  cpSync(join(root, 'scripts/packed-manifest.mjs'), join(folder, 'scripts/packed-manifest.mjs'))
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist/a.js'), '')
  writeFileSync(join(folder, 'package.json'), own)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Reads both streams to their end: what npm leaves behind still holds one of them. */
const pack = (...args: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    execFile('npm', ['pack', '--offline', ...args], { cwd: folder }, (error) => resolve(error === null))
  })
const manifest = (): string => readFileSync(join(folder, 'package.json'), 'utf8')

describe('packed-manifest.mjs', () => {
  it('packs a manifest without what is bundled, and brings the own one back', async () => {
    expect(await pack()).toBe(true)
    const packed = tarFiles(readFileSync(join(folder, 'small-1.0.0.tgz'))).get('package.json')
    expect(JSON.parse(new TextDecoder().decode(packed))).toEqual({
      name: 'small',
      version: '1.0.0',
      type: 'module',
      files: ['dist'],
    })
    expect(manifest()).toBe(own)
  })

  it('brings it back where packing fails after it was put in place', async () => {
    expect(await pack('--pack-destination', join(folder, 'none/such'))).toBe(false)
    expect(manifest()).toBe(own)
    expect(existsSync(join(folder, 'build/package.json.kept'))).toBe(false)
  })

  it('brings it back after a pack that was killed together with what waits for it', () => {
    mkdirSync(join(folder, 'build'))
    writeFileSync(join(folder, 'build/package.json.kept'), own)
    writeFileSync(join(folder, 'package.json'), '{ "name": "small", "version": "1.0.0" }')
    execFileSync(process.execPath, ['scripts/packed-manifest.mjs', 'restore'], { cwd: folder })
    expect(manifest()).toBe(own)
  })
})
