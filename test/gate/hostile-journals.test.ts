import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.ts'
import { type Endpoint, echo, echoContract, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { expectInvariants } from './invariants.ts'
import { folderOf, removeFolder, reportOf, textOf } from './process.ts'

let endpoint: Endpoint
let folder: string
const CASES = 10

const run = (...argv: readonly string[]) =>
  inside(['run', 'c.yaml', '--base-url', endpoint.url, '--model', 'm', ...argv], folder)
const linesOf = (file: string): string[] => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n')
const write = (file: string, lines: readonly string[]): void =>
  writeFileSync(join(folder, file), `${lines.join('\n')}\n`)
const lineOf = (file: string, at: number): JsonObject => JSON.parse(linesOf(file)[at] as string) as JsonObject

beforeAll(async () => {
  endpoint = await startEndpoint(echo)
  folder = folderOf({ 'c.yaml': echoContract(CASES), 'other.yaml': echoContract(CASES, '', 'other') })
  await run('--journal', 'good.jsonl')
  for (const shard of [1, 2, 3]) await run('--shard', `${shard}/3`, '--journal', `s${shard}.jsonl`)
})
afterAll(async () => {
  await endpoint.close()
  removeFolder(folder)
})

describe('lines that somebody has put into a journal', () => {
  const call = (over: JsonObject): string => JSON.stringify({ ...lineOf('good.jsonl', 1), ...over })
  const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`
  const strangers: Readonly<Record<string, () => string>> = {
    'a place out of range': () => call({ place: CASES }),
    'another case': () => call({ case: 'nobody' }),
    'another contract': () => call({ contract: '__proto__' }),
    'a sample that is not planned': () => call({ sample: 1 }),
    'a turn that the case does not have': () => call({ turn: 1 }),
    'a model that is not compared': () => call({ role: 'baseline' }),
  }
  it.each(Object.entries(strangers))('%s: named, counts for nothing, never a pass', async (_, line) => {
    const [header = '', ...rest] = linesOf('good.jsonl')
    write('bad.jsonl', [header, line(), ...rest])
    const { code } = await inside(['rejudge', 'bad.jsonl', '--report-dir', 'modelgate-report'], folder)
    const report = reportOf(folder)
    expect([code, report.complete]).toEqual([3, false])
    expect(report.totals.measured).toBe(CASES)
    expect(report.warnings).toMatchObject([{ code: 'journal-strangers' }])
    expectInvariants(report)
  })

  const unreadable: Readonly<Record<string, () => string>> = {
    garbage: () => 'garbage',
    'an empty line': () => '',
    'half a line': () => call({}).slice(0, 90),
    'another JSON': () => '[1, 2]',
    'a place that is no number': () => call({ place: 'first' }),
    'a place below zero': () => call({ place: -1 }),
    'a failure of an unknown kind': () =>
      call({
        answer: null,
        failure: { kind: 'excused', phase: 'body', status: null, message: 'x', code: null, param: null },
      }),
    'a finish reason of an unknown kind': () =>
      call({ answer: { ...(lineOf('good.jsonl', 1).answer as JsonObject), finish_reason: { unified: '__proto__' } } }),
    'results that nest without end': () => `${call({}).slice(0, -1)},"results":${deep}}`,
    'a negative time': () => call({ ms: { queued: 0, first_byte: 1, first_token: null, total: -5 } }),
  }
  it.each(Object.entries(unreadable))('%s: named, and the rest is judged', async (_, line) => {
    const [header = '', ...rest] = linesOf('good.jsonl')
    write('bad.jsonl', [header, line(), ...rest])
    const { code } = await inside(['rejudge', 'bad.jsonl', '--report-dir', 'modelgate-report'], folder)
    const report = reportOf(folder)
    expect(code).toBe(0)
    expect(report.totals.measured).toBe(CASES)
    expect(report.warnings).toMatchObject([
      { code: 'journal-unreadable-lines', message: expect.stringContaining('the first is line 2') },
    ])
    expectInvariants(report)
  })

  it('a repeated call: the first answer counts, live and rejudged', async () => {
    const [header = '', first = '', ...rest] = linesOf('good.jsonl')
    const forged = first.replace(/\{\\"n\\": ?\d+\}/, '{\\"n\\":-1}')
    expect(forged).not.toBe(first)
    write('bad.jsonl', [header, first, forged, ...rest])
    expect((await inside(['rejudge', 'bad.jsonl', '--report-dir', 'modelgate-report'], folder)).code).toBe(0)
    expect((await run('--replay', 'bad.jsonl')).code).toBe(0)
    write('bad.jsonl', [header, forged, first, ...rest])
    expect((await inside(['rejudge', 'bad.jsonl', '--report-dir', 'modelgate-report'], folder)).code).toBe(1)
    expect((await run('--replay', 'bad.jsonl')).code).toBe(1)
  })

  const headers: Readonly<Record<string, JsonObject>> = {
    'a shard of a billion': { shard: { index: 1, total: 1_000_000_000 } },
    'a shard beyond its total': { shard: { index: 4, total: 3 } },
    'another format': { format: 2 },
    'no settings': { settings: null },
  }
  it.each(Object.entries(headers))('a header with %s is none', async (_, over) => {
    const [, ...rest] = linesOf('good.jsonl')
    write('bad.jsonl', [JSON.stringify({ ...lineOf('good.jsonl', 0), ...over }), ...rest])
    const { code, stderr } = await inside(['rejudge', 'bad.jsonl', '--report-dir', 'modelgate-report'], folder)
    expect(code).toBe(2)
    expect(stderr).toContain('does not begin with a journal header')
  })
})

describe('resuming', () => {
  it('continues after a torn line and over garbage, and asks only what is missing', async () => {
    const lines = linesOf('good.jsonl')
    writeFileSync(
      join(folder, 'torn.jsonl'),
      `${[...lines.slice(0, 4), 'garbage', ...lines.slice(4, 6)].join('\n')}\n${lines[6]?.slice(0, 70)}`,
    )
    const before = endpoint.heard.length
    expect((await run('--journal', 'torn.jsonl')).code).toBe(0)
    expect(endpoint.heard.length - before).toBe(CASES - 5)
    expect(reportOf(folder).totals.measured).toBe(CASES)
    const report = textOf(folder, 'modelgate-report/report.json')
    await inside(['rejudge', 'torn.jsonl', '--report-dir', 'modelgate-report'], folder)
    expect(textOf(folder, 'modelgate-report/report.json')).toBe(report)
  })

  it('starts anew where only a part of the first line was written', async () => {
    writeFileSync(join(folder, 'begun.jsonl'), (linesOf('good.jsonl')[0] as string).slice(0, 50))
    expect((await run('--journal', 'begun.jsonl')).code).toBe(0)
    expect((await inside(['rejudge', 'begun.jsonl', '--report-dir', 'modelgate-report'], folder)).code).toBe(0)
  })

  const refused: Readonly<Record<string, readonly [argv: readonly string[], says: string]>> = {
    'another plan': [['--journal', 'good.jsonl', '--samples', '2'], 'was written by another plan'],
    'another shard': [['--journal', 's1.jsonl', '--shard', '2/3'], 'belongs to another shard'],
    'a file that is no journal': [['--journal', 'other.yaml'], 'does not begin with a journal header'],
    'a folder': [['--journal', '.git'], 'no regular file'],
    'a file as a folder': [['--journal', 'c.yaml/j.jsonl'], 'a part of the path is a file'],
  }
  it.each(Object.entries(refused))('%s is refused before any call, and left as it was', async (_, [argv, says]) => {
    const before = endpoint.heard.length
    const files = ['good.jsonl', 's1.jsonl', 'other.yaml'].map((file) => textOf(folder, file))
    const { code, stderr } = await run(...argv)
    expect([code, endpoint.heard.length]).toEqual([2, before])
    expect(stderr).toContain(says)
    expect(['good.jsonl', 's1.jsonl', 'other.yaml'].map((file) => textOf(folder, file))).toEqual(files)
  })

  it('a missing key moves the journal of the last run aside, whole', async () => {
    const before = textOf(folder, 'good.jsonl')
    const numbered = (): readonly string[] =>
      readdirSync(join(folder, 'modelgate-report')).filter((name) => /^journal-\d+\.jsonl$/.test(name))
    const earlier = numbered()
    writeFileSync(join(folder, 'modelgate-report/journal.jsonl'), before)
    expect((await inside(['run', 'c.yaml', '--model', 'm'], folder)).code).toBe(2)
    const kept = numbered().filter((name) => !earlier.includes(name))
    expect(kept.map((name) => textOf(folder, `modelgate-report/${name}`))).toEqual([before])
  })
})

it('a case that was edited before the run was resumed: its later answer counts', async () => {
  const journaled = ['--journal', 'edited.jsonl', '--report-dir', 'edited']
  writeFileSync(join(folder, 'edited.yaml'), echoContract(3, '', 'edited'))
  const again = (...argv: readonly string[]) =>
    inside(['run', 'edited.yaml', '--base-url', endpoint.url, '--model', 'm', ...argv], folder)
  await again(...journaled, '--max-calls', '2')
  const edited = echoContract(3, '', 'edited').replaceAll(
    /vars: \{ n: "(\d)" \}, expect: \{ match: \{ n: \d/g,
    'vars: { n: "1$1" }, expect: { match: { n: 1$1',
  )
  writeFileSync(join(folder, 'edited.yaml'), edited)
  expect((await again(...journaled)).code).toBe(0)
  await inside(['rejudge', 'edited.jsonl', '--report-dir', 'edited-again'], folder)
  expect(reportOf(folder, 'edited-again').totals.measured).toBe(3)
  expect(reportOf(folder, 'edited-again').contracts[0]?.outcomes).toEqual({ ok: 3 })
})

describe('merging', () => {
  const merge = async (...files: readonly string[]) => {
    const told = await inside(['rejudge', ...files], folder)
    return { ...told, report: told.stdout === '' ? null : reportOf(folder) }
  }

  it('three of three pass', async () => {
    const { code, report } = await merge('s1.jsonl', 's2.jsonl', 's3.jsonl')
    expect([code, report?.complete, report?.totals.measured]).toEqual([0, true, CASES])
  })

  it('more shards than cases: one with nothing to call is not lost', async () => {
    const files = Array.from({ length: CASES + 1 }, (_, at) => `many-${at + 1}.jsonl`)
    const codes: number[] = []
    for (const [at, file] of files.entries())
      codes.push((await run('--shard', `${at + 1}/${files.length}`, '--journal', file, '--max-calls', '50')).code)
    expect(codes).toEqual([...Array.from({ length: CASES }, () => 0), 3])
    const { code, report } = await merge(...files)
    expect([code, report?.complete, report?.totals.measured]).toEqual([0, true, CASES])
  })

  it('a lost shard is named and never a pass', async () => {
    const { code, report } = await merge('s1.jsonl', 's3.jsonl')
    expect([code, report?.complete]).toEqual([3, false])
    expect(report?.warnings).toMatchObject([
      { code: 'shard-missing', message: expect.stringContaining('shard 2 of 3') },
    ])
    expectInvariants(report as NonNullable<typeof report>)
  })

  it('a lost shard is no pass even where everything is decided without it', async () => {
    writeFileSync(
      join(folder, 'modelgate.yaml'),
      'version: 1\nthresholds: { parse_rate: 0.5, schema_rate: 0.5, match_rate: 0.5 }\n',
    )
    const { code, report } = await merge('s1.jsonl', 's3.jsonl')
    writeFileSync(join(folder, 'modelgate.yaml'), 'version: 1\n')
    expect([code, report?.result]).toEqual([3, 'inconclusive'])
  })

  it('a shard that is there twice is refused', async () => {
    const { code, stderr } = await merge('s1.jsonl', 's2.jsonl', 's2.jsonl')
    expect(code).toBe(3)
    expect(stderr).toContain('Shard 2 of 3 is there twice')
  })

  it("another shard's calls under this shard's number count for nothing", async () => {
    const [, ...calls] = linesOf('s1.jsonl')
    write('t-forged.jsonl', [linesOf('s2.jsonl')[0] as string, ...calls])
    const { code, report } = await merge('s1.jsonl', 't-forged.jsonl', 's3.jsonl')
    expect(code).toBe(3)
    expect(report?.warnings).toMatchObject([
      { code: 'journal-strangers', message: expect.stringContaining('t-forged.jsonl') },
    ])
  })

  it('a shard of another split, another plan or another run is refused and named', async () => {
    const header = lineOf('s2.jsonl', 0)
    const [, ...calls] = linesOf('s2.jsonl')
    const forged: readonly (readonly [JsonObject, string])[] = [
      [{ shard: { index: 2, total: 8 } }, 'shard 2 of 8'],
      [{ plan: 'sha256:0' }, 'another plan'],
      [{ settings: { ...(header.settings as JsonObject), origin: { run: '2' } } }, 'another run or commit'],
    ]
    for (const [over, says] of forged) {
      write('t-forged.jsonl', [JSON.stringify({ ...header, ...over }), ...calls])
      const { code, stderr } = await merge('s1.jsonl', 't-forged.jsonl', 's3.jsonl')
      expect(code).toBe(3)
      expect(stderr).toContain(says)
      expect(stderr).toContain('t-forged.jsonl')
    }
  })
})
