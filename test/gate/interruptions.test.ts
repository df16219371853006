import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { decodeLine } from '../../src/journal/decode.ts'
import { after, type Endpoint, echo, echoContract, echoRows, failure, sendJson, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { expectInvariants } from './invariants.ts'
import { folderOf, modelgate, removeFolder, reportOf, start, textOf } from './process.ts'

const folders: string[] = []
const endpoints: Endpoint[] = []

afterEach(async () => {
  for (const endpoint of endpoints.splice(0)) await endpoint.close()
  folders.splice(0).forEach(removeFolder)
})

async function scene(contract: string, answer: Parameters<typeof startEndpoint>[0]) {
  const endpoint = await startEndpoint(answer)
  const folder = folderOf({ 'c.yaml': contract })
  endpoints.push(endpoint)
  folders.push(folder)
  return { endpoint, folder, argv: ['run', 'c.yaml', '--base-url', endpoint.url, '--model', 'm'] }
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((wait) => setTimeout(wait, 2))
}

const linesOf = (folder: string, file: string): readonly string[] =>
  readFileSync(join(folder, file), 'utf8').split('\n')

describe('a signal ends the run with a report', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s', async (signal, expected) => {
    const hanging: Parameters<typeof startEndpoint>[0] = (heard, response) => {
      if (heard.number < 5) echo(heard, response)
    }
    const { endpoint, folder, argv } = await scene(echoContract(30), hanging)
    const { child, ended } = start([...argv, '--concurrency', '4', '--journal', 'j.jsonl'], folder)
    await until(() => endpoint.heard.length >= 8)
    child.kill(signal)
    expect((await ended).code).toBe(expected)
    const report = reportOf(folder)
    expect(report).toMatchObject({ complete: false, totals: { planned: 30, measured: 5, not_run: 25 } })
    expectInvariants(report)
    await inside(['rejudge', 'j.jsonl', '--report-dir', 'again'], folder)
    expect(textOf(folder, 'again/report.json')).toBe(textOf(folder, 'modelgate-report/report.json'))
  })

  it('a second one ends the process at once', async () => {
    const { endpoint, folder, argv } = await scene(echoContract(3), () => {})
    const { child, ended } = start(argv, folder)
    await until(() => endpoint.heard.length > 0)
    child.kill('SIGINT')
    child.kill('SIGINT')
    expect((await ended).code).toBe(130)
  })
})

describe('a budget', () => {
  const PRICED = `version: 1
prices: { m: { input: 0.000001, output: 1000, source: https://example.com, checked: 2026-11-01 } }
`
  it('counts what a resumed journal was paid for before it asks what was lost', async () => {
    const lost = new Set<string>()
    let down = true
    const { endpoint, folder, argv } = await scene(echoContract(40), (heard, response) => {
      if (down && heard.number > 1 && lost.size < 4) lost.add(heard.text)
      if (down && lost.has(heard.text)) sendJson(response, 500, failure('down'))
      else echo(heard, response)
    })
    writeFileSync(join(folder, 'modelgate.yaml'), PRICED)
    // An answer costs half a cent, and two cents at its worst.
    const capped = [...argv, '--max-cost', '0.1', '--concurrency', '4', '--journal', 'j.jsonl']
    expect(await inside(capped, folder)).toMatchObject({ code: 3 })
    const paid = reportOf(folder).totals.cost_usd as number
    expect(paid).toBeGreaterThan(0.08)
    const before = endpoint.heard.length
    down = false
    expect(await inside(capped, folder)).toMatchObject({ code: 3 })
    expect([endpoint.heard.length, reportOf(folder).totals.cost_usd]).toEqual([before, paid])
    await inside(['rejudge', 'j.jsonl', '--report-dir', 'again'], folder)
    expect(textOf(folder, 'again/report.json')).toBe(textOf(folder, 'modelgate-report/report.json'))
  })

  it('of calls that is used up leaves what the journal holds in the report', async () => {
    let [down, refusing] = [true, false]
    const { endpoint, folder, argv } = await scene(echoContract(20), (heard, response) => {
      if (refusing) sendJson(response, 401, failure('no'))
      else if (down && Number(heard.text) % 5 === 0) sendJson(response, 500, failure('down'))
      else echo(heard, response)
    })
    const resumed = [...argv, '--journal', 'j.jsonl']
    expect(await inside(resumed, folder)).toMatchObject({ code: 3 })
    expect(reportOf(folder).totals).toMatchObject({ measured: 16, unmeasured: 4 })
    down = false
    expect(await inside([...resumed, '--max-calls', '1'], folder)).toMatchObject({ code: 3 })
    expect(reportOf(folder).totals).toMatchObject({ measured: 17, unmeasured: 3, not_run: 0 })
    refusing = true
    expect(await inside(resumed, folder)).toMatchObject({ code: 3 })
    expect(reportOf(folder).totals).toMatchObject({ measured: 17, not_run: 0 })
    expect(endpoint.heard.length).toBeGreaterThan(20)
    await inside(['rejudge', 'j.jsonl', '--report-dir', 'again'], folder)
    expect(textOf(folder, 'again/report.json')).toBe(textOf(folder, 'modelgate-report/report.json'))
  })
})

describe('a killed run is resumed', () => {
  const ROUNDS = 20
  const CONCURRENCY = 8
  const CASES = 2_500

  it(`killed ${ROUNDS} times, only calls in flight are made again`, async () => {
    const { endpoint, folder, argv } = await scene(echoContract(0, '  - from: cases.jsonl\n'), after(4, echo))
    writeFileSync(join(folder, 'cases.jsonl'), echoRows(CASES))
    const resume = [...argv, '--journal', 'j.jsonl', '--concurrency', String(CONCURRENCY), '--quiet']
    for (let round = 0; round < ROUNDS; round++) {
      const before = endpoint.heard.length
      const { child, ended } = start(resume, folder)
      const done = ended.then(() => true)
      await Promise.race([done, until(() => endpoint.heard.length > before + ((round * 37) % 90))])
      child.kill('SIGKILL')
      expect((await ended).stderr).toBe('')
      const torn = linesOf(folder, 'j.jsonl').slice(0, -1)
      expect(torn.filter((line) => decodeLine(line) === null)).toEqual([])
    }
    const { code } = await modelgate(resume, folder)
    expect(code).toBe(0)
    expect(endpoint.heard.length).toBeLessThanOrEqual(CASES + ROUNDS * CONCURRENCY)
    const report = reportOf(folder)
    expect(report).toMatchObject({
      complete: true,
      result: 'pass',
      totals: { planned: CASES, measured: CASES },
      warnings: [],
    })
    expectInvariants(report)
    expect(existsSync(join(folder, 'j.jsonl.lock'))).toBe(false)
    await inside(['rejudge', 'j.jsonl', '--report-dir', 'again'], folder)
    expect(textOf(folder, 'again/report.json')).toBe(textOf(folder, 'modelgate-report/report.json'))
  })

  it('a torn journal that is judged again does not pass', async () => {
    const { folder, argv } = await scene(echoContract(4), echo)
    await inside([...argv, '--journal', 'j.jsonl'], folder)
    const lines = linesOf(folder, 'j.jsonl')
    writeFileSync(join(folder, 'torn.jsonl'), `${lines.slice(0, 4).join('\n')}\n${lines[4]?.slice(0, 40)}`)
    const { code } = await inside(['rejudge', 'torn.jsonl', '--report-dir', 'modelgate-report'], folder)
    expect([code, reportOf(folder).complete, reportOf(folder).totals.not_run]).toEqual([3, false, 1])
  })
})

describe('one journal, two runs', () => {
  it('the second is refused while the first writes, and the first loses nothing', async () => {
    const held: (() => void)[] = []
    let holding = true
    const { endpoint, folder, argv } = await scene(echoContract(40), (heard, response) => {
      if (holding && heard.number > 3) held.push(() => echo(heard, response))
      else echo(heard, response)
    })
    const journaled = [...argv, '--journal', 'j.jsonl', '--concurrency', '2']
    const first = start(journaled, folder)
    await until(() => held.length > 0 && endpoint.heard.length > 4)
    const second = await modelgate([...journaled, '--report-dir', 'other'], folder)
    expect(second.code).toBe(2)
    expect(second.stderr).toContain('Another run is writing the journal j.jsonl')
    holding = false
    for (const answer of held) answer()
    expect((await first.ended).code).toBe(0)
    expect(reportOf(folder).totals.measured).toBe(40)
    expect(linesOf(folder, 'j.jsonl').filter((line) => line.includes('"type":"call"')).length).toBe(40)
  })

  it('of two that start together one is refused', async () => {
    // The one that runs is answered only when the other one has been refused, however slow the machine is.
    let answer = (): void => {}
    const refused = new Promise<void>((resolve) => {
      answer = resolve
    })
    const { folder, argv } = await scene(echoContract(20), (heard, response) => {
      void refused.then(() => echo(heard, response))
    })
    const runs = ['a', 'b'].map((dir) =>
      modelgate([...argv, '--journal', 'j.jsonl', '--concurrency', '1', '--report-dir', dir], folder),
    )
    void Promise.race(runs).then(answer)
    const both = await Promise.all(runs)
    expect(both.map(({ code }) => code).sort()).toEqual([0, 2])
  })
})

describe('a signal', () => {
  it('ends the demo with its own code, before the second gate', async () => {
    const folder = folderOf({})
    const { code, stdout } = await inside(['demo'], folder, {}, AbortSignal.abort())
    expect([code, stdout.includes('2. A model that does not')]).toEqual([143, false])
    removeFolder(folder)
  })
})
