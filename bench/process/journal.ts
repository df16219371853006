import { diskFiles } from '../../src/contract/files/disk.ts'
import type { Policy } from '../../src/contract/policy/policy.ts'
import { headerOf } from '../../src/gate/journals/journal-header.ts'
import { requestOf } from '../../src/gate/request/options.ts'
import { prepare } from '../../src/gate/request/prepare.ts'
import type { GateRequest } from '../../src/gate/request/request.ts'
import { openJournal } from '../../src/journal/writer.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { digestOf } from '../../src/run/unit.ts'
import { wire } from '../../src/run/wiring.ts'

/** A run's journal without its run: the real plan, requests and writer, invented answers of which one in fifty does not conform. */
export const writeJournal = (folder: string, path: string): void => writeShards(folder, [path])

/** The same by the shards of a run, a journal each; one journal is a whole run's. */
export function writeShards(folder: string, paths: readonly string[]): void {
  const request = requestIn(folder)
  const prepared = prepare(request, { files: diskFiles(), environment: {} })
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems))
  const { plan, policy } = prepared.value
  for (const [at, path] of paths.entries()) {
    const shard = paths.length === 1 ? null : { index: at + 1, total: paths.length }
    writeShard({ ...plan, shard }, policy, { ...request, shard }, path)
  }
}

function writeShard(plan: Plan, policy: Policy, request: GateRequest, path: string): void {
  const wiring = wire(plan)
  const journal = openJournal(path, 0)
  journal.append(headerOf(plan, policy, request))
  const { index, total } = plan.shard ?? { index: 1, total: 1 }
  for (let place = index - 1; place < plan.unitCount; place += total) {
    const unit = plan.unitAt(place)
    const { contract, case: one, sample } = unit
    const key = { role: 'candidate', contract: contract.name, case: one.id, sample, turn: 0 } as const
    journal.append({
      type: 'call',
      ...key,
      place,
      request: digestOf(wiring.request(unit, 'candidate'), unit.contract),
      answer: answerAt(place),
    })
  }
  journal.append({ type: 'end', reason: 'finished', elapsed_ms: 60_000, loop_delay_ms: 1 })
  const trouble = journal.close()
  if (trouble !== null) throw new Error(trouble)
}

/** One answer in fifty does not conform. */
export const answerTextAt = (place: number): string =>
  JSON.stringify({
    id: `c-${place}`,
    sentiment: place % 50 === 7 ? 'very positive' : 'negative',
    topic: 'billing',
    confidence: (place % 1000) / 1000,
    summary: `Customer reports an issue with the order and asks for a refund or replacement in case ${place}.`,
    tags: ['a3', 'b7'],
    escalate: place % 2 === 0,
    created: '2025-01-02T03:04:05Z',
  })

function answerAt(place: number) {
  return {
    kind: 'answered' as const,
    status: 200,
    servedModel: 'fake-1',
    fingerprint: 'fp_fake_1',
    finishReason: { unified: 'stop' as const, raw: 'stop' },
    message: { content: answerTextAt(place), refusal: null, toolCalls: [] },
    usage: { input: 120, output: 60, cachedInput: 0, reasoning: 0 },
    ms: { queued: 0.125, firstByte: 50.25, firstToken: null, total: 50.5 + (place % 100) / 8 },
    attempts: 1,
  }
}

const requestIn = (cwd: string): GateRequest => {
  const called = { provider: 'compatible', baseUrl: 'http://127.0.0.1:9/v1', maxCalls: 10_000_000 }
  return requestOf(['bench.yaml'], { ...called, reportDir: 'out', format: 'text' }, 'fake-1', cwd)
}
