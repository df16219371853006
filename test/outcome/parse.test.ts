import { describe, expect, test } from 'vitest'
import { parseAnswer } from '../../src/outcome/parse/parse.ts'

/** kind, around, recovered by, offending text */
function diagnosis(text: string, parser: 'strict' | 'fenced' = 'strict') {
  const parsed = parseAnswer(text, parser)
  if (parsed.ok) return 'ok'
  const { kind, around = '-', recoverable, recoveredBy = '-', span } = parsed.fault
  expect(recoverable).toBe(recoveredBy !== '-')
  expect(span.text).toBe(text.slice(span.start, span.end).slice(0, 300))
  return [kind, around, recoveredBy, span.text]
}

const FENCE = '```'

describe('strict: one fault', () => {
  test.each([
    ['{"a":1}', 'ok'],
    ['"I cannot help with that."', 'ok'],
    ['\ufeff{"a":1}\n', 'ok'],
    ['', ['empty', '-', '-', '']],
    [' \n', ['empty', '-', '-', ' \n']],
    ['\ufeff', ['empty', 'bom', '-', '\ufeff']],
    [`${FENCE}json\n{"a":1}\n${FENCE}`, ['fenced', '-', 'fence', `${FENCE}json\n`]],
    [`\n${FENCE}\n{"a":1}\n${FENCE}\n`, ['fenced', '-', 'fence', `${FENCE}\n`]],
    [`${FENCE}json {"a":1} ${FENCE}`, ['fenced', '-', 'fence', `${FENCE}json `]],
    [`${FENCE}json\n42\n${FENCE}`, ['fenced', '-', '-', `${FENCE}json\n`]],
    [`${FENCE}json\n{"a":1}`, ['fenced', '-', 'span', `${FENCE}json\n`]],
    [`${FENCE}json\n{"a":"${FENCE}"}\n${FENCE}`, ['fenced', '-', 'fence', `${FENCE}json\n`]],
    ['Here is: {"a":1}', ['prose-around', '-', 'span', 'Here is:']],
    ['Sure!\n[{"a":1}]\nAnything else?', ['prose-around', '-', 'span', 'Sure!']],
    ['\u00a0{"a":1}', ['prose-around', '-', 'span', '\u00a0']],
    ['{"a":1}\u3000', ['trailing-text', '-', 'span', '\u3000']],
    ['\ufeff\ufeff{}', ['prose-around', 'bom', 'span', '\ufeff\ufeff']],
    ['{} {}', ['several-values', '-', '-', '{}']],
    ['{"a":1}\n{"a":2}\n', ['several-values', '-', '-', '{"a":2}']],
    ['{"a":1}, {"a":2}', ['several-values', '-', '-', '{"a":2}']],
    ['1 2', ['several-values', '-', '-', '2']],
    ['Either {"a":1} or {"a":2}.', ['several-values', '-', '-', '{"a":2}']],
    ['{"a":1} or rather {"a":2}', ['several-values', '-', '-', '{"a":2}']],
    ['{"a":1} hope this helps', ['trailing-text', '-', 'span', 'hope this helps']],
    ['{"a":1}}', ['trailing-text', '-', 'span', '}']],
    [`{"a":1}\n${FENCE}`, ['trailing-text', '-', 'span', FENCE]],
    ['42 is the answer', ['trailing-text', '-', '-', 'is the answer']],
    ["{'a': 1}", ['single-quoted', '-', 'repair', "'a'"]],
    ['{"a": \'it\'}', ['single-quoted', '-', 'repair', "'it'"]],
    ['{"a":1,}', ['trailing-comma', '-', 'repair', ',}']],
    ['{"a":[1,2, ]}', ['trailing-comma', '-', 'repair', ', ]']],
    ['{"a": True}', ['python-literal', '-', 'repair', 'True']],
    ['[None]', ['python-literal', '-', 'repair', 'None']],
    ['{"a": ("x", 1)}', ['python-literal', '-', '-', '(']],
    ['{"a":1,"b":2,"a":3}', ['duplicate-key', '-', 'repair', '"a"']],
    ['{"a": NaN}', ['not-a-number', '-', 'repair', 'NaN']],
    ['[-Infinity]', ['not-a-number', '-', '-', '-Infinity']],
    ['{"a":"1e400","b":[1e400]}', ['not-a-number', '-', '-', '1e400']],
    ['-1e999', ['not-a-number', '-', '-', '-1e999']],
    ['{"a":1e-400,"b":9007199254740993}', 'ok'],
    ['[+1]', ['not-a-number', '-', '-', '+1']],
    ['[.5]', ['not-a-number', '-', 'repair', '.5']],
    ['[1.]', ['not-a-number', '-', 'repair', '1.']],
    ['{"a":007}', ['not-a-number', '-', 'repair', '007']],
    ['[0x1F]', ['not-a-number', '-', 'repair', '0x1F']],
    ['[1_000]', ['not-a-number', '-', 'repair', '1_000']],
    ['{"a":[1,{"b":"c', ['cut-off', '-', 'repair', '"c']],
    ['{"a":1', ['cut-off', '-', 'repair', '']],
    ['{"a": tr', ['cut-off', '-', 'repair', 'tr']],
    ['"a lone str', ['cut-off', '-', '-', '"a lone str']],
    ["I'm sorry, I can't help with that.", ['not-json', '-', '-', "I'm sorry, I can't help with that."]],
    ["I can't. See [1] and {name}.", ['not-json', '-', '-', "I can't. See [1] and {name}."]],
    ['[I cannot do that]', ['not-json', '-', '-', 'I']],
    ['{a: 1}', ['not-json', '-', 'repair', 'a']],
    ['{"a":1 // one\n}', ['not-json', '-', 'repair', '// one']],
    ['{"a":"x\ny"}', ['not-json', '-', 'repair', '\n']],
    ['{"a" 1}', ['not-json', '-', 'repair', '1']],
    ['{\u201ca\u201d:1}', ['not-json', '-', 'repair', '\u201c']],
    ['[1, ...]', ['not-json', '-', 'repair', '.']],
    ['True', ['python-literal', '-', '-', 'True']],
    ['None of the above.', ['not-json', '-', '-', 'None of the above.']],
    ["'yes'", ['single-quoted', '-', '-', "'yes'"]],
    ['1. First, open the door', ['not-json', '-', '-', '1. First, open the door']],
    ['2024-01-01', ['not-json', '-', '-', '2024-01-01']],
  ])('%j', (text, expected) => {
    expect(diagnosis(text)).toEqual(expected)
  })
})

describe('strict: several faults, by precedence', () => {
  test.each([
    ['<think>hm {"x":1}</think>{"a":1}', ['prose-around', 'think-block', 'span', '<think>hm {"x":1}</think>']],
    [
      `<think>hm</think>\n${FENCE}json\n{"a":1}\n${FENCE}`,
      ['prose-around', 'think-block', 'fence', '<think>hm</think>'],
    ],
    ['no opening tag</think>{"a":1}', ['prose-around', 'think-block', 'span', 'no opening tag</think>']],
    ["<think>hm</think>{'a':1}", ['single-quoted', 'think-block', 'repair', "'a'"]],
    ['<think>hm</think>', ['empty', 'think-block', '-', '']],
    ['<think>so {"a":1}', ['cut-off', 'think-block', '-', '<think>so {"a":1}']],
    ['[THINK]hm[/THINK]{"a":1}', ['prose-around', 'think-block', 'span', '[THINK]hm[/THINK]']],
    ['<tool_call>\n{"name":"f"}\n</tool_call>', ['prose-around', 'tool-call-tag', 'span', '<tool_call>']],
    ['[TOOL_CALLS][{"name":"f"}]', ['prose-around', 'tool-call-tag', 'span', '[TOOL_CALLS]']],
    ['<|python_tag|>{"name":"f"}', ['prose-around', 'tool-call-tag', 'span', '<|python_tag|>']],
    ['<function=f>{"a":1}</function>', ['prose-around', 'tool-call-tag', 'span', '<function=f>']],
    [
      '<function=f><parameter=a>1</parameter>',
      ['not-json', 'tool-call-tag', '-', '<function=f><parameter=a>1</parameter>'],
    ],
    ["<tool_call>{'name':'f'}</tool_call>", ['single-quoted', 'tool-call-tag', 'repair', "'name'"]],
    [`Here:\n${FENCE}json\n{"a":1}\n${FENCE}\nBye`, ['prose-around', '-', 'fence', 'Here:']],
    [`${FENCE}json\n{"a":1}\n${FENCE}\nBye`, ['prose-around', '-', 'fence', 'Bye']],
    [
      `${FENCE}json\n{"a":1}\n${FENCE}\n${FENCE}json\n{"a":2}\n${FENCE}`,
      ['several-values', 'several-fences', '-', '{"a":2}'],
    ],
    [
      `${FENCE}py\nprint(1)\n${FENCE}\n${FENCE}json\n{"a":2}\n${FENCE}`,
      ['prose-around', 'several-fences', 'fence', `${FENCE}py\nprint(1)\n${FENCE}`],
    ],
    [`${FENCE}json\n{"a":[1,\n${FENCE}`, ['cut-off', 'fence', 'repair', '']],
    [`${FENCE}json\n{"a":"tex`, ['cut-off', 'fence', 'repair', '"tex']],
    [`${FENCE}json\n{"a":True}\n${FENCE}`, ['python-literal', 'fence', 'repair', 'True']],
    [`${FENCE}json\n{"a":1,"a":2}\n${FENCE}`, ['duplicate-key', 'fence', 'fence', '"a"']],
    [`${FENCE}json\n{"a":1}\n{"a":2}\n${FENCE}`, ['several-values', 'fence', '-', '{"a":2}']],
    [`${FENCE}json\n${FENCE}`, ['empty', 'fence', '-', `${FENCE}json\n${FENCE}`]],
    [`${FENCE}python\nprint(1)\n${FENCE}`, ['not-json', 'fence', '-', 'print(1)']],
    [`Well\n${FENCE}\n${FENCE}`, ['not-json', '-', '-', `Well\n${FENCE}\n${FENCE}`]],
    ['Here is: {\'a\': {"b": 1}}', ['single-quoted', 'prose', 'repair', "'a'"]],
    ['Use {name: ...}. Answer: {"a":1}', ['prose-around', '-', 'span', 'Use {name: ...}. Answer:']],
    ['Answer: {"a":1, "b":', ['cut-off', 'prose', 'repair', '']],
    ['{"a":1,"a":2} thanks', ['duplicate-key', 'prose', 'span', '"a"']],
    ['It is {"a":1,"a":2}', ['duplicate-key', 'prose', 'span', '"a"']],
    ['{"a":1,"a":2', ['cut-off', '-', 'repair', '']],
    ["{'a': True,}", ['single-quoted', '-', 'repair', "'a'"]],
    ['{"a":1}</tool_call>', ['trailing-text', 'tool-call-tag', 'span', '</tool_call>']],
    ['\ufeff{"a":1,}', ['trailing-comma', 'bom', 'repair', ',}']],
    [`${'['.repeat(129)}${']'.repeat(129)}`, ['not-json', '-', 'repair', '[']],
  ])('%j', (text, expected) => {
    expect(diagnosis(text)).toEqual(expected)
  })
})

describe('fenced: one fence that is the whole answer is read, too', () => {
  test.each([
    ['{"a":1}', 'ok'],
    [`${FENCE}json\n{"a":1}\n${FENCE}`, 'ok'],
    [` \n${FENCE}\n[1]\n${FENCE}\n `, 'ok'],
    [`\ufeff${FENCE}json\n"x"\n${FENCE}`, 'ok'],
    [`${FENCE}json\n{"a":"${FENCE}"}\n${FENCE}`, 'ok'],
    [`Here:\n${FENCE}json\n{"a":1}\n${FENCE}`, ['prose-around', '-', 'fence', 'Here:']],
    [`${FENCE}json\n{"a":1}`, ['fenced', '-', 'span', `${FENCE}json\n`]],
    [`${FENCE}json\n{"a":1,}\n${FENCE}`, ['trailing-comma', 'fence', 'repair', ',}']],
    [
      `${FENCE}json\n{"a":1}\n${FENCE}\n${FENCE}json\n{"a":2}\n${FENCE}`,
      ['several-values', 'several-fences', '-', '{"a":2}'],
    ],
    [`<think>x</think>${FENCE}json\n{"a":1}\n${FENCE}`, ['prose-around', 'think-block', 'fence', '<think>x</think>']],
  ])('%j', (text, expected) => {
    expect(diagnosis(text, 'fenced')).toEqual(expected)
  })

  test('the value is that of the fence, numbers as they were written', () => {
    const parsed = parseAnswer(`${FENCE}json\n{"id": 9007199254740993}\n${FENCE}`, 'fenced')
    expect(parsed.ok && [...parsed.document.exact]).toEqual([['/id', '9007199254740993']])
  })
})

test('spans name line and column', () => {
  const parsed = parseAnswer('Here:\r\n  {"a": 1,\r\n   "b": None}', 'strict')
  expect(parsed.ok ? null : parsed.fault.span).toEqual({ start: 27, end: 31, line: 3, column: 9, text: 'None' })
})

test('a BOM that was stripped is reported', () => {
  expect(parseAnswer('\ufeff{}', 'strict')).toMatchObject({ ok: true, bom: true })
  expect(parseAnswer(`\ufeff${FENCE}\n{}\n${FENCE}`, 'fenced')).toMatchObject({ ok: true, bom: true })
})

test('shows at most 300 characters and no half of a pair', () => {
  const parsed = parseAnswer(`{"a":1} ${'x'.repeat(299)}${'😀'.repeat(99)}`, 'strict')
  expect(parsed.ok ? null : parsed.fault.span.text).toBe('x'.repeat(299))
})

test('no repair above 64 KiB', () => {
  const long = (length: number) => `{"a": '${'x'.repeat(length)}'}`
  expect(diagnosis(long(60_000))[2]).toBe('repair')
  expect(diagnosis(long(70_000))[2]).toBe('-')
})
