import { afterEach, describe, expect, test } from 'vitest'
import { CONTRACT, SCHEMA } from '../preflight/gates.ts'
import { folderWith } from './command-line.ts'

let folder: ReturnType<typeof folderWith> | null = null
afterEach(() => folder?.remove())

const FILES = { 'a.yaml': CONTRACT, 'a.schema.json': SCHEMA }
const at = (files: Readonly<Record<string, string>>) => {
  folder = folderWith(files)
  return folder
}

describe('modelgate check', () => {
  test('says that nothing is wrong, without a model or a key', async () => {
    expect(await at(FILES).modelgate('check', '*.yaml')).toEqual({
      code: 0,
      out: '1 contract, 2 cases: no problem\n',
      err: '',
    })
  })

  test.each([[[]], [['--model', 'm', '--provider', 'openai']]])(
    'warns of what is left to do, with a model or without: %j',
    async (flags) => {
      const open = CONTRACT.replace('text: hi', 'text: { $todo: the text }')
      const { out } = await at({ ...FILES, 'a.yaml': open }).modelgate('check', '*.yaml', ...flags)
      expect(out).toContain('warning: to do: the text')
    },
  )

  test('tells all problems with their places', async () => {
    const broken = CONTRACT.replace('schema_rate: 0.98', 'schema_rate: 1.5').replace('{{text}}', '{{txet}}')
    const { code, out, err } = await at({ ...FILES, 'a.yaml': broken }).modelgate('check', '*.yaml')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('a.yaml:9:16: schema_rate is 1.5')
    expect(err).toContain('txet')
    expect(err).toMatch(/\n\d+ problems\n$/)
  })

  test.each([
    ['a small schema', {}],
    ['a large one', { description: 'x'.repeat(10_000) }],
  ])('holds %s to the rules of a run', async (_, more) => {
    const schema = JSON.stringify({ type: 'object', $async: true, ...more })
    const { code, err } = await at({ ...FILES, 'a.schema.json': schema }).modelgate('check', '*.yaml')
    expect(code).toBe(2)
    expect(err).toContain('$async')
  })

  test('fails where an expected value can never hold, and tells it beside other mistakes', async () => {
    const never = CONTRACT.replace(
      'schema: ./a.schema.json',
      'schema: { type: object, properties: { a: { enum: [x] } } }',
    ).replace('expect:\n', 'expect:\n  match: { a: z }\n')
    const { code, out } = await at({ 'a.yaml': never }).modelgate('check', '*.yaml')
    expect(code).toBe(1)
    expect(out).toContain('error: /a is expected to be "z", and the schema forbids it\n  allowed: "x"')
    const both = await at({ 'a.yaml': `${never}treshholds: {}\n` }).modelgate('check', '*.yaml')
    expect(both.code).toBe(2)
    expect(both.err).toContain('treshholds')
    expect(both.err).toContain('/a is expected to be "z"')
  })

  test.each([
    ['a small schema', ''],
    ['a large one', 'x'.repeat(10_000)],
  ])('names the mistake of each of three contracts that hold the same schema: %s', async (_, description) => {
    const holding = (name: string): string =>
      `version: 1\nname: ${name}\nrequest: { messages: [{ role: user, content: hi }] }\nexpect:\n  schema: { type: objekt, description: "${description}" }\ncases: [{ id: one }]\n`
    const files = { 'a.yaml': holding('a'), 'b.yaml': holding('b'), 'c.yaml': holding('c') }
    const { code, err } = await at(files).modelgate('check', '*.yaml')
    expect(code).toBe(2)
    expect(err.match(/^[abc]\.yaml:5:\d+: "type"/gm)).toEqual(
      ['a', 'b', 'c'].map((name) => `${name}.yaml:5:19: "type"`),
    )
  })

  test('names the mistake of each of two tools, and of two cases, where it stands', async () => {
    const parameters = 'parameters: { type: objekt }'
    const contract = `version: 1
name: a
request:
  messages: [{ role: user, content: hi }]
  tools:
    - { type: function, function: { name: f, ${parameters} } }
    - { type: function, function: { name: g, ${parameters} } }
cases:
  - { id: one, expect: { schema: { type: objekt } } }
  - { id: two, expect: { schema: { type: objekt } } }
`
    const { err } = await at({ 'a.yaml': contract }).modelgate('check', '*.yaml')
    expect(err.match(/^a\.yaml:\d+:\d+/gm)).toEqual(['a.yaml:9:42', 'a.yaml:10:42', 'a.yaml:6:66', 'a.yaml:7:66'])
  })

  test('lets through what vendors and schema writers add, with a note at its place', async () => {
    const schema = JSON.stringify({
      type: 'object',
      propertyOrdering: ['a', 'b'],
      properties: {
        a: { type: ['string', 'null'], nullable: true },
        b: { type: 'string', format: 'nanoid', pattern: '^[A-Za-z0-9_-]{21}$' },
      },
    })
    const contract = CONTRACT.replace(/, expect: .*/g, ' }')
    const { code, out } = await at({
      'a.yaml': contract.replace('  match_rate: 0.95\n', ''),
      'a.schema.json': schema,
    }).modelgate('check', '*.yaml')
    expect(code).toBe(0)
    expect(out.match(/a\.schema\.json:1:\d+: note: .*/g)).toEqual([
      'a.schema.json:1:18: note: "propertyOrdering" at /propertyOrdering is an annotation',
      'a.schema.json:1:91: note: "nullable" at /properties/a/nullable is an annotation',
      'a.schema.json:1:129: note: The format "nanoid" at /properties/b/format is not known; the pattern beside it is what is checked',
    ])
  })

  test('knows the dialect of a provider that is named', async () => {
    const strict = CONTRACT.replace('expect:\n', '  response_format: json_schema\nexpect:\n')
    const { code, out } = await at({ ...FILES, 'a.yaml': strict }).modelgate('check', '*.yaml', '--provider', 'openai')
    expect(code).toBe(1)
    expect(out).toContain(
      'a.schema.json:1:1: error: a: OpenAI strict mode: additionalProperties must be false on every object\n',
    )
    expect(out).toMatch(/\n1 contract, 2 cases: 1 error\n$/)
  })

  test('tells what is worth knowing of a provider only where a request uses it', async () => {
    const notesOf = async (text: string) =>
      (await at({ ...FILES, 'a.yaml': text }).modelgate('check', '*.yaml', '--provider', 'openai')).out.match(
        /note: .*/g,
      )
    expect(await notesOf(CONTRACT)).toBeNull()
    expect(await notesOf(CONTRACT.replace('expect:\n', '  seed: 1\nexpect:\n'))).toEqual([
      'note: OpenAI: seed and system_fingerprint are deprecated on Chat Completions.',
    ])
  })

  test('warns of what is still to do, and plan and run are refused for it', async () => {
    const unfinished = CONTRACT.replace(/content: .*?\}\}"/, 'content: { $todo: the prompt is code }')
    const here = at({ ...FILES, 'a.yaml': unfinished })
    const checked = await here.modelgate('check', '*.yaml')
    expect(checked.code).toBe(0)
    expect(checked.out).toMatch(/a\.yaml:\d+:\d+: warning: to do: the prompt is code\n/)
    for (const command of ['plan', 'run']) {
      const refused = await here.modelgate(command, '*.yaml', '--model', 'm', '--provider', 'openai')
      expect([refused.code, refused.out]).toEqual([2, ''])
      expect(refused.err).toMatch(/a\.yaml:\d+:\d+: to do: the prompt is code/)
    }
  })

  const policy = `version: 1
contracts: ['*.c.yaml']
candidate: { provider: openai, model: gpt-old }
models: models.yaml
`
  const registry = (shutdown: string) =>
    `version: 1\nmodels:\n  gpt-old: { shutdown: ${shutdown}, source: https://platform.openai.com/docs/deprecations, checked: 2026-11-01 }\n`
  const retiring = (shutdown: string) =>
    at({ 'a.c.yaml': CONTRACT, 'a.schema.json': SCHEMA, 'modelgate.yaml': policy, 'models.yaml': registry(shutdown) })

  test('fails where the candidate is about to be shut down', async () => {
    const { code, out } = await retiring('2026-12-01').modelgate('check')
    expect(code).toBe(1)
    expect(out).toMatch(
      /^models.yaml:3:3: error: gpt-old is shut down on 2026-12-01, \d+ days from now; no replacement is named \(/,
    )
    expect(out).toMatch(/\n1 contract, 2 cases: 1 error\n$/)
  })

  test('warns where there is time left', async () => {
    const { code, out } = await retiring('2027-01-01').modelgate('check')
    expect(code).toBe(0)
    expect(out).toContain('models.yaml:3:3: warning: gpt-old is shut down on 2027-01-01')
  })

  test('as JSON', async () => {
    const { code, out } = await retiring('2026-12-01').modelgate('check', '--format', 'json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      format: 1,
      exit_code: 1,
      contracts: [{ name: 'a', file: 'a.c.yaml', cases: 2 }],
      problems: [],
      findings: [{ code: 'model-retires', severity: 'error', place: { file: 'models.yaml', line: 3, column: 3 } }],
    })
    const refused = await at({}).modelgate('check', 'none/*.yaml', '--format', 'json')
    expect(refused.code).toBe(2)
    expect(JSON.parse(refused.out)).toMatchObject({
      exit_code: 2,
      contracts: [],
      problems: [{ code: 'glob-matches-nothing' }],
    })
  })

  test.each([
    ['a glob without a match', ['check', 'x/*.yaml'], 'x/*.yaml'],
    ['an unknown provider', ['check', '*.yaml', '--provider', 'nobody'], 'nobody'],
    ['a policy that is not there', ['check', '*.yaml', '--policy', 'p.yml'], 'p.yml'],
  ])('%s', async (_, argv, said) => {
    const { code, err } = await at(FILES).modelgate(...argv)
    expect(code).toBe(2)
    expect(err).toContain(said)
  })

  test('holds schemas against one engine, whoever serves the model', async () => {
    const schema = JSON.stringify({ type: 'object', properties: { a: { type: 'string', pattern: '^\\d+$' } } })
    const files = { ...FILES, 'a.schema.json': schema }
    const { code, out } = await at(files).modelgate('check', '*.yaml', '--engine', 'llamacpp', '--format', 'json')
    expect(code).toBe(0)
    expect(JSON.parse(out).preflight).toEqual([
      {
        engine: 'llamacpp',
        keyword: 'properties',
        effect: 'stricter',
        place: { file: 'a.schema.json', line: 1, column: 18 },
      },
      {
        engine: 'llamacpp',
        keyword: 'pattern',
        effect: 'ignored',
        place: { file: 'a.schema.json', line: 1, column: 53 },
      },
    ])
    const text = await folder?.modelgate('check', '*.yaml', '--engine', 'llamacpp')
    expect(text?.out).toContain('llama.cpp: pattern has no grammar here')
    expect(text?.out).toContain('2026-11-30')
  })

  test('what the engine was seen to refuse is an error', async () => {
    // No value is expected: an object where the schema wants an array would be an error of its own.
    const contract = CONTRACT.replace(/, expect: .*/g, ' }').replace('  match_rate: 0.95\n', '')
    const files = { 'a.yaml': contract, 'a.schema.json': JSON.stringify({ type: 'array', items: true }) }
    expect((await at(files).modelgate('check', '*.yaml', '--engine', 'llamacpp')).code).toBe(1)
    expect((await folder?.modelgate('check', '*.yaml', '--engine', 'xgrammar'))?.code).toBe(0)
  })

  test('an engine that is not known', async () => {
    const { code, err } = await at(FILES).modelgate('check', '*.yaml', '--engine', 'xgramar')
    expect(code).toBe(2)
    expect(err).toContain('There is no engine `xgramar`; did you mean `xgrammar`?')
  })
})

test('what a model’s features refuse is an error, with the vendor’s page and day', async () => {
  const models = `version: 1
models:
  gpt-x: { features: { temperature: false }, source: "https://platform.openai.com/docs/models", checked: 2026-11-01 }
`
  const policy = 'version: 1\ncandidate: { provider: openai, model: gpt-x }\nmodels: models.yaml\n'
  const contract = CONTRACT.replace(/^request:\n/m, 'request:\n  temperature: 0\n')
  const files = { ...FILES, 'a.yaml': contract, 'modelgate.yaml': policy, 'models.yaml': models }
  const { code, out } = await at(files).modelgate('check', 'a.yaml')
  expect(code).toBe(1)
  expect(out).toContain('gpt-x: temperature is refused')
  expect(out).toContain('(https://platform.openai.com/docs/models; 2026-11-01, the vendor’s own word)')
})
