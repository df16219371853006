import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { doubleHolds } from '../../src/json/decimal.ts'
import { readJson } from '../../src/json/read.ts'

const faultOf = (text: string, maxDepth?: number) => {
  const read = readJson(text, maxDepth)
  return read.ok ? null : read.fault
}
const exactOf = (text: string) => {
  const read = readJson(text)
  return read.ok ? Object.fromEntries(read.document.exact) : null
}

describe('what is read', () => {
  test.each([
    ['null', null],
    [' \t\r\n"x" ', 'x'],
    ['{"a":[1,2.5,-3e2,true,false,null,{}]}', { a: [1, 2.5, -300, true, false, null, {}] }],
    ['"\\ud800"', '\ud800'],
    ['"\\u00e9\\n\\/"', 'é\n/'],
    ['{"a:b":"c:d","e":"\\":\\" :"}', { 'a:b': 'c:d', e: '":" :' }],
    ['{"a"  :\n1, "b"\t: 2}', { a: 1, b: 2 }],
  ])('%j', (text, value) => {
    expect(readJson(text)).toEqual({ ok: true, document: { value, exact: new Map() }, bom: false })
  })

  test('a leading BOM is reported, a second one is a fault', () => {
    expect(readJson('\ufeff{}')).toMatchObject({ ok: true, bom: true, document: { value: {} } })
    expect(faultOf('\ufeff\ufeff{}')).toMatchObject({ kind: 'syntax', offset: 1, line: 1, column: 1 })
  })

  test('__proto__ is a member like any other', () => {
    const read = readJson('{"__proto__":{"polluted":1e400},"a":{"__proto__":9007199254740993}}')
    if (!read.ok) throw new Error(read.fault.message)
    expect(Object.getPrototypeOf(read.document.value)).toBe(Object.prototype)
    expect(Object.keys(read.document.value as object)).toEqual(['__proto__', 'a'])
    expect(JSON.stringify(read.document.value)).toBe(
      '{"__proto__":{"polluted":1.7976931348623157e+308},"a":{"__proto__":9007199254740992}}',
    )
    expect([...read.document.exact.keys()]).toEqual(['/__proto__/polluted', '/a/__proto__'])
  })
})

describe('names that JSON.parse of V8 13.6 mistakes, once it has seen a name that is a backslash', () => {
  test.each([
    ['{"o":{"a":0,"\\u0062":1}}', ['a', 'b']],
    ['{"o":{"a":0,"\\"":1}}', ['a', '"']],
    ['{"o":{"a":0,"\\\\":1}}', ['a', '\\']],
  ])('%s', (text, names) => {
    for (let i = 0; i < 3; i++) readJson('{"o":{"a":0,"\\\\":1}}')
    const read = readJson(text)
    expect(read.ok && Object.keys((read.document.value as { o: object }).o)).toEqual(names)
  })
})

describe('numbers that a double cannot hold keep their text', () => {
  test.each([
    ['9007199254740993', { '': '9007199254740993' }],
    ['9007199254740992', {}],
    ['[9007199254740991, -9007199254740993]', { '/1': '-9007199254740993' }],
    ['{"a/b":{"c~d":[0.1,123456789012345678901]}}', { '/a~1b/c~0d/1': '123456789012345678901' }],
    ['{"\\u0061":12345678901234567890}', { '/a': '12345678901234567890' }],
    ['12345678901234567168', {}],
    ['[0.1, 1.0, 1e2, 0.30000000000000004, 0.10000000000000001, 1e22, 5e-324, -0, 0e999]', {}],
    ['5.684341886080802e-14', {}],
    ['3.14159265358979323846', { '': '3.14159265358979323846' }],
    ['0.10000000000000000000000000000000000000', {}],
    ['1e400', { '': '1e400' }],
    ['-1e400', { '': '-1e400' }],
    ['1e-400', { '': '1e-400' }],
    ['1.0e+99999999999999999999', { '': '1.0e+99999999999999999999' }],
    ['"9007199254740993"', {}],
  ])('%s', (text, exact) => {
    expect(exactOf(text)).toEqual(exact)
  })

  test('beyond every double, the largest one stands in', () => {
    const read = readJson('[1e400,{"a":-1e999},1e-400]')
    expect(read.ok && read.document.value).toEqual([Number.MAX_VALUE, { a: -Number.MAX_VALUE }, 0])
    const scalar = readJson('1e400')
    expect(scalar.ok && scalar.document.value).toBe(Number.MAX_VALUE)
  })
})

describe('the first fault', () => {
  test.each([
    ['', 'empty', 0, 1, 1],
    [' \n ', 'empty', 3, 2, 2],
    ['{"a":1', 'cut-off', 6, 1, 7],
    ['{"a":"b', 'cut-off', 7, 1, 8],
    ['[tr', 'cut-off', 3, 1, 4],
    ['-', 'cut-off', 1, 1, 2],
    ['{"a":1} x', 'trailing', 8, 1, 9],
    ['{}{}', 'trailing', 2, 1, 3],
    ["{'a':1}", 'syntax', 1, 1, 2],
    ['[1,]', 'syntax', 3, 1, 4],
    ['[,1]', 'syntax', 1, 1, 2],
    ['{"a":\r\n\r\n  NaN}', 'syntax', 11, 3, 3],
    ['[1\r[', 'syntax', 3, 2, 1],
    ['[01]', 'syntax', 2, 1, 3],
    ['["\t"]', 'syntax', 2, 1, 3],
    ['["\\x"]', 'syntax', 3, 1, 4],
    ['["\\u00g0"]', 'syntax', 6, 1, 7],
    ['{"a" 1}', 'syntax', 5, 1, 6],
    ['[1}', 'syntax', 2, 1, 3],
    ['{"a":1]', 'syntax', 6, 1, 7],
    ['\u00a0{}', 'syntax', 0, 1, 1],
    ['{"a":1,"b":{"a":1},"a":2}', 'duplicate-key', 19, 1, 20],
    ['{"a":1,\n"\\u0061":2}', 'duplicate-key', 8, 2, 1],
    ['{"a":1,"a":2', 'cut-off', 12, 1, 13],
    ['{"":1,"":2}', 'duplicate-key', 6, 1, 7],
    ['[{"__proto__":1,"__proto__":2}]', 'duplicate-key', 16, 1, 17],
    ['{"x":"\\":","a":1,"a":2}', 'duplicate-key', 17, 1, 18],
  ] as const)('%j is %s', (text, kind, offset, line, column) => {
    expect(faultOf(text)).toMatchObject({ kind, offset, line, column })
  })

  test('says what was found and what could stand there', () => {
    expect(faultOf('{"a" 1}')?.message).toBe('found `1`, expected `:`')
    expect(faultOf('[1, 2')?.message).toBe('found the end of the text, expected `,` or `]`')
  })

  test('depth is capped, at 128 unless told', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(faultOf(nested(128))).toBeNull()
    expect(faultOf(nested(129))).toMatchObject({ kind: 'too-deep', offset: 128 })
    expect(faultOf('{"a":{"a":{}}}', 2)).toMatchObject({ kind: 'too-deep', offset: 10 })
    expect(faultOf(nested(500_000))).toMatchObject({ kind: 'too-deep' })
    expect(faultOf('['.repeat(500_000))).toMatchObject({ kind: 'too-deep' })
  })
})

describe('properties', () => {
  const parses = (text: string): boolean => {
    try {
      JSON.parse(text)
      return true
    } catch {
      return false
    }
  }
  const finite = (_: string, value: unknown) =>
    typeof value === 'number' ? Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value)) : value
  // Short texts of the grammar's own characters are JSON, or nearly, far more often than random ones.
  const nearlyJson = fc
    .array(
      fc.constantFrom(...'{}[]:,"\\-+.019eEtn', 'true', 'null', '"a"', '"b":', '"a":', '\\u0061', ' ', '\n', "'"),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join(''))
  const mutated = fc
    .tuple(fc.json({ noUnicodeString: false }), fc.nat(), fc.nat(6), fc.string({ maxLength: 3 }))
    .map(([text, at, cut, insert]) => {
      const place = at % (text.length + 1)
      return text.slice(0, place) + insert + text.slice(place + cut)
    })

  test('accepts what JSON.parse accepts, but for repeated members', () => {
    fc.assert(
      fc.property(fc.oneof(nearlyJson, mutated, fc.string()), (text) => {
        const read = readJson(text)
        if (read.ok) {
          expect(parses(text)).toBe(true)
          // JSON.parse itself is no oracle for escaped names, see above.
          if (!text.includes('\\')) expect(read.document.value).toEqual(JSON.parse(text, finite))
        } else if (read.fault.kind !== 'duplicate-key') expect(parses(text)).toBe(false)
      }),
      { numRuns: 5000 },
    )
  })

  test('finds a repeated member however it is written, and no other', () => {
    const name = fc.constantFrom('a', 'b', 'ab', '"', '\\', ':', 'é', '', '__proto__', '1', '0')
    const spelled = (key: string, escaped: boolean) =>
      escaped
        ? `"${[...key].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`
        : JSON.stringify(key)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, fc.boolean(), fc.constantFrom('', ' ', '\n\t')), { maxLength: 5 }),
        (members) => {
          const text = `[{"o":{${members.map(([key, escaped, space]) => `${spelled(key, escaped)}${space}:0`).join(',')}}}]`
          const repeated = new Set(members.map(([key]) => key)).size < members.length
          expect(faultOf(text)?.kind ?? null).toBe(repeated ? 'duplicate-key' : null)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('reads what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(undefined, 2, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space)
        const read = readJson(text)
        expect(read.ok && read.document.exact.size).toBe(0)
        expect(read.ok && JSON.stringify(read.document.value, null, space)).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  test('a number keeps its text exactly where a double cannot hold it, wherever it stands', () => {
    const digits = (max: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${max}}$`))
    const number = fc
      .tuple(
        fc.constantFrom('', '-'),
        fc.oneof(fc.constant('0'), digits(20)),
        fc.option(digits(20)),
        fc.option(fc.integer({ min: -420, max: 420 })),
      )
      .map(([sign, whole, fraction, exponent]) => {
        const integer = whole.replace(/^0+(?=\d)/, '')
        return `${sign}${integer}${fraction === null ? '' : `.${fraction}`}${exponent === null ? '' : `e${exponent}`}`
      })
    fc.assert(
      fc.property(fc.array(number, { maxLength: 4 }), fc.string({ maxLength: 20 }), (numbers, filler) => {
        const kept = numbers.flatMap((text, i) => (doubleHolds(text) ? [] : [[`/n/${i}`, text]]))
        expect(exactOf(`{"filler":${JSON.stringify(filler)},"n":[${numbers.join(', ')}]}`)).toEqual(
          Object.fromEntries(kept),
        )
      }),
      { numRuns: 5000 },
    )
  })

  test('no integer loses its value unnoticed', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), (integer) => {
        const text = integer.toString()
        expect(exactOf(text)).toEqual(BigInt(Number(text)) === integer ? {} : { '': text })
      }),
      { numRuns: 2000 },
    )
  })
})
