import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/json/value.ts'
import { type Files, importing } from './importing.ts'

const lines = (...rows: readonly (JsonValue | string)[]): string =>
  rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('')
const user = (content: string) => ({ role: 'user', content })
const answer = (content: string) => ({ role: 'assistant', content })
const config = (rest: string): Files => ({ 'promptfooconfig.yaml': `description: d\n${rest}` })
const said = ({ left, differ }: ReturnType<typeof importing>): string => [...left, ...differ].join('\n')

describe('variables that only tools read', () => {
  const tool = (text: string): string =>
    `providers: [{ id: openai:gpt-4o, config: { tools: [{ type: function, function: { name: book, description: "${text}" } }] } }]\n`
  const tests = 'prompts: ["Say {{q}}"]\ntests: [{ vars: { q: a, city: rome } }]\n'

  it('stay a template where they are plain', () => {
    const result = importing(config(tool('in {{city}}') + tests))
    expect(result.contract()).toMatchObject({
      request: { tools: [{ function: { description: 'in {{city}}' } }] },
      cases: [{ vars: { q: 'a', city: 'rome' } }],
    })
    expect(said(result)).not.toContain('no prompt uses')
  })

  it('are computed for each case where they are more', () => {
    const result = importing(config(tool('in {{ city | upper }}') + tests))
    expect(result.casesOf()[0]?.vars.tools).toMatchObject([{ function: { description: 'in ROME' } }])
    expect(said(result)).toContain('templates in tools')
  })

  it('are told in a response format, which is the same for every case', () => {
    const format = 'response_format: { type: json_schema, json_schema: { name: "{{city}}", schema: { type: object } } }'
    const result = importing(config(`providers: [{ id: openai:gpt-4o, config: { ${format} } }]\n${tests}`))
    expect(said(result)).toContain('variable city in response_format')
  })
})

describe('a test that names its prompts is asked by no other', () => {
  it.each([
    ['by label', '[one]', [['both', 'first'], ['both']]],
    ['by group', '[group]', [['both'], ['both', 'first']]],
    ['by id', '[second]', [['both'], ['both', 'first']]],
  ])('%s', (_, named, asked) => {
    const prompts = 'prompts: [{ raw: "A {{q}}", label: one }, { raw: "B {{q}}", id: second, label: "group:two" }]\n'
    const tests = `tests: [{ description: both, vars: { q: a } }, { description: first, vars: { q: b }, prompts: ${named} }]\n`
    const result = importing(config(prompts + tests))
    expect(result.cases).toBe(2)
    expect([0, 1].map((at) => result.casesOf(at).map((one) => one?.id))).toEqual(asked)
  })
})

describe('assertions that can not both be carried are told', () => {
  const asserted = (...asserts: readonly string[]) =>
    importing(config(`prompts: [p]\ntests: [{ assert: [${asserts.join(', ')}] }]\n`))

  it('two values that the whole answer equals', () => {
    const result = asserted('{ type: equals, value: { a: 1 } }', '{ type: equals, value: { a: 2 } }')
    expect(result.casesOf()[0]?.expect.values?.equals).toBeDefined()
    expect(result.left).toEqual(['promptfooconfig.yaml:3 equals'])
  })

  it('a refusal beside an answer', () => {
    expect(said(asserted('{ type: contains, value: x }', '{ type: is-refusal }'))).toContain(
      'assertions beside a refusal: text',
    )
  })

  it('JSON anywhere never loosens JSON alone', () => {
    const result = asserted('{ type: is-json }', '{ type: contains-json }')
    expect(result.contract()).toMatchObject({ cases: [{ expect: { parser: 'strict' } }] })
  })

  it('a quoted part of a list holds its commas', () => {
    const result = asserted(`{ type: contains-all, value: 'a, "b, c", "say ""x"""' }`)
    expect(result.contract()).toMatchObject({
      cases: [{ expect: { text: { $all_of: [{ $contains: 'a' }, { $contains: 'b, c' }, { $contains: 'say "x"' }] } } }],
    })
  })
})

describe('rows of other shapes among those of a format are told, and the others are read', () => {
  it.each<[string, string, string, number, readonly string[]]>([
    [
      'chat rows with half a line, a pair of texts and a preference',
      'x.jsonl',
      lines(
        { messages: [user('a'), answer('b')] },
        '{"messages": [',
        { prompt: 'x', completion: 'y' },
        { input: { messages: [user('c')] }, preferred_output: [answer('d')], non_preferred_output: [answer('e')] },
        { messages: [user('f'), answer('g')], tool_choice: 'none' },
      ),
      3,
      ['a line that is no JSON object', 'a row of another shape', 'non_preferred_output', 'tool_choice'],
    ],
    [
      'samples of evals with a problem of another set',
      'samples.jsonl',
      lines({ input: 'q', ideal: 'a' }, { input: [user('r')], ideal: ['b', 'c'] }, { problem: 'p' }),
      2,
      ['a row of another shape'],
    ],
    [
      'a list of stored completions, one without its messages',
      'o.json',
      JSON.stringify({
        object: 'list',
        data: [
          { object: 'chat.completion', model: 'm', choices: [], messages: [user('a')] },
          { object: 'chat.completion', model: 'm', choices: [] },
        ],
      }),
      1,
      ['a call without messages'],
    ],
    [
      'LiteLLM with an embedding and a redacted call',
      'l.jsonl',
      lines(
        { call_type: 'acompletion', response_cost: 0, messages: [user('a')], model_parameters: { extra_body: {} } },
        { call_type: 'embedding', response_cost: 0, messages: 'x', model_parameters: {} },
        { call_type: 'completion', response_cost: 0, messages: 'redacted-by-litellm', model_parameters: {} },
      ),
      1,
      ['model_parameters.extra_body', 'a call of type embedding', 'messages redacted by LiteLLM'],
    ],
    [
      'the leaderboard with a question that has no answer, and a later turn',
      'BFCL_x.json',
      lines(
        { id: 'a', question: [[user('q')], [user('r')]], function: [{ name: 'f', parameters: { type: 'dict' } }] },
        { id: 'b', question: [[user('q')]], function: [{ name: 'f', parameters: { type: 'dict' } }] },
      ),
      2,
      ['a: 1 later turns', 'b: no answer'],
    ],
  ])('%s', (_, name, text, cases, told) => {
    const answers = lines({ id: 'a', ground_truth: [{ f: {} }] })
    const result = importing({ [name]: text, 'possible_answer/BFCL_x.json': answers })
    expect(result.cases).toBe(cases)
    for (const one of told) expect(said(result)).toContain(one)
  })

  it('rows that were never a call are of no format', () => {
    const result = importing({ 'al.jsonl': lines({ instruction: 'Do', input: 'x', output: 'y' }) })
    expect([result.refused, result.cases]).toEqual([true, 0])
  })
})

it('the leaderboard’s class of relevance expects some call, which a contract can not say', () => {
  const row = { id: 'r', question: [[user('q')]], function: [{ name: 'f', parameters: { type: 'dict' } }] }
  const result = importing({ 'BFCL_v4_live_relevance.json': lines(row) })
  expect(result.contract()).toMatchObject({ cases: [{ id: 'r' }] })
  expect((result.contract().cases as JsonObject[])[0]?.expect).toBeUndefined()
  expect(said(result)).toContain('some call must be made')
})

it('Langfuse keeps parameters as texts: objects are read, what is no number is told', () => {
  const modelParameters = { temperature: '0.2', max_tokens: 'inf', response_format: '{"type":"json_object"}' }
  const result = importing({ 'l.json': JSON.stringify([{ type: 'GENERATION', input: [user('q')], modelParameters }]) })
  expect(result.contract()).toMatchObject({ request: { temperature: 0.2, response_format: { type: 'json_object' } } })
  expect(said(result)).toContain('modelParameters.max_tokens')
})

it('the Responses API’s names of parameters are those of the contract’s API', () => {
  const format = { type: 'json_schema', name: 'n', schema: { type: 'object' } }
  const row = {
    object: 'response',
    model: 'm',
    input: 'q',
    text: { format },
    reasoning: { effort: 'low' },
    max_output_tokens: 9,
  }
  expect(importing({ 'r.jsonl': lines(row) }).contract()).toMatchObject({
    request: {
      response_format: { type: 'json_schema', json_schema: { name: 'n', schema: { type: 'object' } } },
      reasoning_effort: 'low',
      max_completion_tokens: 9,
    },
  })
})

describe('a prompt of LangChain', () => {
  const part = (name: string, kwargs: JsonObject): JsonObject => ({
    lc: 1,
    type: 'constructor',
    id: ['x', name],
    kwargs,
  })
  it('brings values of its own, and tells what it can not hold', () => {
    const prompt = part('PromptTemplate', {
      template: '{tone} {q!r}',
      template_format: 'f-string',
      partial_variables: { tone: 'Be kind.' },
    })
    const messages = [
      part('SystemMessagePromptTemplate', { prompt }),
      part('MessagesPlaceholder', { variable_name: 'history' }),
      part('HumanMessagePromptTemplate', { prompt: [part('ImagePromptTemplate', { template: { url: '{u}' } })] }),
    ]
    const result = importing({ 'p.json': JSON.stringify(part('ChatPromptTemplate', { messages })) })
    expect(result.contract()).toMatchObject({ request: { messages: [{ role: 'system', content: 'Be kind. {{q}}' }] } })
    for (const one of ['messages placeholder history', 'ImagePromptTemplate', 'the form of {q!r}'])
      expect(said(result)).toContain(one)
  })
})
