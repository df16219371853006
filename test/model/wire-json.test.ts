import { afterEach, describe, expect, it, vi } from 'vitest'
import { parseWire } from '../../src/model/read/wire-json.ts'

const TEXT = '{"arguments":{"n":12345678901234567890123,"m":1}}'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** Node 20's JSON: no `rawJSON`, and a reviver is not told the text of a number. */
function withoutSourceText(): void {
  const { parse, stringify } = JSON
  vi.stubGlobal('JSON', {
    stringify,
    parse: (text: string, reviver?: (name: string, value: unknown) => unknown) =>
      parse(text, reviver && ((name, value) => reviver(name, value))),
  })
}

describe('arguments that come as an object', () => {
  it('keep the digits of their numbers', () => {
    expect(JSON.stringify(parseWire(TEXT))).toBe(TEXT)
  })

  it('are read where no text of a number is known', async () => {
    withoutSourceText()
    vi.resetModules()
    const { parseWire: read } = await import('../../src/model/read/wire-json.ts')
    expect(read(TEXT)).toEqual({ arguments: { n: 1.2345678901234568e22, m: 1 } })
  })
})
