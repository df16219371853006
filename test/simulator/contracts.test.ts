import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { requestOf } from '../../src/gate/request/options.ts'
import { runGate } from '../../src/gate.ts'
import { processPorts } from '../../src/process/ports.ts'
import { createRedactor } from '../../src/publish/redact.ts'
import { withSimulator } from './endpoint.ts'

const root = join(import.meta.dirname, '../..')
const worker = new URL('../../src/judge-worker.ts', import.meta.url)
const { url } = withSimulator()

async function judged(model: string) {
  const called = { provider: 'compatible', baseUrl: url(), concurrency: 8, seed: 1, earlyStop: false }
  const request = requestOf(
    ['contracts/*.yaml'],
    { ...called, policy: [], reportDir: 'out', format: 'text' },
    model,
    root,
  )
  const ports = processPorts(worker, {}, createRedactor([]), new AbortController().signal)
  // The endpoint shares this process, so its loop's delay says nothing about the one that measures.
  const end = await runGate(request, { ...ports, watchLoop: () => () => 0, started: () => () => undefined })
  if (end.kind === 'refused') throw new Error(JSON.stringify(end.problems))
  return end.report.contracts.map(({ name, result, outcomes, failures }) => ({ name, result, outcomes, failures }))
}

describe('the example contracts', () => {
  it('pass with sim-steady, every call right', async () => {
    for (const contract of await judged('sim-steady')) {
      expect(contract).toMatchObject({ result: 'pass', failures: [] })
    }
  })

  it('fail with sim-sloppy', async () => {
    const results = (await judged('sim-sloppy')).map(({ name, result }) => `${name} ${result}`)
    expect(results).toEqual(expect.arrayContaining([expect.stringMatching(/ fail$/)]))
  })
})
