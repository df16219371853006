import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { REQUEST_MEMBERS } from '../../../src/contract/request/members.ts'
import { load, problemsOf, warningsOf } from '../reading.ts'

const contract = (request: string, more = ''): string =>
  `version: 1\nname: a\nrequest:\n${request.replace(/^/gm, '  ')}\ncases: [{ id: one }]\n${more}`
const MESSAGES = 'messages: [{ role: user, content: hi }]'
const TOOL = 'tools: [{ type: function, function: { name: get_weather } }]'
const responses = (request: string) => contract(request, 'api: responses\n')

describe('a request that can never be answered as it is meant', () => {
  test.each<[string, string, readonly string[]]>([
    ['messages under Responses', responses(MESSAGES), ['request-other-api c.yaml:4:13']],
    ['input under Chat', contract('input: hi'), ['request-other-api c.yaml:4:10']],
    ['a misspelt role', contract('messages: [{ role: usr, content: hi }]'), ['role-unknown c.yaml:4:22']],
    [
      'roles of two messages',
      contract('messages: [{ role: System, content: hi }, { role: human, content: hi }]'),
      ['role-unknown c.yaml:4:22', 'role-unknown c.yaml:4:53'],
    ],
    ['a tool’s role under Responses', responses('input: [{ role: tool, content: hi }]'), ['role-unknown c.yaml:4:19']],
    ['a flat tool in Chat', contract(`${MESSAGES}\ntools: [{ type: function, name: f }]`), ['tool-shape c.yaml:5:11']],
    [
      'a nested tool in Responses',
      responses('input: hi\ntools: [{ type: function, function: { name: f } }]'),
      ['tool-shape c.yaml:5:11'],
    ],
    ['a tool that is its name', contract(`${MESSAGES}\ntools: [get_weather]`), ['tool-shape c.yaml:5:11']],
    [
      'a custom tool',
      contract(`${MESSAGES}\ntools: [{ type: custom, custom: { name: f } }]`),
      ['tool-custom c.yaml:5:11'],
    ],
    [
      'a choice that names no tool',
      contract(`${MESSAGES}\n${TOOL}\ntool_choice: { type: function, function: { name: get_wether } }`),
      ['tool-choice-unknown c.yaml:6:16'],
    ],
    [
      'a flat choice in Chat',
      contract(`${MESSAGES}\n${TOOL}\ntool_choice: { type: function, name: get_weather }`),
      ['tool-shape c.yaml:6:16'],
    ],
    [
      'a choice that is the tool’s bare name',
      contract(`${MESSAGES}\n${TOOL}\ntool_choice: get_weather`),
      ['tool-choice-word c.yaml:6:16'],
    ],
    ['a misspelt word', contract(`${MESSAGES}\n${TOOL}\ntool_choice: requird`), ['tool-choice-word c.yaml:6:16']],
    ['a call required of no tool', contract(`${MESSAGES}\ntool_choice: required`), ['tool-choice-nothing c.yaml:5:16']],
    [
      'allowed tools, one of which nobody declares',
      contract(
        `${MESSAGES}\n${TOOL}\ntool_choice: { type: allowed_tools, allowed_tools: { mode: auto, tools: [{ type: function, function: { name: get_weather } }, { type: function, function: { name: no } }] } }`,
      ),
      ['tool-choice-unknown c.yaml:6:129'],
    ],
    [
      'legacy functions',
      contract(`${MESSAGES}\nfunctions: [{ name: f }]\nfunction_call: auto`),
      ['request-functions c.yaml:5:14', 'request-functions c.yaml:6:18'],
    ],
    [
      'expect, indented too deep',
      contract(`${MESSAGES}\nexpect: { match: 1 }`),
      ['request-member-of-contract c.yaml:5:11'],
    ],
  ])('%s', (_, text, problems) => {
    expect(problemsOf(load({ 'c.yaml': text }))).toEqual(problems)
  })

  test.each<[string, string]>([
    ['words for tool_choice, tools and messages of Chat', contract(`${MESSAGES}\n${TOOL}\ntool_choice: required`)],
    ['the API’s own tools', responses('input: hi\ntools: [{ type: web_search }]\ntool_choice: { type: web_search }')],
    ['items of Responses that have no role', responses('input: [{ type: function_call_output, output: "1" }]')],
    [
      'a vendor’s own member',
      contract(`${MESSAGES}\nguided_json: {}\nchat_template_kwargs: { enable_thinking: false }`),
    ],
    ['null for no choice', contract(`${MESSAGES}\ntool_choice: null`)],
    [
      'a vendor’s tool beside functions',
      contract(`${MESSAGES}\ntools: [{ type: builtin_function, function: { name: $web } }]`),
    ],
  ])('%s: no problem and no warning', (_, text) => {
    const loaded = load({ 'c.yaml': text })
    expect([problemsOf(loaded), warningsOf(loaded)]).toEqual([[], []])
  })

  test.each<[string, string, readonly string[]]>([
    [
      'one letter from a known member',
      contract(`${MESSAGES}\nmax_token: 1\ntemprature: 0`),
      ['request-member-meant c.yaml:5:14', 'request-member-meant c.yaml:6:15'],
    ],
    ['Chat’s names in Responses', responses('input: hi\nmax_tokens: 1'), ['request-other-api c.yaml:5:15']],
    [
      'a word that a vendor may have',
      contract(`${MESSAGES}\n${TOOL}\ntool_choice: validated`),
      ['tool-choice-word c.yaml:6:16'],
    ],
  ])('%s: a warning', (_, text, warnings) => {
    const loaded = load({ 'c.yaml': text })
    expect([problemsOf(loaded), warningsOf(loaded)]).toEqual([[], warnings])
  })
})

describe('what cases bring to the request', () => {
  const brought = (vars: string, rows: string) =>
    `version: 1\nname: a\nrequest: { messages: "{{messages}}", tools: "{{tools}}" }\n${vars}cases:\n${rows}`
  const bad = '{ tools: [{ type: function, name: f }], messages: [{ role: usr, content: hi }] }'

  test('is held to the same rules, case by case', () => {
    const text = brought('', `  - { id: a, vars: ${bad} }\n`)
    expect(problemsOf(load({ 'c.yaml': text }))).toEqual(['role-unknown c.yaml:5:79', 'tool-shape c.yaml:5:30'])
  })

  test('what the contract’s variable brings to all of them is told once', () => {
    const text = brought(`vars: ${bad}\n`, '  - { id: a }\n')
    expect(problemsOf(load({ 'c.yaml': text }))).toEqual(['role-unknown c.yaml:4:66', 'tool-shape c.yaml:4:17'])
  })

  test('a golden row’s messages and tools too', () => {
    const row = `{"messages":[{"role":"usr","content":"q"},{"role":"assistant","content":"a"}],"tools":[{"type":"function","name":"f"}]}`
    const text = 'version: 1\nname: a\nrequest: { temperature: 0 }\ncases: [{ from: g.jsonl, format: openai-chat }]\n'
    expect(problemsOf(load({ 'c.yaml': text, 'g.jsonl': row }))).toEqual([
      'role-unknown g.jsonl:1:22',
      'tool-shape g.jsonl:1:88',
    ])
  })
})

test.each([
  ['chat', 'chat/completions/completions.d.ts', 'ChatCompletionCreateParamsBase'],
  ['responses', 'responses/responses.d.ts', 'ResponseCreateParamsBase'],
] as const)('the members of %s are those of the openai package', (api, file, name) => {
  const types = readFileSync(join(import.meta.dirname, '../../../node_modules/openai/resources', file), 'utf8')
  const body = types.slice(
    types.indexOf(`interface ${name} {`),
    types.indexOf('\n}', types.indexOf(`interface ${name} {`)),
  )
  const members = [...body.matchAll(/^ {4}([a-z_]+)\??:/gm)].map(([, member]) => member)
  expect(REQUEST_MEMBERS[api]).toEqual([...members].sort())
})
