import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'modelgate-scripts-'))
afterAll(() => rmSync(folder, { recursive: true }))

const node = (...args: readonly string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })

describe('require-node.mjs', () => {
  const pretend = (version: string): string =>
    `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`
  it.each([
    ['20.20.2', 2, 'this script runs on Node 20.20.2'],
    ['24.0.0', 0, ''],
    ['26.1.0', 0, ''],
  ] as const)('on Node %s exits %i', (version, status, said) => {
    const ran = node('--import', pretend(version), 'scripts/require-node.mjs')
    expect([ran.status, ran.stderr.includes(said), ran.stderr === '']).toEqual([status, true, said === ''])
  })
})

describe('ci-summary.mjs', () => {
  const report = (passed: number, failed: number, pending: number, unloaded: number): object => ({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: 0,
    testResults: Array.from({ length: unloaded }, () => ({ status: 'failed', assertionResults: [] })),
  })
  const runs: readonly (readonly [string, string, object | null, string, number])[] = [
    ['all is well', 'passed install\npassed test\n', report(40, 0, 0, 0), '42 passed, 0 failed', 0],
    ['some are skipped', 'passed test\n', report(40, 0, 3, 0), '41 passed, 0 failed, 3 skipped', 0],
    ['a check fails', 'passed test\nfailed dist\n', report(40, 0, 0, 0), '41 passed, 1 failed', 1],
    ['a test fails', 'failed test\n', report(39, 1, 0, 0), '39 passed, 2 failed', 1],
    ['a test file does not load', 'failed test\n', report(39, 0, 0, 1), '39 passed, 2 failed', 1],
    ['vitest leaves no report', 'passed install\nfailed test\n', null, '1 passed, 1 failed', 1],
    ['vitest leaves no report and says nothing', 'passed install\npassed test\n', null, '2 passed, 1 failed', 1],
    ['nothing ran', '', null, '0 passed, 1 failed', 1],
  ]
  it.each(runs)('%s', (_, checks, tests, line, status) => {
    const checksFile = join(folder, 'checks')
    const reportFile = join(folder, 'report.json')
    writeFileSync(checksFile, checks)
    rmSync(reportFile, { force: true })
    if (tests !== null) writeFileSync(reportFile, JSON.stringify(tests))
    const ran = node('scripts/ci-summary.mjs', checksFile, reportFile)
    expect([ran.stdout.trimEnd().split('\n').at(-1), ran.status]).toEqual([line, status])
  })
})

describe('release-notes.mjs', () => {
  const CHANGES = '# Changes\n\n## Unreleased\n\n- next\n\n## 1.2.3 (2027-01-02)\n\n- one\n- two\n\n## 1.2.2\n\n- old\n'
  it.each([
    ['v1.2.3', 0, '- one\n- two\n', ''],
    ['v1.2.4', 1, '', 'the tag is v1.2.4, and package.json says 1.2.3\n'],
  ])('%s', (tag, status, stdout, stderr) => {
    writeFileSync(join(folder, 'package.json'), '{"version":"1.2.3"}')
    writeFileSync(join(folder, 'CHANGELOG.md'), CHANGES)
    expect(node('scripts/release-notes.mjs', tag, folder)).toMatchObject({ status, stdout, stderr })
  })

  it('a version that nothing is written about is not released', () => {
    writeFileSync(join(folder, 'package.json'), '{"version":"1.3.0"}')
    writeFileSync(join(folder, 'CHANGELOG.md'), CHANGES)
    expect(node('scripts/release-notes.mjs', 'v1.3.0', folder)).toMatchObject({
      status: 1,
      stderr: 'CHANGELOG.md has nothing under "## 1.3.0"\n',
    })
  })
})
