import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JsonValue } from '../../src/json/value.ts'

const ARCHIVES = join(import.meta.dirname, '../../../shared/suites')

export const hasSuite = (name: string): boolean => existsSync(join(ARCHIVES, `${name}.tar.gz`))

/** Unpacks a suite into a temporary folder, which is removed when the process ends. */
export function unpackSuite(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  execFileSync('tar', ['xzf', join(ARCHIVES, `${name}.tar.gz`), '-C', folder])
  return folder
}

/** Every `.json` file under a folder, parsed, by its path relative to it; sorted. */
export function* jsonFiles(folder: string, deep = false): Generator<[string, JsonValue]> {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) {
      if (deep) for (const [inner, value] of jsonFiles(path, true)) yield [`${name}/${inner}`, value]
    } else if (name.endsWith('.json')) yield [name, JSON.parse(readFileSync(path, 'utf8')) as JsonValue]
  }
}
