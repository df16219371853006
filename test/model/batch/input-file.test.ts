import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openInputFile } from '../../../src/model/batch/input-file.ts'

it('writes lines of any length in their order, up to the limits of lines and bytes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'modelgate-test-'))
  try {
    const lines = [1, 200_000, 1 << 18, 3, 1 << 19, 100_000, 170_000].map((length) => 'é'.repeat(length))
    const sizes = lines.map((line) => Buffer.byteLength(line))
    const bytes = sizes.reduce((sum, size) => sum + size + 1, 0)
    const file = openInputFile(join(folder, 'in.jsonl'), { lines: lines.length + 1, bytes })
    lines.forEach((line, at) => {
      expect(file.fits(sizes[at] as number)).toBe(true)
      file.add(line, sizes[at] as number)
    })
    expect(file.fits(0)).toBe(false)
    file.close()
    expect(readFileSync(file.path, 'utf8')).toBe(lines.map((line) => `${line}\n`).join(''))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
