import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completion, type Endpoint, echoContract, sendJson, startEndpoint } from './endpoint.ts'
import { inside } from './inside.ts'
import { folderOf, removeFolder, reportOf, textOf } from './process.ts'

/** Who answers each model, by the number in the message. */
const SERVING: Readonly<
  Record<string, (n: number) => readonly [upstream: string | null, fingerprint: string, server: string]>
> = {
  steady: () => ['DeepInfra', 'fp_1', 'llama.cpp'],
  routed: (n) => [n < 4 ? 'DeepInfra' : 'Together', 'fp_1', 'llama.cpp'],
  rolled: (n) => ['DeepInfra', n < 2 ? 'fp_1' : 'fp_2', 'llama.cpp'],
  moved: (n) => ['DeepInfra', 'fp_1', n < 5 ? 'vllm/0.8.1' : 'vllm/0.9.0'],
  silent: () => [null, '', ''],
}

describe('who served a run', () => {
  let endpoint: Endpoint
  let folder: string
  beforeAll(async () => {
    endpoint = await startEndpoint(({ body, text }, response) => {
      const [upstream, fingerprint, server] = SERVING[String(body.model)]?.(Number(text)) ?? [null, '', '']
      sendJson(
        response,
        200,
        {
          ...completion(JSON.stringify({ n: Number(text) })),
          ...(upstream === null ? {} : { provider: upstream }),
          ...(fingerprint === '' ? {} : { system_fingerprint: fingerprint }),
        },
        server === '' ? {} : { server },
      )
    })
    folder = folderOf({ 'echo.yaml': echoContract(6) })
  })
  afterAll(async () => {
    removeFolder(folder)
    await endpoint.close()
  })
  const run = (model: string, ...argv: readonly string[]) =>
    inside(['run', 'echo.yaml', '--base-url', endpoint.url, '--model', model, '--report-dir', model, ...argv], folder)

  it.each<[string, string | null, boolean]>([
    ['steady', null, false],
    [
      'routed',
      'The candidate’s calls were passed on to several providers: `DeepInfra` 4 calls, `Together` 2 calls',
      true,
    ],
    ['rolled', 'The candidate’s calls came from several configurations: `fp_2` 4 calls, `fp_1` 2 calls', false],
    ['moved', 'The candidate’s calls came from several servers: `vllm/0.8.1` 5 calls, `vllm/0.9.0` 1 call', false],
    ['silent', null, false],
  ])('%s: what changed within the run is told', async (model, told, isFirst) => {
    expect((await run(model)).code).toBe(0)
    const report = reportOf(folder, model)
    expect(report.warnings.filter(({ code }) => code === 'serving-changed').map(({ message }) => message)).toEqual(
      told === null ? [] : [told],
    )
    expect(report.notes.includes(`${told}.`)).toBe(isFirst)
    const again = await inside(['rejudge', `${model}/journal.jsonl`, '--report-dir', `${model}-again`], folder)
    expect(again.code).toBe(0)
    expect(textOf(folder, `${model}-again/report.json`)).toBe(textOf(folder, `${model}/report.json`))
  })

  it('stands in the journal and in the provenance of the report', async () => {
    const [, line = ''] = textOf(folder, 'steady/journal.jsonl').split('\n')
    expect(JSON.parse(line).answer).toMatchObject({ upstream: 'DeepInfra', fingerprint: 'fp_1', server: 'llama.cpp' })
    expect(reportOf(folder, 'routed').provenance.served).toEqual({
      candidate: { fingerprints: ['fp_1'], upstreams: ['DeepInfra', 'Together'], servers: ['llama.cpp'] },
    })
    expect(reportOf(folder, 'silent').provenance).not.toHaveProperty('served')
  })

  it('is held against the journal of an earlier run of the same model, in the first lines', async () => {
    const journal = textOf(folder, 'steady/journal.jsonl')
    const earlier = journal.replaceAll('DeepInfra', 'Novita').replaceAll('llama.cpp', 'llama.cpp/b1')
    const other = folderOf({ 'echo.yaml': echoContract(6), 'last.jsonl': earlier })
    const argv = ['--model', 'steady', '--baseline', 'steady', '--baseline-replay', 'last.jsonl']
    const { code } = await inside(['run', 'echo.yaml', '--base-url', endpoint.url, ...argv], other)
    expect(code).toBe(0)
    const notes = reportOf(other).notes.join('\n')
    expect(notes).toContain('Passed on to `DeepInfra` now, `Novita` in the last journal')
    expect(notes).toContain('Another server: `llama.cpp` now, `llama.cpp/b1` in the last journal')
    removeFolder(other)
  })
})
