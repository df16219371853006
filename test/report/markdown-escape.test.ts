import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeCut, codeSpan, markdownInline, prose } from '../../src/report/markdown/escape.ts'
import { tableHead, tableRow } from '../../src/report/markdown/tables.ts'
import { inline, inlineOf } from '../../src/report/text/inline.ts'
import { visible } from '../../src/report/text/visible.ts'
import { PAYLOADS } from './fixtures/hostile.ts'
import { MEANINGFUL, rendered } from './rendered.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'`|\\<>[]()!*_~#@:/.-+=&$ \n\taé1'), maxLength: 40 }),
  fc.constantFrom(...PAYLOADS),
)

describe('a code span', () => {
  it.each([
    ['plain', '`plain`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    [' a ', '`  a  `'],
    ['a\nb', '`a\\nb`'],
    ['\u202e', '`\\u{202e}`'],
    ['\ud800', '`\\u{d800}`'],
    ['', '*(empty)*'],
    ['  ', '*(2 spaces)*'],
  ])('of %j is %j', (text, expected) => expect(codeSpan(text)).toBe(expected))

  it('says how much it cut', () => expect(codeCut('abcdef', 4)).toBe('`abcd…` (+2 characters)'))

  it('shows any text as it is, and nothing else, alone and in a table', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(text.trim() !== '')
        const alone = rendered(`before ${codeSpan(text)} after`)
        expect(alone.tags).toEqual(['p', 'code'])
        expect(alone.codes).toEqual([visible(text)])
        const table = rendered([...tableHead(['a', 'b']), tableRow([codeSpan(text), 'end'])].join('\n'))
        expect(table.tags).toEqual(['table', 'thead', 'tr', 'th', 'th', 'tbody', 'tr', 'td', 'code', 'td'])
        expect(table.open.replace(/[\s\ufffc]/g, '')).toBe('abend')
        if (!/\\\|/.test(text)) expect(table.codes).toEqual([visible(text)])
      }),
      { numRuns: 1500 },
    )
  })
})

describe('prose', () => {
  it.each([
    [
      '80 flows can’t exclude a drop of 2 points; about 150 more would.',
      '80 flows can’t exclude a drop of 2 points; about 150 more would.',
    ],
    ['about $0.01, 20 s', 'about $0.01, 20 s'],
    ['ask @octocat about #12', 'ask `@octocat` about `#12`'],
    ['see https://evil.example now', 'see `https://evil.example` now'],
    ['1. not a list', '`1.` not a list'],
    [' + no list either', ' `+` no list either'],
    ['91.0 % < 95', '91.0 % \\< 95'],
    ['costs $x$ now', 'costs `$x$` now'],
    ['from $. to $,', 'from `$.` to `$,`'],
    ['($1,234.50), $2.', '($1,234.50), $2.'],
    ['commit 1234567890abcdef done', 'commit `1234567890abcdef` done'],
    ['parse_rate, schema_rate: 4 cases', '`parse_rate`, `schema_rate`: 4 cases'],
    ['a_b:smile: c_d!', '`a_b:smile:` `c_d!`'],
  ])('of %j is %j', (text, expected) => expect(prose(text)).toBe(expected))

  it('means nothing to a renderer or to GitHub, whatever it says', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, value) => {
        const { tags, open } = rendered(markdownInline(inline`${text}${{ code: value }}${text} then ${inlineOf(text)}`))
        expect(tags.filter((tag) => tag !== 'code' && tag !== 'p' && tag !== 'em')).toEqual([])
        expect(tags.filter((tag) => tag === 'p')).toHaveLength(1)
        for (const pattern of MEANINGFUL) expect(open).not.toMatch(pattern)
      }),
      { numRuns: 1500 },
    )
  })
})
