import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NotAFile } from '../../src/contract/files/regular-file.ts'
import { decodeLine } from '../../src/journal/decode.ts'
import { encodeLine } from '../../src/journal/encode.ts'
import type { JournalCall, JournalLine } from '../../src/journal/line.ts'
import { lockJournal, processStart } from '../../src/journal/lock.ts'
import { readJournal } from '../../src/journal/reader.ts'
import { createMemory, readRecorded } from '../../src/journal/recorded.ts'
import { openJournal } from '../../src/journal/writer.ts'
import { isShallow } from '../../src/json/depth.ts'
import type { Answer } from '../../src/model/answer.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const ms = { queued: 0.5, firstByte: 10, firstToken: null, total: 12.25 }
const answered: Answer = {
  kind: 'answered',
  status: 200,
  servedModel: 'm-1',
  fingerprint: null,
  finishReason: { unified: 'tool-calls', raw: 'tool_calls' },
  message: {
    content: 'hi \u2028 "x"',
    refusal: null,
    reasoning: 'hm',
    toolCalls: [{ id: 'a', name: 'f', arguments: '{"x":1}' }],
  },
  usage: { input: 1, output: 2, cachedInput: 3, reasoning: 4 },
  ms,
  attempts: 2,
}
const failed = (kind: 'network' | 'rejected'): Answer => ({
  kind: 'failed',
  failure: { kind, phase: 'body', status: 400, message: 'no', code: 'c', param: null, body: { error: [1, null] } },
  ms: { ...ms, timedOut: 3_000 },
  attempts: 3,
})
const call = (over: Partial<JournalCall> = {}): JournalCall => ({
  type: 'call',
  role: 'candidate',
  contract: 'c',
  case: '__proto__',
  sample: 0,
  turn: 0,
  place: 7,
  request: 'sha256:1',
  answer: answered,
  ...over,
})
const header: JournalLine = {
  type: 'header',
  format: 1,
  plan: 'sha256:0',
  seed: 1,
  settings: { request: {} },
  files: { 'c.yaml': 'sha256:2' },
  boundaries: null,
  findings: [],
  shard: { index: 2, total: 3 },
}
const end: JournalLine = { type: 'end', reason: 'finished', elapsed_ms: 5, loop_delay_ms: 0 }

describe('a line comes back as it was written', () => {
  const lines: Readonly<Record<string, JournalLine>> = {
    header,
    end,
    answer: call(),
    'the name of an answer': call({ answer: { ...answered, requestId: 'req_1' } }),
    'the name of an error': call({ answer: { ...failed('rejected'), requestId: 'req_1' } }),
    'a turn as it came': call({
      answer: { ...answered, turn: { role: 'assistant', tool_calls: [{ extra_content: { a: 'S' } }] } },
    }),
    'items as they came': call({ answer: { ...answered, turn: [{ type: 'reasoning', encrypted_content: 'E' }] } }),
    'an answer without usage': call({ answer: { ...answered, usage: null } }),
    'a failure': call({ answer: failed('network') }),
    'results of callbacks': call({ results: { call_1: { a: [1, { b: null }] } } }),
  }
  it.each(Object.entries(lines))('%s', (_, line) => {
    expect(decodeLine(encodeLine(line))).toEqual(line)
  })

  it('with nothing in it that can not be seen, or that a terminal obeys', () => {
    const content = 'a\u009b31m \u202eb \u200b \u{e0041} 😀 \u2028'
    const line = call({ answer: { ...answered, message: { content, refusal: null, toolCalls: [] } } })
    expect(encodeLine(line)).toContain('"a\\u009b31m \\u202eb \\u200b \\udb40\\udc41 😀 \\u2028"')
    expect(decodeLine(encodeLine(line))).toEqual(line)
  })

  it('with nothing in it that a runner takes for a command', () => {
    const content = '::error::x\n##[error]y ###[group]z #[a]'
    const line = call({ answer: { ...answered, message: { content, refusal: null, toolCalls: [] } } })
    expect(encodeLine(line)).toContain('"::error::x\\n##\\u005berror]y ###\\u005bgroup]z #[a]"')
    expect(decodeLine(encodeLine(line))).toEqual(line)
  })

  it('any text that a model may write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (content) => {
        const line = call({ answer: { ...answered, message: { content, refusal: content, toolCalls: [] } } })
        expect(encodeLine(line)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\ufeff]/)
        expect(decodeLine(encodeLine(line))).toEqual(line)
      }),
    )
  })
})

describe('decoding is total', () => {
  it('over any JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(decodeLine(text)).toBeNull()
      }),
    )
  })
  it('over a line with any member replaced', () => {
    const whole = JSON.parse(encodeLine(call())) as Record<string, unknown>
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(whole)), fc.jsonValue(), (name, value) => {
        const line = decodeLine(JSON.stringify({ ...whole, [name]: value }))
        if (line?.type === 'call') expect(decodeLine(encodeLine(line))).toEqual(line)
      }),
    )
  })
  it.each([
    [128, true],
    [129, false],
    [100_000, false],
  ])('a value %i deep is shallow: %s', (depth, expected) => {
    let value: unknown = 1
    for (let at = 0; at < depth; at++) value = [value]
    expect(isShallow(value as never)).toBe(expected)
  })
})

describe('reading', () => {
  const numbersOf = async (bytes: string | Buffer): Promise<readonly (readonly [number, string | null, number])[]> => {
    const path = join(folder, 'j')
    writeFileSync(path, bytes)
    const found: (readonly [number, string | null, number])[] = []
    for (const { line, number, endByte } of readJournal(path)) found.push([number, line?.type ?? null, endByte])
    return found
  }
  const h = `${encodeLine(header)}\n`
  const e = `${encodeLine(end)}\n`
  it('leaves a torn last line out and tells where the last whole one ends', async () => {
    expect(await numbersOf(`${h}x\n${e}${h.slice(0, 20)}`)).toEqual([
      [1, 'header', h.length],
      [2, null, h.length + 2],
      [3, 'end', h.length + 2 + e.length],
    ])
  })
  it('takes lines over the borders of its chunks', async () => {
    const long = call({
      answer: { ...answered, message: { content: 'é'.repeat(900_000), refusal: null, toolCalls: [] } },
    })
    const lines = Array.from({ length: 5 }, () => `${encodeLine(long)}\n`).join('')
    const found = await numbersOf(lines)
    expect(found.map(([, type]) => type)).toEqual(['call', 'call', 'call', 'call', 'call'])
    expect(found.at(-1)?.[2]).toBe(Buffer.byteLength(lines))
  })
  it.each(['', '\n', '\n\n'])('of %j', async (text) => {
    expect((await numbersOf(text)).every(([, type]) => type === null)).toBe(true)
  })
})

describe('what is remembered of a call', () => {
  const key = { role: 'candidate', contract: 'c', case: '__proto__', sample: 0, turn: 0, request: 'sha256:1' } as const
  const table: readonly (readonly [string, readonly JournalCall[], Answer | undefined])[] = [
    ['nothing', [], undefined],
    ['the answer', [call()], answered],
    ['a lost call gives way', [call({ answer: failed('network') }), call()], answered],
    ['an answer does not give way to a lost call', [call(), call({ answer: failed('network') })], answered],
    ['the first answer counts', [call(), call({ answer: failed('rejected') })], answered],
    ['a rejection is an answer', [call({ answer: failed('rejected') }), call()], failed('rejected')],
    ['an answer to another request is none', [call({ request: 'sha256:9' })], undefined],
    ["another model's", [call({ role: 'baseline' })], undefined],
    ["another sample's", [call({ sample: 1 })], undefined],
  ]
  it.each(table)('%s', (_, lines, expected) => {
    const memory = createMemory()
    lines.forEach(memory.keep)
    expect(memory.answer(key)?.answer).toEqual(expected)
  })
  it('results of callbacks, own members only', () => {
    const memory = createMemory()
    memory.keep(call({ turn: 1, results: { a: { x: 1 } } }))
    expect(memory.result({ ...key, turn: 1 }, 'a')).toEqual({ x: 1 })
    expect([memory.result({ ...key, turn: 1 }, 'toString'), memory.result(key, 'a')]).toEqual([undefined, undefined])
    memory.forget({ ...key, turn: 1 })
    expect(memory.result({ ...key, turn: 1 }, 'a')).toBeUndefined()
  })
})

describe('writing', () => {
  it('is with the system when append returns, and goes on where a torn line stood', async () => {
    const path = join(folder, 'j')
    const first = openJournal(path, 0)
    first.append(header)
    first.append(call())
    expect(readFileSync(path, 'utf8')).toBe(`${encodeLine(header)}\n${encodeLine(call())}\n`)
    expect(first.close()).toBeNull()
    writeFileSync(path, `${encodeLine(header)}\n{"type":"ca`)
    const { endByte } = await readRecorded(path)
    const second = openJournal(path, endByte)
    second.append(end)
    second.close()
    expect(readFileSync(path, 'utf8')).toBe(`${encodeLine(header)}\n${encodeLine(end)}\n`)
  })
  it('writes what is gathered in front of the next line, or at the end', () => {
    const path = join(folder, 'j')
    const writer = openJournal(path, 0)
    writer.append(header)
    writer.gather(call())
    writer.gather(call())
    expect(readFileSync(path, 'utf8')).toBe(`${encodeLine(header)}\n`)
    writer.append(end)
    const called = `${encodeLine(call())}\n`
    expect(readFileSync(path, 'utf8')).toBe(`${encodeLine(header)}\n${called}${called}${encodeLine(end)}\n`)
    writer.gather(call())
    expect(writer.close()).toBeNull()
    expect(readFileSync(path, 'utf8')).toMatch(/"type":"end".*\n.*"type":"call".*\n$/)
  })
  it('gathers no more than a write is worth', () => {
    const path = join(folder, 'j')
    const writer = openJournal(path, 0)
    const size = (): number => readFileSync(path).length
    const bytes = encodeLine(call()).length + 1
    let gathered = 0
    for (; size() === 0; gathered++) writer.gather(call())
    // The line that found no more room waits.
    expect(size()).toBe((gathered - 1) * bytes)
    expect(size()).toBeLessThanOrEqual(1 << 16)
    writer.close()
    expect(size()).toBe(gathered * bytes)
  })
  it('writes a gathered line that is longer than all that is gathered, in its turn', () => {
    const path = join(folder, 'j')
    const writer = openJournal(path, 0)
    const long = { ...call(), case: 'é'.repeat(1 << 16) }
    for (const line of [call(), long, call()]) writer.gather(line)
    writer.close()
    const written = [call(), long, call()].map((line) => `${encodeLine(line)}\n`)
    expect(readFileSync(path, 'utf8')).toBe(written.join(''))
  })
  it('keeps trouble for the end', () => {
    const writer = openJournal(join(folder, 'j'), 0)
    writer.close()
    writer.append(call())
    expect(writer.close()).not.toBeNull()
  })
  it.skipIf(process.platform === 'win32')('begins anew in no file that a link leads to', async () => {
    writeFileSync(join(folder, 'mine'), 'mine')
    symlinkSync('mine', join(folder, 'link'))
    expect(() => openJournal(join(folder, 'link'), 0)).toThrow('ELOOP')
    expect(readFileSync(join(folder, 'mine'), 'utf8')).toBe('mine')
  })

  it('throws where the file can not be opened', () => {
    expect(() => openJournal(folder, 0)).toThrow()
  })
})

describe('the lock', () => {
  const path = (): string => join(folder, 'j.jsonl')
  it('is held by one, and free after its release', async () => {
    const first = await lockJournal(path())
    expect(await lockJournal(path())).toBeNull()
    await first?.release()
    const second = await lockJournal(path())
    expect(second).not.toBeNull()
    await second?.release()
    expect(readdirSync(folder)).toEqual([])
  })
  it('of many that try at once one gets it', async () => {
    const all = await Promise.all(Array.from({ length: 30 }, () => lockJournal(path())))
    expect(all.filter((one) => one !== null).length).toBe(1)
  })
  it.each([
    ['a process that is gone', () => String(spawnSync('true').pid)],
    ['nobody', () => ''],
    ['nonsense', () => 'me'],
    ['a living process of which no start is told', () => String(process.pid)],
    ['a living process that began at another time', () => `${process.pid} of another boot/1`],
    ["another container's first process", () => '1 of another boot/1'],
  ])('is taken over from %s', async (_, text) => {
    writeFileSync(`${path()}.lock`, text())
    const all = await Promise.all(Array.from({ length: 10 }, () => lockJournal(path())))
    expect(all.filter((one) => one !== null).length).toBe(1)
    expect(readdirSync(folder)).toEqual(['j.jsonl.lock'])
  })
  it.each(['lock', 'lock.takeover'])(
    'is taken over from a pipe in the place of the %s, without waiting',
    async (name) => {
      writeFileSync(`${path()}.lock`, '')
      rmSync(`${path()}.${name}`, { force: true })
      spawnSync('mkfifo', [`${path()}.${name}`])
      // What stands where a takeover is under way is cleared first; the next one that asks gets the lock.
      expect((await lockJournal(path())) ?? (await lockJournal(path()))).not.toBeNull()
      expect(readdirSync(folder)).toEqual(['j.jsonl.lock'])
    },
  )
  it('is not taken from a living process', async () => {
    writeFileSync(`${path()}.lock`, `${process.pid} ${await processStart(process.pid)}`)
    expect(await lockJournal(path())).toBeNull()
  })
  it('makes the folder, and rejects where it can not', async () => {
    await (await lockJournal(join(folder, 'a/b/j')))?.release()
    expect(existsSync(join(folder, 'a/b'))).toBe(true)
    writeFileSync(join(folder, 'file'), '')
    await expect(lockJournal(join(folder, 'file/j'))).rejects.toThrow()
  })
})

describe('a file that is no journal ends by count', () => {
  const whole = `${encodeLine(header)}\n`
  const tooLong = 'x'.repeat(4 * 1024 * 1024 + 1)
  it.each<[string, string, readonly (string | null)[]]>([
    ['a line of more than 4 MiB', `${whole}${tooLong}\n${encodeLine(end)}\n`, ['header', null, 'end']],
    ['three times as much', `${whole}${tooLong}${tooLong}${tooLong}\n${encodeLine(end)}\n`, ['header', null, 'end']],
    ['more than 4 MiB without a line end', `${whole}${tooLong}`, ['header', null]],
    ['a torn last line', `${whole}{"type":"ca`, ['header']],
  ])('%s', (_, text, expected) => {
    const path = join(folder, 'long.jsonl')
    writeFileSync(path, text)
    const lines = [...readJournal(path)]
    expect(lines.map(({ line }) => line?.type ?? null)).toEqual(expected)
    expect(lines.map(({ number }) => number)).toEqual(expected.map((_one, index) => index + 1))
    const ended = lines.findLast(({ line }) => line !== null)?.endByte
    expect(text.slice(0, ended)).toMatch(/\n$/)
  })

  it.each(['a named pipe', '/proc/self/environ', '/dev/zero'])('%s is not opened', (what) => {
    const path = what.startsWith('/') ? what : join(folder, 'pipe')
    if (path !== what) spawnSync('mkfifo', [path])
    expect(() => readJournal(path).next()).toThrow(NotAFile)
    if (path !== what) expect(() => openJournal(path, 0)).toThrow()
  })
})
