import { describe, expect, test } from 'vitest'
import type { ExpectedCall } from '../../src/contract/expect.ts'
import type { Answered } from '../../src/model/answer.ts'
import type { Criteria } from '../../src/outcome/criteria.ts'
import { judgeAnswer } from '../../src/outcome/judge-answer.ts'
import type { Outcome } from '../../src/outcome/outcome.ts'
import { answered, call, criteria, expected, FILTERED, LENGTH, schemaOf, tool } from './make.ts'
import { pattern } from './pattern.ts'
import { testValidator } from './validator.ts'

const outcome = (given: Criteria, answer: Answered): Outcome => judgeAnswer(given, answer, testValidator()).outcome
const brief = (result: Outcome): string =>
  result.kind === 'wrong-calls' || result.kind === 'unparsable' ? `${result.kind}/${result.fault.kind}` : result.kind

const label = schemaOf({ type: 'object', properties: { label: { enum: ['a', 'b'] } }, required: ['label'] })
const labelled = { schema: label, values: { match: pattern({ label: 'a' }, false) } }
const weather = tool('weather', { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] })
const clock = tool('clock')
const tools = [weather, clock]
const calls = (...list: readonly ExpectedCall[]) => ({ calls: { ordered: false, calls: list } })
const ordered = (...list: readonly ExpectedCall[]) => ({ calls: { ordered: true, calls: list } })
const paris = call('weather', { city: 'Paris' })
const oslo = call('weather', { city: 'Oslo' })

type Row = readonly [what: string, criteria: Criteria, answer: Answered, outcome: string]
const table = (rows: readonly Row[]) =>
  test.each(rows)('%s', (_, given, answer, wanted) => {
    expect(brief(outcome(given, answer))).toBe(wanted)
  })

describe('content', () => {
  table([
    ['conforms and matches', criteria(labelled), answered('{"label":"a"}'), 'ok'],
    ['conforms, another value', criteria(labelled), answered('{"label":"b"}'), 'mismatch'],
    ['does not conform', criteria(labelled), answered('{"label":"c"}'), 'schema-violation'],
    ['values alone', criteria({ values: labelled.values }), answered('{"label":"c"}'), 'mismatch'],
    ['is no JSON', criteria(labelled), answered('Sure!'), 'unparsable/not-json'],
    ['stands behind a fence', criteria(labelled), answered('```json\n{"label":"a"}\n```'), 'unparsable/fenced'],
    ['a fence is allowed', criteria({ ...labelled, parser: 'fenced' }), answered('```json\n{"label":"a"}\n```'), 'ok'],
    ['empty text', criteria(labelled), answered(''), 'unparsable/empty'],
    ['no text at all', criteria(labelled), answered(null), 'unparsable/empty'],
    ['a text that is wanted', criteria({ parser: 'text', values: { match: pattern('yes') } }), answered('yes'), 'ok'],
    ['another text', criteria({ parser: 'text', values: { match: pattern('yes') } }), answered('no'), 'mismatch'],
    ['no text where text is wanted', criteria({ parser: 'text' }), answered(null), 'unparsable/empty'],
    [
      'neither schema nor values: JSON is read where the parser says so',
      criteria({ parser: 'strict' }),
      answered('Hello'),
      'unparsable/not-json',
    ],
    ['neither schema nor values: any JSON will do', criteria({ parser: 'strict' }), answered('[1]'), 'ok'],
    ['neither schema nor values: any text will do', criteria(), answered('Hello'), 'ok'],
    [
      'the text around a value',
      criteria({ ...labelled, text: pattern({ $contains: '"a"' }) }),
      answered('{"label":"a"}'),
      'ok',
    ],
    [
      'another text around a value',
      criteria({ ...labelled, text: pattern({ $contains: '"b"' }) }),
      answered('{"label":"a"}'),
      'mismatch',
    ],
    ['text alone', criteria({ parser: 'text', text: pattern({ $contains: 'lo' }) }), answered('Hello'), 'ok'],
    [
      'text where a call is made',
      criteria({ parser: 'text', text: pattern({ $contains: 'lo' }) }, { tools }),
      answered([paris]),
      'wrong-calls/unexpected',
    ],
    ['reasoning is not judged', criteria(labelled), answered('{"label":"a"}', { reasoning: 'Hm.' }), 'ok'],
  ])
})

describe('a byte order mark', () => {
  const bom = (answer: Answered, given: Criteria) => judgeAnswer(given, answer, testValidator())
  test('is stripped and told', () => {
    expect(bom(answered('\ufeff{"label":"a"}'), criteria(labelled))).toMatchObject({
      outcome: { kind: 'ok' },
      bom: true,
    })
    expect(bom(answered('{"label":"a"}'), criteria(labelled))).not.toHaveProperty('bom')
  })
  test('also in front of arguments', () => {
    const marked = { id: 'c', name: 'clock', arguments: '\ufeff{}' }
    expect(bom(answered([marked]), criteria({}, { tools }))).toMatchObject({ outcome: { kind: 'ok' }, bom: true })
  })
  test('belongs to a text', () => {
    expect(bom(answered('\ufeffHello'), criteria())).not.toHaveProperty('bom')
  })
})

describe('refusals', () => {
  const refusing = { content: null, refusal: 'I can’t help with that.' }
  table([
    ['a refusal field', criteria(labelled), answered(null, refusing), 'refused'],
    ['an empty refusal field is none', criteria(labelled), answered('{"label":"a"}', { refusal: '' }), 'ok'],
    ['a content filter', criteria(labelled), answered('{"label":', {}, FILTERED), 'refused'],
    ['outranks a token limit', criteria(labelled), answered(null, refusing, LENGTH), 'refused'],
    ['is wanted', criteria({ refusal: true }), answered(null, refusing), 'ok'],
    ['is wanted, a filter will do', criteria({ refusal: true }), answered('', {}, FILTERED), 'ok'],
    ['is wanted, text came', criteria({ refusal: true }), answered('{"label":"a"}'), 'mismatch'],
    ['is wanted, a call came', criteria({ refusal: true }, { tools }), answered([paris]), 'mismatch'],
    ['is wanted, the text was cut', criteria({ refusal: true }), answered('I am', {}, LENGTH), 'truncated'],
  ])

  test('what came in place of a refusal is shown', () => {
    expect(outcome(criteria({ refusal: true }), answered('Sure!'))).toEqual({
      kind: 'mismatch',
      differences: [{ pointer: '', expected: 'a refusal', found: '"Sure!"' }],
    })
  })
})

describe('token limit', () => {
  table([
    ['a cut text', criteria(labelled), answered('{"label":', {}, LENGTH), 'truncated'],
    ['a whole text', criteria(labelled), answered('{"label":"a"}', {}, LENGTH), 'truncated'],
    [
      'a cut call',
      criteria(calls(expected('weather')), { tools }),
      answered([call('weather', '{"ci')], {}, LENGTH),
      'truncated',
    ],
  ])
  test.each([
    ['{"label":"a"}', true],
    ['{"label":', false],
    ['', false],
  ])('%j: complete %s', (text, complete) => {
    expect(outcome(criteria(labelled), answered(text, {}, LENGTH))).toEqual({
      kind: 'truncated',
      finish: LENGTH,
      complete,
    })
  })
  test('complete calls are told', () => {
    expect(outcome(criteria({}, { tools }), answered([paris], {}, LENGTH))).toMatchObject({ complete: true })
  })
})

describe('calls where calls are expected', () => {
  const want = criteria(calls(expected('weather', { city: 'Paris' })), { tools })
  table([
    ['the right one', want, answered([paris]), 'ok'],
    ['text beside it is ignored', want, answered([paris], { content: 'Let me look.' }), 'ok'],
    ['a wrong argument', want, answered([oslo]), 'wrong-arguments'],
    ['text in place of it', want, answered('It is sunny.'), 'wrong-calls/missing'],
    ['another tool', want, answered([call('clock')]), 'wrong-calls/missing'],
    ['an unknown tool', want, answered([call('forecast', {})]), 'wrong-calls/unknown-tool'],
    [
      'an unknown tool beside a violation',
      want,
      answered([call('weather', {}), call('forecast')]),
      'wrong-calls/unknown-tool',
    ],
    ['arguments against the schema', want, answered([call('weather', { city: 1 })]), 'schema-violation'],
    [
      'arguments against the schema beside a call too many',
      want,
      answered([paris, call('weather', {})]),
      'schema-violation',
    ],
    ['arguments that are no JSON', want, answered([call('weather', "{'city': 'Paris'}")]), 'unparsable/single-quoted'],
    ['arguments that are no JSON, unknown tool', want, answered([call('forecast', '{')]), 'unparsable/cut-off'],
    ['a member twice', want, answered([call('weather', '{"city":"Oslo","city":"Paris"}')]), 'unparsable/duplicate-key'],
    ['the same call twice', want, answered([paris, paris]), 'wrong-calls/duplicated'],
    ['one call too many', want, answered([paris, oslo]), 'wrong-calls/unexpected'],
    ['an unexpected tool beside it', want, answered([paris, call('clock')]), 'wrong-calls/unexpected'],
    ['empty arguments read as {}', criteria(calls(expected('clock')), { tools }), answered([call('clock', '')]), 'ok'],
    [
      'blank arguments do not',
      criteria(calls(expected('clock')), { tools }),
      answered([call('clock', ' ')]),
      'unparsable/empty',
    ],
    [
      'arguments that are no object',
      criteria({}, { tools: [{ name: 'clock', parameters: null }] }),
      answered([call('clock', '[]')]),
      'schema-violation',
    ],
    [
      'no parameters declared',
      criteria({}, { tools: [{ name: 'clock', parameters: null }] }),
      answered([call('clock', { a: 1 })]),
      'ok',
    ],
    [
      'a tool without a name of an object',
      criteria({}, { tools }),
      answered([call('toString')]),
      'wrong-calls/unknown-tool',
    ],
  ])
})

describe('several calls', () => {
  const two = criteria(calls(expected('weather', { city: 'Paris' }), expected('weather', { city: 'Oslo' })), { tools })
  const any = { city: { $any_of: ['Paris', 'Oslo'] } }
  const chain = criteria(calls(expected('weather', any), expected('weather', { city: 'Paris' })), { tools })
  const optional = criteria(calls(expected('weather', { city: 'Paris' }), expected('clock?')), { tools })
  const spare = criteria(calls(expected('weather', { city: 'Paris' }), expected('weather?', { city: 'Oslo' })), {
    tools,
  })
  table([
    ['in order', two, answered([paris, oslo]), 'ok'],
    ['in another order', two, answered([oslo, paris]), 'ok'],
    ['a greedy assignment would fail', chain, answered([paris, oslo]), 'ok'],
    ['one twice, one missing', two, answered([paris, paris]), 'wrong-arguments'],
    ['one missing', two, answered([paris]), 'wrong-calls/missing'],
    ['an optional one left out', optional, answered([paris]), 'ok'],
    ['an optional one made', optional, answered([paris, call('clock')]), 'ok'],
    ['an optional one made twice', optional, answered([paris, call('clock'), call('clock')]), 'wrong-calls/duplicated'],
    ['only the optional one made', optional, answered([call('clock')]), 'wrong-calls/missing'],
    ['the optional one in place of the required one of its name', spare, answered([oslo]), 'wrong-arguments'],
    ['the required one alone', spare, answered([paris]), 'ok'],
    ['both', spare, answered([oslo, paris]), 'ok'],
    ['all optional, text came', criteria(calls(expected('clock?')), { tools }), answered('Hello'), 'ok'],
    [
      'all optional, text is judged where a schema asks',
      criteria({ ...calls(expected('clock?')), schema: label }, { tools }),
      answered('Hello'),
      'unparsable/not-json',
    ],
  ])
  table([
    [
      'ordered: as asked',
      criteria(ordered(expected('clock'), expected('weather')), { tools }),
      answered([call('clock'), oslo]),
      'ok',
    ],
    [
      'ordered: the other way',
      criteria(ordered(expected('clock'), expected('weather')), { tools }),
      answered([oslo, call('clock')]),
      'wrong-calls/order',
    ],
    [
      'ordered: missing outranks order',
      criteria(ordered(expected('clock'), expected('weather')), { tools }),
      answered([oslo]),
      'wrong-calls/missing',
    ],
    [
      'ordered: same names, arguments in order',
      criteria(ordered(...(two.expect.calls?.calls ?? [])), { tools }),
      answered([paris, oslo]),
      'ok',
    ],
    [
      'ordered: same names, arguments swapped',
      criteria(ordered(...(two.expect.calls?.calls ?? [])), { tools }),
      answered([oslo, paris]),
      'wrong-arguments',
    ],
    [
      'ordered: an optional one skipped',
      criteria(ordered(expected('clock?'), expected('weather')), { tools }),
      answered([oslo]),
      'ok',
    ],
    [
      'ordered: optional ones of one name',
      criteria(ordered(expected('weather?', { city: 'Rome' }), expected('weather', any)), { tools }),
      answered([oslo]),
      'ok',
    ],
  ])
  test('a wrong argument is shown against the call it was meant to be', () => {
    expect(outcome(two, answered([call('weather', { city: 'Rome' }), paris]))).toEqual({
      kind: 'wrong-arguments',
      differences: [{ tool: { index: 0, name: 'weather' }, pointer: '/city', expected: '"Oslo"', found: '"Rome"' }],
    })
  })
  test('what was missing is told, and what the model wrote instead', () => {
    expect(outcome(two, answered('Both are sunny.'))).toEqual({
      kind: 'wrong-calls',
      fault: { kind: 'missing', expected: ['weather', 'weather'], made: [], text: 'Both are sunny.' },
    })
  })
})

describe('no call, content, neither', () => {
  const none = criteria(calls(), { tools })
  const content = criteria({ schema: label }, { tools })
  const neither = criteria({}, { tools })
  table([
    ['[]: text', none, answered('Hello'), 'ok'],
    ['[]: nothing', none, answered(null), 'ok'],
    ['[]: a call', none, answered([paris]), 'wrong-calls/unexpected'],
    [
      '[]: text is judged where a schema asks',
      criteria({ ...calls(), schema: label }, { tools }),
      answered('Hello'),
      'unparsable/not-json',
    ],
    [
      '[]: text is judged where values ask',
      criteria({ ...calls(), ...labelled }, { tools }),
      answered('{"label":"b"}'),
      'mismatch',
    ],
    ['content: a call', content, answered([paris]), 'wrong-calls/unexpected'],
    [
      'content: a call beside right content',
      content,
      answered([paris], { content: '{"label":"a"}' }),
      'wrong-calls/unexpected',
    ],
    ['content: a text', content, answered('{"label":"a"}'), 'ok'],
    ['neither: a call', neither, answered([paris]), 'ok'],
    ['neither: a text', neither, answered('Hello'), 'ok'],
    ['neither: nothing', neither, answered(null), 'unparsable/empty'],
    [
      'neither: a text where JSON is read',
      criteria({ parser: 'strict' }, { tools }),
      answered('Hello'),
      'unparsable/not-json',
    ],
    [
      '[]: a text where JSON is read',
      criteria({ ...calls(), parser: 'strict' }, { tools }),
      answered('Hello'),
      'unparsable/not-json',
    ],
    ['neither: a call without tools', criteria(), answered([paris]), 'wrong-calls/unknown-tool'],
  ])
})

describe('rules of the request', () => {
  table([
    [
      'parallel calls forbidden',
      criteria({}, { tools, parallelToolCalls: false }),
      answered([paris, oslo]),
      'wrong-calls/parallel',
    ],
    ['parallel calls forbidden, one made', criteria({}, { tools, parallelToolCalls: false }), answered([paris]), 'ok'],
    [
      'a call required, text came',
      criteria({}, { tools, toolChoice: 'required' }),
      answered('Hello'),
      'wrong-calls/no-call',
    ],
    [
      'a tool named, text came',
      criteria({}, { tools, toolChoice: { name: 'clock' } }),
      answered('Hello'),
      'wrong-calls/no-call',
    ],
    [
      'a tool named, another called',
      criteria({}, { tools, toolChoice: { name: 'clock' } }),
      answered([paris]),
      'wrong-calls/unexpected',
    ],
    [
      'a tool named, it was called',
      criteria({}, { tools, toolChoice: { name: 'clock' } }),
      answered([call('clock')]),
      'ok',
    ],
    [
      'some tools allowed, another called',
      criteria({}, { tools, allowedTools: ['clock'] }),
      answered([paris]),
      'wrong-calls/unexpected',
    ],
    [
      'some tools allowed, one of them called',
      criteria({}, { tools, allowedTools: ['clock'] }),
      answered([call('clock')]),
      'ok',
    ],
    [
      'no tool allowed, one called',
      criteria({}, { tools, toolChoice: 'none' }),
      answered([paris]),
      'wrong-calls/unexpected',
    ],
  ])
  test('the text that came in place of a required call is kept', () => {
    const { fault } = outcome(criteria({}, { tools, toolChoice: 'required' }), answered('Hello')) as { fault: unknown }
    expect(fault).toEqual({ kind: 'no-call', choice: 'required', text: 'Hello' })
  })
})

describe('the value, for agreement', () => {
  const digest = (given: Criteria, answer: Answered) => judgeAnswer(given, answer, testValidator()).valueDigest
  const json = criteria({ parser: 'strict' })
  const same: readonly (readonly [Criteria, Answered, Answered, boolean])[] = [
    [json, answered('{"a":1,"b":2}'), answered('{ "b": 2.0, "a": 1 }'), true],
    [json, answered('9007199254740993'), answered('9007199254740992'), false],
    [criteria({ parser: 'text' }), answered('a'), answered('a '), false],
    [criteria({}, { tools }), answered([paris, oslo]), answered([oslo, paris]), true],
    [criteria({}, { tools }), answered([paris]), answered([paris, paris]), false],
    [
      criteria({}, { tools }),
      answered([paris]),
      answered([call('weather', '{ "city" : "Paris" }', 'other')], { content: 'Hm.' }),
      true,
    ],
    [
      criteria(ordered(expected('weather'), expected('weather')), { tools }),
      answered([paris, oslo]),
      answered([oslo, paris]),
      false,
    ],
    [criteria(calls(), { tools }), answered('No.'), answered('I need no tool.'), true],
    [criteria({ refusal: true }), answered(null, { refusal: 'No.' }), answered(null, { refusal: 'Never.' }), true],
  ]
  test.each(same)('%#', (given, a, b, equal) => {
    expect(digest(given, a)).toMatch(/^[0-9a-f]{64}$/)
    expect(digest(given, a) === digest(given, b)).toBe(equal)
  })
  test('there is none where nothing is compared', () => {
    expect(digest({ ...json, isCompared: false }, answered('{}'))).toBeNull()
    expect(digest(criteria({}, { tools, isCompared: false }), answered([paris]))).toBeNull()
    expect(digest(criteria(calls(), { tools, isCompared: false }), answered('No.'))).toBeNull()
    expect(outcome(criteria(calls(), { tools, isCompared: false }), answered('No.'))).toEqual({ kind: 'ok' })
  })
  test('there is none where none was read', () => {
    expect(digest(json, answered('x'))).toBeNull()
    expect(digest(json, answered('{}', {}, LENGTH))).toBeNull()
    expect(digest(criteria(), answered(null, { refusal: 'No.' }))).toBeNull()
  })
})
