import { describe, expect, test } from 'vitest'
import type { JsonValue } from '../../src/json/value.ts'
import { importing } from './importing.ts'

const lines = (...rows: readonly unknown[]): string => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`
const firstCase = (files: Readonly<Record<string, string>>): JsonValue =>
  (importing(files).contract().cases as readonly JsonValue[])[0] as JsonValue

describe('.prompt.yml', () => {
  const prompt = (more: string) => ({
    'a.prompt.yml': `messages: [{ role: user, content: 'Say {{input}} in {x}' }]\ntestData: [{ input: hi, want: HI }]\n${more}`,
  })
  test.each<[string, JsonValue | undefined, readonly string[]]>([
    ['{ string: { contains: "{{want}}" } }', { text: { $ignore_case: { $contains: 'HI' } } }, []],
    ['{ string: { startsWith: a } }', { text: { $ignore_case: { $starts_with: 'a' } } }, []],
    ['{ string: { endsWith: a } }', { text: { $ignore_case: { $ends_with: 'a' } } }, []],
    ['{ string: { equals: a } }', { text: 'a' }, []],
    [
      '{ name: n, string: { contains: a, startsWith: b } }',
      { text: { $ignore_case: { $contains: 'a' } } },
      ['evaluator n: startsWith'],
    ],
    ['{ name: n, string: { matches: a } }', undefined, ['evaluator n: matches', 'evaluator n']],
    ['{ uses: github/similarity }', undefined, ['evaluator uses github/similarity (a judge model)']],
    ['{ name: n, llm: { prompt: p } }', undefined, ['evaluator n (a judge model)']],
  ])('%s', (evaluator, expected, left) => {
    const { contract, leftOut } = importing(prompt(`evaluators: [${evaluator}]\n`))
    const [only] = contract().cases as readonly { expect?: JsonValue }[]
    expect(only?.expect).toEqual(expected)
    expect(leftOut.map(({ what }) => what).filter((what) => what !== 'testData.want')).toEqual(left)
  })

  test('parameters, and a schema that is a text of JSON', () => {
    const { contract, leftOut } = importing(
      prompt(
        'model: m\nmodelParameters: { maxTokens: 5, top_p: 1, nope: 2 }\nresponseFormat: json_schema\njsonSchema: \'{"name":"n","schema":{"type":"object"}}\'\n',
      ),
    )
    const { messages: _, ...request } = contract().request as Record<string, JsonValue>
    expect(request).toEqual({
      max_tokens: 5,
      response_format: { type: 'json_schema', json_schema: { name: 'n', schema: { type: 'object' } } },
    })
    expect(leftOut.map(({ what }) => what)).toEqual([
      'model',
      'testData.want',
      'modelParameters.top_p is snake case: gh models reads maxTokens, topP only and drops it',
      'modelParameters.nope',
    ])
  })

  test('without test data what its variables need is left to do', () => {
    const { cases, contract, contracts } = importing({
      'a.prompt.yml': 'messages: [{ role: user, content: "{{b}} {{a}}" }]\n',
    })
    expect([cases, contracts[0]?.cases]).toEqual([0, 0])
    expect(contract().cases).toEqual([
      { id: 'to-do', vars: { a: { $todo: 'a value of a' }, b: { $todo: 'a value of b' } } },
    ])
  })
})

describe('rows of chat', () => {
  const user = { role: 'user', content: 'q' }
  test.each<[string, unknown, JsonValue | undefined]>([
    ['a text', { role: 'assistant', content: 'a' }, { text: 'a' }],
    ['JSON', { role: 'assistant', content: '{"a":1}' }, { parser: 'strict', equals: { $literal: { a: 1 } } }],
    [
      'a call',
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{"a":1}' } }],
      },
      { tool_calls: [{ name: 'f', arguments: { equals: { $literal: { a: 1 } } } }] },
    ],
    ['a refusal', { role: 'assistant', content: null, refusal: 'no' }, { outcome: 'refused' }],
    ['a question alone', { role: 'user', content: 'more' }, undefined],
  ])('%s', (_, last, expected) => {
    const tools = [{ type: 'function', function: { name: 'f', parameters: { type: 'object' } } }]
    expect(
      (firstCase({ 'c.jsonl': lines({ messages: [user, last], tools }) }) as { expect?: JsonValue }).expect,
    ).toEqual(expected)
  })
})

test('openai/evals: the answer begins with an ideal one', () => {
  const input = [{ role: 'user', content: 'q' }]
  expect(firstCase({ 'e.jsonl': lines({ input, ideal: ['a', 'b'] }) })).toEqual({
    id: 'sample-1',
    vars: { messages: input },
    expect: { text: { $any_of: [{ $starts_with: 'a' }, { $starts_with: 'b' }] } },
  })
})

test('the Berkeley leaderboard: accepted values, types of Python, dots in names', () => {
  const row = {
    id: 'x_0',
    question: [[{ role: 'user', content: 'q' }]],
    function: [
      {
        name: 'a.b',
        parameters: {
          type: 'dict',
          properties: { n: { type: 'float' }, o: { type: 'dict', properties: { k: { type: 'string' } } } },
        },
      },
    ],
  }
  const { casesOf, contract } = importing({
    'B.json': lines(row),
    'possible_answer/B.json': lines({
      id: 'x_0',
      ground_truth: [{ 'a.b': { n: [1, 1.5], u: ['', 'x'], o: [{ k: ['v', 'w'] }] } }],
    }),
  })
  const [only] = contract().cases as readonly { expect: JsonValue }[]
  expect(only?.expect).toEqual({
    tool_calls: [
      {
        name: 'a_b',
        arguments: {
          equals: { $like: { n: { $any_of: [1, 1.5] }, u: { $absent_or: 'x' }, o: { k: { $any_of: ['v', 'w'] } } } },
        },
      },
    ],
  })
  expect(casesOf()[0]?.vars.tools).toEqual([
    {
      type: 'function',
      function: {
        name: 'a_b',
        description: '',
        parameters: {
          type: 'object',
          properties: { n: { type: 'number' }, o: { type: 'object', properties: { k: { type: 'string' } } } },
        },
      },
    },
  ])
})

test('CSV: variables, groups and expected members', () => {
  const { casesOf, differ, left } = importing({
    't.csv': '\ufeffid,group,my text,expect.a.b,expect.c\none,en,"x\ny",1,\n,de,z,"[1]",text\nbad,en\n',
  })
  expect(casesOf().map((one) => [one?.id, one?.group, one?.vars])).toEqual([
    ['one', 'en', { my_text: 'x\ny' }],
    ['row-2', 'de', { my_text: 'z' }],
  ])
  expect([differ, left]).toEqual([['t.csv:1 column my text'], ['t.csv:5 row 3 with 2 cells', 't.csv:1 no prompt']])
})

test.each<[string, string, JsonValue]>([
  ['f-string', 'Hi {a}, {{"x": {b!r}}}', 'Hi {{a}}, {"x": {{b}}}'],
  ['mustache', 'Hi {{a}}{{b}}', 'Hi {{a}}{{b}}'],
])('LangChain, %s', (format, template, content) => {
  const part = (name: string, kwargs: unknown) => ({
    lc: 1,
    type: 'constructor',
    id: ['langchain', 'prompts', name],
    kwargs,
  })
  const manifest = part('ChatPromptTemplate', {
    messages: [
      part('SystemMessagePromptTemplate', { prompt: part('PromptTemplate', { template, template_format: format }) }),
    ],
  })
  expect(importing({ 'm.json': JSON.stringify(manifest) }).contract().request).toEqual({
    messages: [{ role: 'system', content }],
  })
})

test.each<[string, unknown, JsonValue]>([
  [
    'members',
    { inputs: { q: 'x' }, outputs: { label: 'a', n: 1 } },
    { id: 'example-1', vars: { q: 'x' }, expect: { parser: 'strict', match: { $literal: { label: 'a', n: 1 } } } },
  ],
  [
    'one text',
    { id: 'e', inputs: { q: 'x' }, outputs: { answer: 'a' } },
    { id: 'e', vars: { q: 'x' }, expect: { text: 'a' } },
  ],
  [
    'messages',
    { inputs: { messages: [{ type: 'human', content: 'x' }] }, outputs: { messages: [{ type: 'ai', content: 'a' }] } },
    { id: 'example-1', vars: { messages: [{ role: 'user', content: 'x' }] }, expect: { text: 'a' } },
  ],
])('a LangSmith dataset of %s', (_, row, expected) => {
  expect(firstCase({ 'd.jsonl': lines(row) })).toEqual(expected)
})

test('an input whose name no template can hold is told', () => {
  const { left } = importing({ 'd.jsonl': lines({ inputs: { q: 'x', 'two words': 'y' }, outputs: { a: 'b' } }) })
  expect(left).toContain('d.jsonl:1 inputs two words')
})
