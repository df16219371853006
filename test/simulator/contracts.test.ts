import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { GateRequest } from '../../src/gate/request/request.ts'
import { runGate } from '../../src/gate.ts'
import { processPorts } from '../../src/process/ports.ts'
import { createRedactor } from '../../src/publish/redact.ts'
import { withSimulator } from './endpoint.ts'

const root = join(import.meta.dirname, '../..')
const worker = new URL('../../src/judge-worker.ts', import.meta.url)
const { url } = withSimulator()

async function judged(model: string) {
  const flags = { model: null, provider: null, baseUrl: null }
  const request: GateRequest = {
    cwd: root,
    contracts: ['contracts/*.yaml'],
    policyFiles: [],
    candidate: { model, provider: 'compatible', baseUrl: url() },
    baseline: flags,
    selection: { cases: [] },
    samples: null,
    confidence: null,
    concurrency: 8,
    maxCostUsd: null,
    maxCalls: null,
    deadlineMs: null,
    timeoutMs: null,
    seed: 1,
    stopEarly: false,
    judge: null,
    maxDrop: null,
    shard: null,
    journal: null,
    replay: null,
    baselineReplay: null,
  }
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
