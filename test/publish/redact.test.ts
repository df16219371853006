import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answered } from '../../src/model/answer.ts'
import { environmentRedactor } from '../../src/process/ports.ts'
import { createRedactor, redactValue } from '../../src/publish/redact.ts'

const KEY = 'sk-proj-A1b2_C3d4/E5f6+G7h8=="quoted"&<x>'

const json = (text = ''): string => JSON.stringify(text).slice(1, -1)
const everyUnit = (text: string, write: (hex: string, at: number) => string): string =>
  text
    .split('')
    .map((each, at) => write(each.charCodeAt(0).toString(16).padStart(4, '0'), at))
    .join('')

const FORMS: readonly (readonly [string, (secret: string) => string])[] = [
  ['raw', (secret) => secret],
  ['json', (secret) => JSON.stringify(secret)],
  ['json in json', (secret) => JSON.stringify(JSON.stringify(secret))],
  ['json with \\u', (secret) => everyUnit(secret, (hex) => `\\u${hex}`)],
  ['uri', (secret) => encodeURIComponent(secret)],
  ['uri, lower case', (secret) => encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase())],
  ['uri in uri', (secret) => encodeURIComponent(encodeURIComponent(secret))],
  ['uri, every byte', (secret) => [...Buffer.from(secret)].map((byte) => `%${byte.toString(16)}`).join('')],
  ['json, upper-case \\u', (secret) => everyUnit(secret, (hex) => `\\u${hex.toUpperCase()}`)],
  ['json in json with \\u', (secret) => everyUnit(secret, (hex) => `\\\\u${hex}`)],
  ['json, every other \\u', (secret) => everyUnit(secret, (hex, at) => (at % 2 ? json(secret[at]) : `\\u${hex}`))],
  ['json for HTML', (secret) => json(secret).replace(/[<>&]/g, (each) => `\\u00${each.charCodeAt(0).toString(16)}`)],
  ['html, decimal', (secret) => everyUnit(secret, (hex) => `&#${Number.parseInt(hex, 16)};`)],
  ['html in html', (secret) => everyUnit(secret, (hex) => `&amp;#x${hex.slice(2)};`)],
  ['hex', (secret) => Buffer.from(secret).toString('hex')],
  [
    'html',
    (secret) =>
      secret
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;'),
  ],
  ...['', 'a', 'ab', 'Bearer '].flatMap((before): (readonly [string, (secret: string) => string])[] => [
    [`base64 after ${before.length}`, (secret) => Buffer.from(`${before}${secret}`).toString('base64')],
    [
      `base64 after ${before.length} before more`,
      (secret) => Buffer.from(`${before}${secret}\n and more`).toString('base64'),
    ],
    [`base64url after ${before.length}`, (secret) => Buffer.from(`${before}${secret}!`).toString('base64url')],
  ]),
]

/** Every run of base64 characters read at every shift, and the text itself in the other encodings. */
const leaks = (text: string, secret: string): boolean =>
  text.includes(secret) ||
  [0, 1, 2, 3].some((shift) =>
    Buffer.from(text.slice(shift).replace(/[^A-Za-z0-9+/_-]/g, ''), 'base64').includes(secret),
  ) ||
  [decoded(text), decoded(decoded(text))].some((plain) => plain.includes(secret))

const decoded = (text: string): string =>
  text
    .replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString())
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, digits) => String.fromCharCode(Number(digits)))
    .replaceAll('&amp;', '&')
    .replace(/\\(["\\/])/g, '$1')

describe('a redactor', () => {
  const redact = createRedactor([KEY, 'short', '  padded-key-0123456789 \n'])

  it.each(FORMS)('takes out the key: %s', (_name, write) => {
    const text = redact(`before ${write(KEY)} after`)
    expect(text).toContain('***')
    expect(leaks(text, KEY)).toBe(false)
    expect(text).toMatch(/^before .* after$/s)
  })

  it('leaves short secrets and other text alone', () => expect(redact('a short text, KEY')).toBe('a short text, KEY'))
  it.each([
    ['6 characters', 'abc123', 'sent abc123!', 'sent ***!'],
    ['15 characters', 'fifteen-letters', '"fifteen-letters"', '"***"'],
    ['encoded, where that may be any text', 'abc123', Buffer.from('abc123').toString('hex'), '616263313233'],
    ['5 characters', 'abc12', 'sent abc12', 'sent abc12'],
  ])('takes out a short key as it stands: %s', (_, key, text, shown) => expect(createRedactor([key])(text)).toBe(shown))

  it.each([
    ['OPENAI_API_KEY', 'abc123', '***'],
    ['INPUT_API-KEY', 'abc123', '***'],
    ['MAX_TOKENS', '100000', '100000'],
    ['TOKENS_FILE', 'a-long-value-of-16', '***'],
  ])('reads the environment: %s=%s', (name, value, shown) =>
    expect(environmentRedactor({ [name]: value })(value)).toBe(shown),
  )

  it('reads a key without the space around it', () => expect(redact('padded-key-0123456789')).toBe('***'))
  it('does nothing without keys', () => expect(createRedactor(['', 'short'])('short')).toBe('short'))

  it('lets no key through in any encoding', () => {
    const secret = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_/+=.'), minLength: 16, maxLength: 40 })
    fc.assert(
      fc.property(secret, fc.string({ maxLength: 5 }), fc.constantFrom(...FORMS), (key, around, [, write]) => {
        const text = createRedactor([key])(`${around} ${write(key)} ${around}`)
        expect(leaks(text, key)).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['text around it stays as it was written', `%41 &amp; \\u0042 ${encodeURIComponent('x')} \\" 100 %7`],
    ['nothing is found in a long run of escapes', '\\'.repeat(100_000)],
  ])('%s', (_name, around) => {
    expect(redact(around)).toBe(around)
    expect(redact(`${around}-${everyUnit(KEY, (hex) => `\\u${hex}`)}-${around}`)).toBe(`${around}-***-${around}`)
  })

  it('learns further keys', () => {
    const learning = createRedactor([])
    expect(learning(KEY)).toBe(KEY)
    learning.learn(['short', KEY])
    expect(learning(`short ${KEY}`)).toBe('short ***')
  })

  it('takes it out of data, names and values', () => {
    expect(redactValue({ [KEY]: [KEY, { a: `x${KEY}` }], n: 1, z: null }, redact)).toEqual({
      '***': ['***', { a: 'x***' }],
      n: 1,
      z: null,
    })
  })

  it('copies no data that holds none', () => {
    const data = { a: [{ b: 'plain' }, null], c: 1 }
    expect(redactValue(data, redact)).toBe(data)
    const half = { clean: { a: 'b' }, not: KEY }
    expect(redactValue(half, redact).clean).toBe(half.clean)
    expect(Object.keys(redactValue({ a: undefined, b: 1 }, redact))).toEqual(['b'])
  })

  it('takes it out of an answer before it is judged', () => {
    const answer: Answered = {
      kind: 'answered',
      status: 200,
      servedModel: 'm',
      fingerprint: null,
      finishReason: { unified: 'stop', raw: 'stop' },
      message: {
        content: `{"key":"${KEY.replaceAll('"', '\\"')}"}`,
        refusal: null,
        toolCalls: [{ id: '1', name: 'f', arguments: KEY }],
      },
      usage: null,
      ms: { queued: 0, firstByte: 1, firstToken: null, total: 2 },
      attempts: 1,
    }
    const clean = redactValue(answer, redact)
    expect(JSON.stringify(clean)).not.toContain('A1b2_C3d4')
    expect({ ...clean, message: null }).toEqual({ ...answer, message: null })
  })
})
