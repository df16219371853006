import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inlineSchema } from '../../src/contract/schema-read.ts'
import { compareExact, exactNumber, isMultiple, isMultipleOf } from '../../src/outcome/schema/exact-number.ts'
import { matchesFormat } from '../../src/outcome/schema/formats.ts'
import { schemaNotes } from '../../src/outcome/schema/normalise.ts'
import { readPattern } from '../../src/outcome/schema/pattern.ts'
import { createSchemaValidator } from '../../src/outcome/schema/schema-validator.ts'

describe('formats', () => {
  const TABLE: readonly (readonly [string, string, boolean])[] = [
    ['date-time', '2024-02-29T12:00:00Z', true],
    ['date-time', '2024-02-29t12:00:00.123+05:30', true],
    ['date-time', '2024-02-29 12:00:00Z', false],
    ['date-time', '2023-02-29T12:00:00Z', false],
    ['date-time', '2024-02-29T12:00:00+05', false],
    ['date-time', '2024-02-29T24:00:60Z', false],
    ['time', '23:59:60Z', true],
    ['time', '12:00:00', false],
    ['duration', 'P1Y2M3DT4H5M6S', true],
    ['duration', 'P2W', true],
    ['duration', 'P1Y3D', false],
    ['duration', 'P', false],
    ['duration', 'PT', false],
    ['uuid', '2eb8aa08-aa98-11ea-b4aa-73b441d16380', true],
    ['uuid', 'urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380', false],
    ['uri', 'https://user@host.example:8080/a/b;c?d=e#f', true],
    ['uri', 'http://[2001:db8::1]/', true],
    ['uri', 'urn:isbn:0451450523', true],
    ['uri', '/relative', false],
    ['uri', 'https://host.example:port/', false],
    ['uri', 'https://host.example/[x]', false],
    ['uri', 'https://a b.example/', false],
    ['uri-reference', '../a/b?c#d', true],
    ['uri-reference', '://', false],
    ['uri-reference', 'a:b/c', true],
    ['uri-reference', '1:b', false],
    ['uri-reference', '#a#b', false],
    ['hostname', 'host.example', true],
    ['hostname', 'host.example.', false],
    ['byte', 'YWJj', true],
    ['byte', 'YWJ', false],
    ['regex', '^[a-z]+$', true],
    ['regex', '^(?P<x>a)$', false],
  ]
  it.each(TABLE)('%s: %s is %s', (format, text, holds) => expect(matchesFormat(format, text)).toBe(holds))

  it('speak of their own type only', () => {
    expect(matchesFormat('date', 5)).toBe(true)
    expect(matchesFormat('int32', 'x')).toBe(true)
    expect(matchesFormat('int32', 2 ** 31)).toBe(false)
  })
})

describe('patterns', () => {
  it('are read in Unicode mode, escapes of ordinary punctuation as the character', () => {
    expect(readPattern('^\\p{Lu}.$')).toEqual(/^\p{Lu}.$/u)
    expect(String(readPattern('^\\_\\-[\\-\\_]$'))).toBe('/^_-[\\-_]$/u')
    expect(readPattern('a\\Z')).toBeTypeOf('string')
    expect(readPattern('(')).toBeTypeOf('string')
  })
})

describe('numbers', () => {
  it('compare by decimal value at any size', () => {
    const ordered = [
      '-1e400',
      '-9007199254740993',
      '-9007199254740992',
      '-0.1',
      '0',
      '1e-400',
      '0.1',
      '1',
      '9007199254740992',
      '9007199254740993',
      '1e400',
    ]
    for (const [i, a] of ordered.entries()) {
      for (const [j, b] of ordered.entries()) {
        const [left, right] = [exactNumber(a), exactNumber(b)]
        if (left === null || right === null) throw new Error('unread')
        expect(Math.sign(compareExact(left, right)), `${a} ${b}`).toBe(Math.sign(i - j))
      }
    }
  })

  it('are multiples as BigInt has it', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
        fc.bigInt({ min: 1n, max: 10n ** 20n }),
        fc.nat(30),
        fc.nat(30),
        (a, b, up, down) => {
          const left = exactNumber(`${a}e${up}`)
          const right = exactNumber(`${b}e${down}`)
          const expected = (a * 10n ** BigInt(up)) % (b * 10n ** BigInt(down)) === 0n
          return left !== null && right !== null && isMultiple(left, right) === expected
        },
      ),
    )
  })

  it('of doubles are multiples by their shortest text', () => {
    expect(isMultipleOf(19.99, 0.01)).toBe(true)
    expect(isMultipleOf(0.3, 0.1)).toBe(true)
    expect(isMultipleOf(1e22, 3)).toBe(false)
    expect(isMultipleOf(-0, 7)).toBe(true)
    expect(isMultipleOf(0.35, 0.1)).toBe(false)
  })
})

describe('formats that only a schema writer knows', () => {
  // Written by zod 4 (`z.toJSONSchema` of z.nanoid(), z.e164(), z.base64url(), …), each beside the pattern that checks it.
  it.each(['nanoid', 'e164', 'base64', 'base64url', 'cuid', 'cuid2', 'ulid', 'xid', 'ksuid', 'emoji', 'cidrv4'])(
    '%s checks nothing beside a pattern, which does',
    (format) => {
      const schema = inlineSchema({ type: 'string', format, pattern: '^a+$' }, { file: 's', line: 1, column: 1 })
      const validator = createSchemaValidator()
      const faults = (value: string) => validator.validate(schema, { value, exact: new Map() }).violations
      expect(validator.compile(schema)).toEqual([])
      expect(schemaNotes(schema).map(({ code }) => code)).toEqual(['schema-format-unchecked'])
      expect([faults('aa').length, faults('b').map(({ keyword }) => keyword)]).toEqual([0, ['pattern']])
    },
  )
})
