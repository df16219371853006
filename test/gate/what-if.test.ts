import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completion, type Endpoint, echoContract, sendJson, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { folderOf, removeFolder, reportOf, textOf } from './process.ts'

const WHAT_IF = 'What if: judged by other thresholds, contracts or cases than those of the run.'
const NO_PROOF = 'Thresholds chosen after seeing the data: no proof.'
const own = (least: string): string =>
  `version: 1\ncandidate: { provider: here, model: m }\nproviders: { here: { preset: vllm, base_url: "URL" } }\nthresholds: { match_rate: ${least} }\n`

describe('judging again by other criteria', () => {
  let endpoint: Endpoint
  let folder: string
  const rejudge = async (...argv: readonly string[]) => {
    const before = endpoint.heard.length
    const told = await inside(['rejudge', 'journal.jsonl', '--report-dir', 'again', ...argv], folder)
    expect(endpoint.heard.length).toBe(before)
    return told
  }

  beforeAll(async () => {
    // 36 of 40 right.
    endpoint = await startEndpoint(({ text }, response) =>
      sendJson(response, 200, completion(JSON.stringify({ n: Number(text) < 4 ? 99 : Number(text) }))),
    )
    folder = folderOf({
      'echo.yaml': echoContract(40),
      'modelgate.yaml': own('0.95').replace('URL', endpoint.url),
      'lower.yaml': 'version: 1\nthresholds: { match_rate: 0.85 }\n',
      'sure.yaml': 'version: 1\nthresholds: { match_rate: 0.85 }\nconfidence: 0.9\n',
    })
    const { code, stderr } = await inside(['run', 'echo.yaml', '--journal', 'journal.jsonl'], folder)
    expect(code, stderr).toBe(1)
  })
  afterAll(async () => {
    removeFolder(folder)
    await endpoint.close()
  })

  it('by the same criteria gives the same bytes', async () => {
    expect((await rejudge()).code).toBe(1)
    expect(textOf(folder, 'again/report.json')).toBe(textOf(folder, 'modelgate-report/report.json'))
    expect(reportOf(folder, 'again').notes).not.toContain(WHAT_IF)
  })

  it('by another policy judges what was called, although that policy names no model', async () => {
    const { code, stderr } = await rejudge('--policy', 'lower.yaml')
    expect(code, stderr).toBe(0)
    const report = reportOf(folder, 'again')
    expect(report.candidate).toMatchObject({ provider: 'here', model: 'm' })
    expect(report.contracts[0]?.requirements.find(({ id }) => id === 'match_rate')).toMatchObject({
      least: 0.85,
      passed: 36,
      verdict: 'pass',
    })
    expect(report.notes).toContain(WHAT_IF)
    expect(report.notes).not.toContain(NO_PROOF)
  })

  it.each([
    ['by a policy with a confidence', ['--policy', 'sure.yaml']],
    ['at a confidence of its own', ['--confidence', '0.9']],
  ])('%s is no proof', async (_, argv) => {
    await rejudge(...argv)
    const report = reportOf(folder, 'again')
    expect(report.notes).toEqual(expect.arrayContaining([WHAT_IF, NO_PROOF]))
    const match = report.contracts[0]?.requirements.find(({ id }) => id === 'match_rate')
    expect(match?.says).toContain('Chosen after seeing the data: no proof.')
  })

  it('notices a policy file that was changed in its place', async () => {
    writeFileSync(join(folder, 'modelgate.yaml'), own('0.5').replace('URL', endpoint.url))
    const { code } = await rejudge()
    expect(code).toBe(0)
    expect(reportOf(folder, 'again').notes).toContain(WHAT_IF)
    writeFileSync(join(folder, 'modelgate.yaml'), own('0.95').replace('URL', endpoint.url))
  })

  it('notices a contract that was changed, and judges the calls that were asked the same', async () => {
    writeFileSync(join(folder, 'echo.yaml'), echoContract(40, 'thresholds: { match_rate: 0.9 }\n'))
    const { code, stderr } = await rejudge()
    expect(code, stderr).toBe(0)
    const report = reportOf(folder, 'again')
    expect(report.totals).toMatchObject({ planned: 40, measured: 40 })
    expect(report.notes).toContain(WHAT_IF)
  })

  it.each([
    ['are fewer', 30, 30],
    ['are more', 42, 40],
  ])('finds the calls of a contract whose cases %s now, wherever their places are', async (_, cases, measured) => {
    writeFileSync(join(folder, 'echo.yaml'), echoContract(cases, 'thresholds: { match_rate: 0.5 }\n'))
    await rejudge()
    expect(reportOf(folder, 'again').totals).toMatchObject({ planned: cases, measured, not_run: cases - measured })
  })
})

describe('answers of a journal in place of calls', () => {
  it.each([
    ['by what its run was held to: as it was', { contract: '0.9' }, ['--confidence', '0.9'], 'pass', []],
    ['by less', { contract: '0.8' }, ['--confidence', '0.9'], 'inconclusive', [WHAT_IF, NO_PROOF]],
    ['at another confidence', { contract: '0.9' }, ['--confidence', '0.8'], 'inconclusive', [WHAT_IF, NO_PROOF]],
    ['by less, without a confidence', { contract: '0.8' }, [], 'pass', [WHAT_IF]],
  ] as const)('%s', async (_, { contract }, argv, result, said) => {
    const endpoint = await startEndpoint(({ text }, response) =>
      sendJson(response, 200, completion(JSON.stringify({ n: Number(text) }))),
    )
    const asking = (least: string): string => echoContract(40, `thresholds: { match_rate: ${least} }\n`)
    const folder = folderOf({ 'echo.yaml': asking('0.9') })
    const model = ['--base-url', endpoint.url, '--model', 'm']
    await inside(['run', 'echo.yaml', ...model, '--confidence', '0.9', '--journal', 'j.jsonl'], folder)
    writeFileSync(join(folder, 'echo.yaml'), asking(contract))
    await inside(['run', 'echo.yaml', ...model, '--replay', 'j.jsonl', '--report-dir', 'again', ...argv], folder)
    const report = reportOf(folder, 'again')
    expect(report.result).toBe(result)
    expect([WHAT_IF, NO_PROOF].filter((note) => report.notes.includes(note))).toEqual(expect.arrayContaining([...said]))
    expect(report.notes.includes(NO_PROOF)).toBe((said as readonly string[]).includes(NO_PROOF))
    removeFolder(folder)
    await endpoint.close()
  })
})

describe('a run that may stop early and is decided by its last call', () => {
  it('was not stopped, and shows the interval of the whole plan', async () => {
    const endpoint = await startEndpoint(({ text }, response) =>
      sendJson(response, 200, completion(JSON.stringify({ n: Number(text) }))),
    )
    const folder = folderOf({ 'echo.yaml': echoContract(4) })
    await inside(['run', 'echo.yaml', '--base-url', endpoint.url, '--model', 'm', '--stop-early'], folder)
    const report = reportOf(folder)
    expect(report).toMatchObject({ complete: true, notes: [], totals: { measured: 4, not_run: 0 } })
    expect(report.contracts[0]?.requirements.map(({ method }) => method)).not.toContain('e-process')
    removeFolder(folder)
    await endpoint.close()
  })
})

describe('the header of a journal', () => {
  it('holds the boundaries of a confident plan, fixed before the first call, and none without confidence', async () => {
    const endpoint = await startEndpoint(({ text }, response) =>
      sendJson(response, 200, completion(JSON.stringify({ n: Number(text) }))),
    )
    const folder = folderOf({
      'echo.yaml': echoContract(30, 'thresholds: { parse_rate: 0.9, schema_rate: 1, match_rate: 0.8 }\n'),
    })
    const header = async (...argv: readonly string[]) => {
      await inside(
        ['run', 'echo.yaml', '--base-url', endpoint.url, '--model', 'm', '--journal', `${argv.length}.jsonl`, ...argv],
        folder,
      )
      return JSON.parse(textOf(folder, `${argv.length}.jsonl`).split('\n')[0] as string)
    }
    const { boundaries } = await header('--confidence', '0.9')
    expect(Object.keys(boundaries)).toEqual(['echo/parse_rate', 'echo/schema_rate', 'echo/match_rate'])
    expect(boundaries['echo/schema_rate']).toBeNull()
    expect(boundaries['echo/parse_rate']).toMatchObject({ units: 30 })
    const integers = Object.values(boundaries['echo/match_rate'].pass_first_n_by_failures)
    expect(integers.length).toBeGreaterThan(0)
    expect(integers.every(Number.isInteger)).toBe(true)
    expect((await header()).boundaries).toBeNull()
    removeFolder(folder)
    await endpoint.close()
  })
})
