import { afterEach, describe, expect, it } from 'vitest'
import type { Turn } from '../../src/contract/contract.ts'
import { createJudgeThread } from '../../src/judge/thread.ts'
import type { Judge } from '../../src/outcome/judge.ts'
import { schemaOf } from '../outcome/schema-documents.ts'
import { answerOf, criteriaOf } from './judge-answers.ts'

const open: Judge[] = []
afterEach(async () => {
  for (const judge of open.splice(0)) await judge.close()
})

function standIn(deadlineMs = 300, compilingMs = 60_000): Judge {
  const judge = createJudgeThread({
    workerUrl: new URL('./judge-stand-in.ts', import.meta.url),
    now: () => performance.now(),
    deadlineMs,
    compilingMs,
    heapMb: 64,
  })
  open.push(judge)
  return judge
}

const ask = async (judge: Judge, contents: readonly string[]) => {
  const criteria = criteriaOf()
  const found = await Promise.all(contents.map((content) => judge.judge(criteria, answerOf(content))))
  return found.map(({ outcome, valueDigest }) =>
    outcome.kind === 'schema-violation' ? outcome.violations[0]?.keyword : valueDigest,
  )
}

describe('the judging thread', () => {
  it('answers in order, over many batches', async () => {
    const contents = Array.from({ length: 1000 }, (_, index) => `answer ${index}`)
    expect(await ask(standIn(), contents)).toEqual(contents)
  })

  it('answers many at once as it does one by one, the value that overruns apart', async () => {
    const judge = standIn()
    const contents = ['a', 'spin', ...Array.from({ length: 300 }, (_, index) => `b${index}`), 'plain']
    const found = await judge.judgeAll(
      contents.map((content) => ({ criteria: criteriaOf(), answer: answerOf(content) })),
    )
    expect(found.map(({ outcome, valueDigest }) => (outcome.kind === 'ok' ? valueDigest : outcome.kind))).toEqual(
      contents.map((content) => (content === 'spin' ? 'schema-violation' : content === 'plain' ? null : content)),
    )
    expect(await judge.judgeAll([])).toEqual([])
    const thrown = judge.judgeAll([{ criteria: criteriaOf(), answer: answerOf('throw') }])
    await expect(thrown).rejects.toThrow('a bug')
  })

  it('gives up the value that overruns, and that one alone', async () => {
    const contents = ['a', 'spin', 'b', 'spin', ...Array.from({ length: 300 }, (_, index) => `c${index}`)]
    const expected = contents.map((content) => (content === 'spin' ? 'validator-timeout' : content))
    expect(await ask(standIn(), contents)).toEqual(expected)
  })

  it('does not give up a value because the thread got no processor: that says nothing of the value', async () => {
    expect(await ask(standIn(), ['a', 'wait', 'b'])).toEqual(['a', 'wait', 'b'])
  })

  it('likewise the value that exhausts the heap', async () => {
    expect(await ask(standIn(20_000), ['a', 'hoard', 'b'])).toEqual(['a', 'validator-timeout', 'b'])
  })

  it('says what it was and what was found', async () => {
    const { outcome } = await standIn().judge(criteriaOf(), answerOf('spin'))
    expect(outcome).toEqual({
      kind: 'schema-violation',
      violations: [
        {
          pointer: '',
          keyword: 'validator-timeout',
          schemaPointer: '',
          allowed: 'a value that can be checked within 0.3 s',
          found: 'spin',
          message: 'checking this value was stopped after 0.3 s',
        },
      ],
      omitted: 0,
    })
  })

  it('runs without an environment', async () => {
    expect(await ask(standIn(), ['environment'])).toEqual(['{}'])
  })

  it('hands a bug on to whoever asked, and goes on', async () => {
    const judge = standIn()
    await expect(ask(judge, ['throw'])).rejects.toThrow('a bug')
    expect(await ask(judge, ['a'])).toEqual(['a'])
  })

  it('rejects what was open when the thread ends by itself, and starts another', async () => {
    const judge = standIn()
    await expect(ask(judge, ['exit', 'a'])).rejects.toThrow('ended')
    expect(await ask(judge, ['b'])).toEqual(['b'])
  })

  it('rests between questions, and never before the last is answered', async () => {
    const judge = standIn()
    expect(await ask(judge, ['a'])).toEqual(['a'])
    await judge.pause()
    const asked = ask(judge, ['b', 'c'])
    await judge.pause()
    expect(await asked).toEqual(['b', 'c'])
  })

  it('rejects what is open when it is closed, and everything after', async () => {
    const judge = standIn(20_000)
    const pending = ask(judge, ['spin'])
    pending.catch(() => {})
    await new Promise((resolve) => setImmediate(resolve))
    await judge.close()
    await expect(pending).rejects.toThrow('closed')
    await expect(ask(judge, ['a'])).rejects.toThrow('closed')
    await judge.close()
  })

  it('sends criteria and schemas once, and again after both sides forgot', async () => {
    const judge = standIn(10_000)
    const criteria = Array.from({ length: 2500 }, (_, index) => criteriaOf(schemaOf(`{"const":${index}}`)))
    for (let round = 0; round < 2; round += 1) {
      const found = await Promise.all(criteria.map((one) => judge.judge(one, answerOf('x'))))
      expect(found.map((one) => one.valueDigest)).toEqual(criteria.map((_, index) => `x{"const":${index}}`))
    }
  })
})

describe('preparing schemas', () => {
  it('hands on what is refused, and nothing else', async () => {
    const found = await standIn().prepare([
      schemaOf('{}'),
      schemaOf('{"$comment":"refuse"}'),
      schemaOf('{"$comment":"refuse"}'),
    ])
    expect(found.map((problem) => problem.code)).toEqual(['schema-async'])
  })

  it('refuses what does not compile in time, with its place', async () => {
    const found = await standIn().prepare([schemaOf('{"$comment":"spin"}'), schemaOf('{}')])
    expect(found).toEqual([
      {
        code: 'schema-compile-timeout',
        args: { pointer: '(root)', seconds: 0.3 },
        place: { file: 'order.schema.json', line: 1, column: 1 },
      },
    ])
  })

  it('refuses what is left where all together take too long, each alone in time or not', async () => {
    const spinning = Array.from({ length: 20 }, (_, nth) => schemaOf(`{"title":"${nth}","$comment":"spin"}`))
    const codes = (await standIn(100, 1000).prepare([...spinning, schemaOf('{}')])).map(({ code }) => code)
    const first = codes.indexOf('schemas-compile-timeout')
    expect(codes.length).toBe(21)
    expect(new Set(codes.slice(0, first))).toEqual(new Set(['schema-compile-timeout']))
    expect(new Set(codes.slice(first))).toEqual(new Set(['schemas-compile-timeout']))
  })

  it('refuses what does not compile within the heap', async () => {
    const found = await standIn(20_000).prepare([schemaOf('{"$comment":"hoard"}')])
    expect(found.map((problem) => [problem.code, problem.args['megabytes']])).toEqual([['schema-compile-memory', 64]])
  })
})

describe('opening a turn', () => {
  const turn = (user: string): Turn => ({ user, expect: criteriaOf().expect, place: criteriaOf().expect.place })
  const context = { api: 'chat', previous: answerOf('x'), callbacks: new Set<string>() } as const

  it('happens on the thread', async () => {
    expect(await standIn().openTurn(turn('hello'), context)).toEqual({
      kind: 'messages',
      messages: [{ role: 'user', content: 'hello' }],
    })
  })

  it('ends as calls that nothing was foreseen for where it overruns', async () => {
    const opened = await standIn().openTurn(turn('spin'), context)
    expect(opened).toEqual({ kind: 'wrong-calls', fault: { kind: 'unforeseen', name: '', arguments: '' } })
  })
})
