/**
 * What a release publishes, tried without a network: `npm pack`, publint and attw over the tarball, every link of its
 * pages, a first use of it in an empty folder on the system's Node, and the examples against it. `dist/` must be fresh.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { examplesOf } from './package/examples.ts'
import { firstUse } from './package/first-use.ts'
import { deadLinks, manifestFaults, typeFaults } from './package/tarball-faults.ts'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'modelgate-package-'))

interface Packed {
  readonly filename: string
  readonly size: number
  readonly unpackedSize: number
}

try {
  const before = readFileSync(join(root, 'package.json'), 'utf8')
  const told = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root, encoding: 'utf8' })
  const [packed] = JSON.parse(told) as readonly [Packed]
  const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
  process.stdout.write(`${packed.filename}: ${mb(packed.size)}, unpacked ${mb(packed.unpackedSize)}\n`)
  const tarball = readFileSync(join(folder, packed.filename))
  const faults = [
    ...(readFileSync(join(root, 'package.json'), 'utf8') === before ? [] : ['npm pack left another package.json']),
    ...(await manifestFaults(tarball)),
    ...(await typeFaults(tarball)),
    ...deadLinks(tarball),
    ...(await firstUse(join(folder, packed.filename), join(folder, 'first use'))),
    ...(await examplesOf(join(folder, 'first use'))),
  ]
  for (const fault of faults) process.stdout.write(`${fault}\n`)
  process.stdout.write(faults.length === 0 ? 'the package is good\n' : `${faults.length} faults\n`)
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true })
}
