import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/contract/random.ts'
import type { JsonObject } from '../../src/json/value.ts'
import {
  answeredLine,
  type BatchEndpoint,
  type BatchRow,
  type BatchScript,
  startBatchEndpoint,
} from './batch-endpoint.ts'
import { completion, echoContract } from './endpoint.ts'
import { inside } from './inside.ts'
import { folderOf, modelgate, removeFolder, start, textOf } from './process.ts'

const CASES = 12
const ENV = { MODELGATE_API_KEY: 'sk-test-0123456789' }
const folders: string[] = []
const endpoints: BatchEndpoint[] = []
afterEach(async () => {
  for (const endpoint of endpoints.splice(0)) await endpoint.close()
  folders.splice(0).forEach(removeFolder)
})

const line = (row: BatchRow): JsonObject => {
  const [message] = row.body.messages as unknown as readonly [{ readonly content: string }]
  return answeredLine(row, completion(JSON.stringify({ n: Number(message.content) })))
}

async function scene(script: BatchScript) {
  const endpoint = await startBatchEndpoint({ line, polls: 1, ...script })
  const folder = folderOf({ 'c.yaml': echoContract(CASES) })
  endpoints.push(endpoint)
  folders.push(folder)
  return { endpoint, folder, argv: ['run', 'c.yaml', '--model', 'm', '--base-url', endpoint.url, '--via', 'batch'] }
}

/** How often each case was answered, by the journal. */
function answers(folder: string): readonly number[] {
  const counts = new Map<unknown, number>()
  for (const text of readFileSync(join(folder, 'modelgate-report/journal.jsonl'), 'utf8').split('\n').filter(Boolean)) {
    const entry = JSON.parse(text) as JsonObject
    if (entry.type === 'call' && entry.answer) counts.set(entry.case, (counts.get(entry.case) ?? 0) + 1)
  }
  return [...counts.values()]
}

async function undisturbed(): Promise<string> {
  const { folder, argv, endpoint } = await scene({})
  expect(await inside(argv, folder, ENV)).toMatchObject({ code: 0 })
  return normal(textOf(folder, 'modelgate-report/report.json'), endpoint)
}

/** The port is another one in every scene. */
const normal = (text: string, { url }: BatchEndpoint): string => text.replaceAll(new URL(url).origin, 'ORIGIN')

describe('killed at any moment, the same command goes on', () => {
  it.each<[string, boolean]>([
    ['POST /files', true],
    ['POST /batches', false],
    ['POST /batches', true],
    ['GET /batches/{id}', true],
    ['GET /files/{id}/content', false],
    ['GET /files/{id}/content', true],
  ])('%s, once it had its effect: %s', async (target, afterEffect) => {
    const kill: { now: () => void } = { now: () => {} }
    const { endpoint, folder, argv } = await scene({
      meddle: (route, _, __, done) => {
        if (route !== target || done !== afterEffect) return false
        kill.now()
        return true
      },
    })
    const { child, ended } = start(argv, folder, ENV)
    kill.now = () => child.kill('SIGKILL')
    expect((await ended).signal).toBe('SIGKILL')
    endpoint.set({ line, polls: 1 })
    const told = await inside(argv, folder, ENV)
    expect(told).toMatchObject({ code: 0 })
    expect(told.stderr).toContain('going on with')
    expect(endpoint.batches).toHaveLength(1)
    expect(answers(folder)).toEqual(Array.from({ length: CASES }, () => 1))
    expect(normal(textOf(folder, 'modelgate-report/report.json'), endpoint)).toBe(await undisturbed())
    expect(existsSync(join(folder, 'modelgate-report/journal.jsonl.batches'))).toBe(false)
  })

  it('killed over and over, wherever that falls: each case is answered once, and the report is the same', async () => {
    const { endpoint, folder, argv } = await scene({ polls: 2 })
    const random = seededRandom(7)
    for (let kills = 0; kills < 5; kills++) {
      const { child, ended } = start(argv, folder, ENV)
      await Promise.race([ended, new Promise((wait) => setTimeout(wait, 300 + random() * 2_500))])
      child.kill('SIGKILL')
      await ended
    }
    expect(await inside(argv, folder, ENV)).toMatchObject({ code: 0 })
    expect(new Set(answers(folder))).toEqual(new Set([1]))
    expect(normal(textOf(folder, 'modelgate-report/report.json'), endpoint)).toBe(await undisturbed())
  })

  it('cancels its batches on SIGINT, and collects what they had answered', async () => {
    const { endpoint, folder, argv } = await scene({ polls: 1_000_000 })
    const { child, ended } = start(argv, folder, ENV)
    while (!endpoint.heard.includes('GET /batches/{id}')) await new Promise((wait) => setTimeout(wait, 5))
    child.kill('SIGINT')
    expect((await ended).code).toBe(130)
    expect(endpoint.batches[0]?.isCancelled).toBe(true)
    endpoint.set({ line: (row) => (Number(row.body.n ?? 0) === 0 ? line(row) : null), polls: 0 })
    expect(await modelgate(argv, folder, ENV)).toMatchObject({ code: 0 })
    expect(answers(folder)).toEqual(Array.from({ length: CASES }, () => 1))
  })
})

it('a process that does nothing but judge a journal again comes to its end', async () => {
  const { folder, argv } = await scene({})
  await inside(argv, folder, ENV)
  expect(await modelgate(['rejudge', 'modelgate-report/journal.jsonl'], folder)).toMatchObject({ code: 0 })
  expect(textOf(folder, 'modelgate-rejudge/report.json')).toBe(textOf(folder, 'modelgate-report/report.json'))
})
