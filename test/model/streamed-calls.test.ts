import { describe, expect, it } from 'vitest'
import { brokenStream, spoiltStreams } from '../../bench/fuzz/streams.ts'
import type { JsonObject } from '../../src/json/value.ts'
import { streamedCalls } from '../../src/model/read/streamed-calls.ts'

/** `index/id name arguments`, each but the slash may be missing: `0/a f {"x"`. */
function pieceOf(text: string): JsonObject {
  const [, index, id, name, made] = /^(\d*)\/(\w*) ?(\w*) ?(.*)$/.exec(text) ?? []
  return {
    ...(index ? { index: Number(index) } : {}),
    ...(id ? { id } : {}),
    function: { ...(name ? { name } : {}), arguments: made ?? '' },
  }
}

function read(pieces: readonly string[]): string {
  const calls = streamedCalls()
  // `+` adds a piece to the list of the same event.
  for (const event of pieces.join('\n').replaceAll('\n+', '\r').split('\n')) calls.add(event.split('\r').map(pieceOf))
  if (calls.fault() !== null) return 'nobody can tell'
  return calls
    .calls()
    .map(({ function: made }) => `${(made as JsonObject).name}(${(made as JsonObject).arguments})`)
    .join(' ')
}

const UNCLEAR = 'nobody can tell'

describe('which call a piece belongs to', () => {
  it.each<[string, string[], string]>([
    // As OpenAI sends them, and with ids, names or indexes left out, made up or repeated.
    ['its index', ['0/a f', '1/b g {', '0/  {"x"', '1/  }', '0/  :1}'], 'f({"x":1}) g({})'],
    ['the last call, without indexes', ['/a f {"x"', '/  :1}', '/b g {}'], 'f({"x":1}) g({})'],
    ['ids, under one index', ['0/a f {}', '0/b f {}'], 'f({}) f({})'],
    ['ids, though both calls are open', ['0/a f {"x"', '0/b f {"y"', '0/a  :1}', '0/b  :2}'], 'f({"x":1}) f({"y":2})'],
    ['an id that is made up for every piece', ['0/a f {', '0/b  }', '1/c g {}'], 'f({}) g({})'],
    ['a name, under one index without ids', ['0/ f {}', '0/ g {}'], 'f({}) g({})'],
    ['a name, where all calls share an id', ['/a f {}', '/a g {"x"', '/a  :1}'], 'f({}) g({"x":1})'],
    ['the same name after whole arguments', ['/ f {"x":1}', '/ f {"x":2}'], 'f({"x":1}) f({"x":2})'],
    ['and its arguments may follow', ['0/ f {}', '0/ f', '0/  {"x":2}'], 'f({}) f({"x":2})'],
    ['two calls of one list are two calls', ['/ f', '+/ f', '+/ f'], 'f() f() f()'],
    ['braces in a text end nothing', ['/ f {"x":"}"', '/ f ,"y":"\\\\"}', '/ f {}'], 'f({"x":"}","y":"\\\\"}) f({})'],
    // MiniMax M2.7 at NVIDIA (NousResearch/hermes-agent#8259).
    ['a name that comes with every piece', ['0/a f {"x"', '0/a f :', '0/a f 1}'], 'f({"x":1})'],
    ['and without ids', ['0/ f {"x":[1', '0/ f ,2]', '0/ f }'], 'f({"x":[1,2]})'],
    ['and an object inside', ['0/a f {"x":', '0/a f {"y":1}', '0/a f }'], 'f({"x":{"y":1}})'],
  ])('%s', (_title, pieces, expected) => {
    expect(read(pieces)).toBe(expected)
  })

  it.each<[string, string[]]>([
    ['a value that begins inside another', ['0/ f {"x":[1],"', '0/ f {}', '0/  y":2}']],
    ['the same in a text', ['0/ f {"x":"', '0/ f {}', '0/  Oslo"}']],
    ['the same under one id', ['0/a f {"x":"', '0/a f {}', '0/  Oslo"}']],
    ['arguments while two are open', ['0/ f {"x":', '0/ g {"y":', '0/  1}']],
    ['an id that two calls have', ['/a f {"x":', '/a g {"y":', '/a  1}']],
    ['a name twice, once without arguments', ['0/ f', '0/ f {}']],
    ['the same under one id', ['0/a f', '0/a f {}']],
    ['a name behind whole arguments, and nothing more', ['0/a f {}', '0/a f']],
    ['the same without ids', ['/ f {}', '/ f']],
    ['a name in the middle, and nothing more', ['0/a f {"x"', '0/a f', '0/  :1}']],
    ['white space in the middle', ['0/a f {"x"', '0/a f  ', '0/  :1}']],
    ['bare words', ['/ f 1', '/ f 2']],
    ['a repeated name whose arguments never end', ['/ f {"x"', '/ f :1']],
  ])('%s: nobody can tell', (_title, pieces) => {
    expect(read(pieces)).toBe(UNCLEAR)
  })

  it('holds no more calls than an answer can have', () => {
    const calls = streamedCalls()
    for (let at = 0; at <= 1_000; at++) calls.add([pieceOf(`${at}/ f {}`)])
    expect(calls.fault()).toMatch('more than 1000 calls')
    expect(calls.count()).toBe(1_000)
  })
})

it('spoilt streams lose no name and no finish reason', () => {
  const broken = [...spoiltStreams(3_000, 2)].map(brokenStream).filter(({ broke }) => broke !== null)
  expect(broken).toEqual([])
})
