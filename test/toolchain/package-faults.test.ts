import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { deadLinks } from '../../scripts/package/tarball-faults.ts'

/** A tarball as npm packs one: each file a header block and its bytes in whole blocks. */
function tarball(files: Readonly<Record<string, string>>): Uint8Array {
  const blocks = Object.entries(files).flatMap(([path, text]) => {
    const header = Buffer.alloc(512)
    header.write(`package/${path}`)
    header.write(Buffer.byteLength(text).toString(8).padStart(11, '0'), 124)
    const body = Buffer.alloc(Math.ceil(Buffer.byteLength(text) / 512) * 512)
    body.write(text)
    return [header, body]
  })
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]))
}

describe('deadLinks', () => {
  it.each([
    ['a file beside it', { 'docs/a.md': '[b](b.md#part)', 'docs/b.md': '' }, []],
    ['a folder', { 'README.md': '[w](docs/w)', 'docs/w/x.yml': '' }, []],
    ['a picture that was not packed', { 'README.md': '![p](docs/p.png)' }, ['README.md links docs/p.png']],
    ['above the package', { 'docs/a.md': '[s](../src/a.ts)' }, ['docs/a.md links ../src/a.ts']],
    ['an address, an anchor', { 'README.md': '[x](https://example.com) [y](#z)' }, []],
    ['code', { 'README.md': '```\n[x](y.md)\n```\n`[x](y.md)`' }, []],
  ])('%s', (_, files, faults) => {
    expect(deadLinks(tarball(files)).map((line) => line.replace(/, which.*/, ''))).toEqual(faults)
  })
})
