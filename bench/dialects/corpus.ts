import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JsonValue } from '../../src/json/value.ts'

/** One schema of MaskBench with instances of which it is known whether they satisfy it. */
export interface Specimen {
  readonly id: string
  readonly schema: JsonValue
  readonly tests: readonly { readonly valid: boolean; readonly data: JsonValue }[]
}

/** Every n-th schema of the archive, so that each of its sources has its share; at most `count`. */
export function maskbench(archive: string, count: number): readonly Specimen[] {
  const folder = mkdtempSync(join(tmpdir(), 'maskbench-'))
  try {
    execFileSync('tar', ['xzf', archive, '-C', folder, 'maskbench/data'])
    const data = join(folder, 'maskbench/data')
    const names = readdirSync(data)
      .filter((name) => name.endsWith('.json'))
      .sort()
    const step = Math.max(1, Math.floor(names.length / count))
    return names
      .filter((_name, index) => index % step === 0)
      .slice(0, count)
      .map((name) => {
        const { schema, tests } = JSON.parse(readFileSync(join(data, name), 'utf8'))
        return { id: name.replace('.json', ''), schema, tests: tests ?? [] }
      })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
