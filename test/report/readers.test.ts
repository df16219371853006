import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { convertJUnitToCTRFReport } from 'junit-to-ctrf'
import { parse } from 'junit2json'
import readers from 'test-results-parser'
import { afterAll, describe, expect, it } from 'vitest'
import { renderJunit } from '../../src/report/junit.ts'
import type { Report } from '../../src/report/report.ts'
import { renderSarif } from '../../src/report/sarif.ts'
import { hostileReport } from './fixtures/hostile.ts'
import * as named from './fixtures/named.ts'

/** Each failing case took a quarter of a second: 0.25 s. */
const timed = (report: Report): Report => ({
  ...report,
  durations: (name) =>
    new Map(report.contracts.find((one) => one.name === name)?.failures.map((failure) => [failure.case, 250]) ?? []),
})

const hostile = hostileReport('<a href="https://evil.example">xq</a> [x](y) {0} ]]> \u202e')
const reports: Readonly<Record<string, Report>> = { ...named, hostile }

/** What a reader makes of a file: how many tests there are, and how they ended. */
interface Read {
  readonly tests: number
  readonly failed: number
  readonly skipped: number
  readonly ms: number
}

const folder = mkdtempSync(join(tmpdir(), 'modelgate-readers-'))
const file = join(folder, 'junit.xml')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const READERS: Readonly<Record<string, () => Promise<Read>>> = {
  'junit-to-ctrf': async () => {
    const { results } = (await convertJUnitToCTRFReport(file)) ?? {}
    const { tests = 0, failed = 0, skipped = 0 } = results?.summary ?? {}
    const ms = results?.tests.reduce((sum, test) => sum + test.duration, 0) ?? Number.NaN
    return { tests, failed, skipped, ms }
  },
  junit2json: async () => {
    const read = await parse(readFileSync(file, 'utf8'))
    const suites = read && 'testsuite' in read ? (read.testsuite ?? []) : []
    const cases = suites.flatMap((suite) => ('testcase' in suite ? (suite.testcase ?? []) : []))
    return {
      tests: cases.length,
      failed: cases.filter((one) => one.failure !== undefined || one.error !== undefined).length,
      skipped: cases.filter((one) => one.skipped !== undefined).length,
      ms: cases.reduce((sum, one) => sum + (one.time ?? Number.NaN), 0) * 1000,
    }
  },
  'test-results-parser': async () => {
    const { result } = readers.parseV2({ type: 'junit', files: [file] })
    const cases = result.suites.flatMap((suite) => suite.cases)
    return {
      tests: result.total,
      failed: result.failed + result.errors,
      skipped: cases.filter(({ status }) => status === 'SKIP').length,
      ms: cases.reduce((sum, one) => sum + one.duration, 0),
    }
  },
}

describe.each(Object.entries(reports))('junit.xml of %s', (_name, report) => {
  it.each(Object.entries(READERS))('is read whole by %s', async (_reader, read) => {
    const xml = renderJunit(timed(report))
    writeFileSync(file, xml)
    const number = (tag: string): number => xml.split(`<${tag} `).length - 1
    const times = [...xml.matchAll(/<testcase [^>]*time="([\d.]+)"/g)].map(([, time]) => Number(time) * 1000)
    expect(times).toHaveLength(number('testcase'))
    expect(await read()).toEqual({
      tests: number('testcase'),
      failed: number('failure') + number('error'),
      skipped: number('skipped'),
      ms: times.reduce((sum, ms) => sum + ms, 0),
    })
  })
})

const multitool = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/sarif-multitool/package.json')),
  '../sarif-multitool-linux/Sarif.Multitool',
)

/** What the validator holds against a log: rule, and what it is about. */
function validatorResults(told: string): readonly string[] {
  interface Told {
    readonly runs: readonly {
      readonly results: readonly {
        readonly ruleId: string
        readonly message: { readonly arguments: readonly string[] }
      }[]
    }[]
  }
  const { runs } = JSON.parse(readFileSync(told, 'utf8').replace(/^\ufeff/, '')) as Told
  return runs.flatMap(({ results }) => results.map((one) => `${one.ruleId} ${one.message.arguments.join(' ')}`))
}

describe.skipIf(!existsSync(multitool))('modelgate.sarif in the validator of its authors', () => {
  it.each(Object.entries(reports))('of %s has no fault', (_name, report) => {
    const log = join(folder, 'modelgate.sarif')
    const told = join(folder, 'told.sarif')
    writeFileSync(log, renderSarif(report))
    const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' }
    const kept = ['--level', 'Error;Warning', '--kind', 'Fail', '--rule-kind', 'Sarif;Ghas']
    execFileSync(multitool, ['validate', log, '--output', told, '--log', 'ForceOverwrite', ...kept], {
      env,
      stdio: 'pipe',
    })
    expect(validatorResults(told)).toEqual([])
  })
})
