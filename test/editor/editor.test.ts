import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REQUEST_MEMBERS } from '../../src/contract/request/members.ts'
import { PRESETS } from '../../src/provider/profiles.ts'
import { structure, with_ } from '../contract/bad-structure.ts'
import { GOOD } from '../contract/reading.ts'
import { type Completion, type Editor, startEditor } from './language-server.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

let editor: Editor
beforeAll(async () => {
  editor = await startEditor()
})
afterAll(() => editor.close())

const messagesOf = async (file: string, text: string): Promise<readonly string[]> =>
  (await editor.diagnostics(file, text)).map(({ message }) => message)

/** Whole contracts and policies of a page: its blocks that say their version. */
const blocksOf = (page: string): readonly string[] =>
  [...read(page).matchAll(/^```ya?ml[^\n]*\n([\s\S]*?)^```$/gm)]
    .map(([, text]) => text as string)
    .filter((text) => /^version: 1$/m.test(text))

describe('what is right is not underlined', () => {
  const contracts = readdirSync(join(root, 'contracts')).filter((name) => name.endsWith('.yaml'))
  it.each(contracts)('contracts/%s, with and without its modeline', async (name) => {
    const text = read(`contracts/${name}`)
    expect(await messagesOf(`contracts/${name}`, text)).toEqual([])
    expect(await messagesOf(`contracts/${name}`, text.replace(/^#.*\n/, ''))).toEqual([])
  })

  it.each(readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md')))('docs/%s', async (name) => {
    for (const text of blocksOf(`docs/${name}`)) {
      const file = /^name:/m.test(text)
        ? 'contracts/page.yaml'
        : /^models:$/m.test(text)
          ? 'models.yaml'
          : 'modelgate.yaml'
      expect(await messagesOf(file, text), text).toEqual([])
    }
  })

  it('operators, wherever an expected value may hold one', async () => {
    const expected = `{ a: { $any_of: [1, { $near: [4.2, 0.1] }] }, b: [{ $absent_or: { $unordered: [x] } }],
      c: { $like: { d: e } }, f: { $all_of: [{ $contains: a }, { $not: { $ends_with: b } }] }, g: { $literal: { $nir: 1 } } }`
    expect(await messagesOf('contracts/a.yaml', with_(`expect: { match: ${expected} }\n`))).toEqual([])
  })
})

/** Mistakes that the words of the loader tell, and of which an editor sees the shape. */
const VALUES: readonly (readonly [name: string, contract: string])[] = [
  ['an operator that is none', with_('expect: { match: { a: { $nir: [1, 2] } } }\n')],
  [
    'an operator that is none, deep in a case',
    GOOD.replace('vars: { text: hi }', 'vars: { text: hi }, expect: { equals: [{ a: { $any: [1] } }] }'),
  ],
  ['$near with one number', with_('expect: { match: { a: { $near: [1] } } }\n')],
  ['$any_of without a list', with_('expect: { match: { a: { $any_of: 1 } } }\n')],
]

/** These are seen only by who reads the files they name, or NaN as YAML does. */
const BEYOND = ['vars of a file that is absent', 'vars of a file that holds a list', 'a share that is NaN']

describe('what the loader refuses is underlined', () => {
  const refused = structure.filter(({ name, expected }) => expected.length > 0 && !BEYOND.includes(name))
  it.each([...refused.map(({ name, contract }) => [name, contract] as const), ...VALUES])('%s', async (_, contract) => {
    expect(await messagesOf('contracts/a.yaml', contract)).not.toEqual([])
  })

  it('is at least 31 kinds', () => {
    expect(refused.length + VALUES.length).toBeGreaterThanOrEqual(31)
  })
})

/** Completions at the end of a text. */
async function offered(file: string, text: string): Promise<readonly Completion[]> {
  const lines = text.split('\n')
  return editor.completions(file, text, lines.length - 1, (lines.at(-1) as string).length)
}
const labels = (found: readonly Completion[]): readonly string[] => found.map(({ label }) => label)

describe('what is offered', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['percentiles', 'contracts/a.yaml', 'version: 1\nthresholds:\n  latency:\n    ', ['p50', 'p95', 'p99']],
    [
      'percentiles of a comparison',
      'contracts/a.yaml',
      'version: 1\nregression:\n  latency:\n    ',
      ['p50', 'p95', 'p99'],
    ],
    [
      'members of the request',
      'contracts/a.yaml',
      'version: 1\nrequest:\n  ',
      ['messages', 'temperature', 'tools', 'input'],
    ],
    ['files of cases', 'contracts/a.yaml', 'version: 1\ncases:\n  - ', ['id', 'from']],
    [
      'operators',
      'contracts/a.yaml',
      'version: 1\nexpect:\n  match:\n    a:\n      ',
      ['$any_of', '$near', '$absent_or'],
    ],
    [
      'operators inside operators',
      'contracts/a.yaml',
      'version: 1\nexpect:\n  match:\n    $not:\n      ',
      ['$contains', '$like'],
    ],
    ['presets', 'modelgate.yaml', 'version: 1\nproviders:\n  own:\n    preset: ', ['vllm', 'openai', 'ollama']],
  ])('%s', async (_, file, text, wanted) => {
    expect(labels(await offered(file, text))).toEqual(expect.arrayContaining([...wanted]))
  })

  it('a rate is offered as 1 or its example, never as 0, which passes at nothing', async () => {
    const keys = await offered('contracts/a.yaml', 'version: 1\nthresholds:\n  ')
    expect(keys.find(({ label }) => label === 'parse_rate')?.insertText).not.toMatch(/\b0\b(?!\.)/)
    const values = labels(await offered('contracts/a.yaml', 'version: 1\nthresholds:\n  parse_rate: '))
    expect(values).toEqual(expect.arrayContaining(['1', '0.99']))
    expect(values).not.toContain('0')
  })

  it('a key tells what it is, with an example', async () => {
    const hover = await editor.hover('contracts/a.yaml', 'version: 1\nsamples: 3\n', 1, 2)
    expect(hover).toContain('Calls for each case.')
    expect(hover).toContain('3')
  })
})

interface Schema {
  readonly [keyword: string]: unknown
}

/** Keys that an editor offers, by the definition that holds them, without a word that belongs to each. */
function lacking(schema: Schema, word: string, path = ''): readonly string[] {
  return Object.entries(schema).flatMap(([keyword, below]): readonly string[] => {
    if (typeof below !== 'object' || below === null || keyword === 'examples') return []
    const own =
      keyword !== 'properties'
        ? []
        : Object.entries(below as Schema).flatMap(([key, member]) =>
            typeof member === 'object' && (member as Schema)[word] === undefined ? [`${path}/${key}`] : [],
          )
    return [...own, ...lacking(below as Schema, word, keyword === 'properties' ? path : `${path}/${keyword}`)]
  })
}

describe('the published schemas', () => {
  const schemas = ['contract', 'policy'].map((name) => [name, JSON.parse(read(`schema/${name}.schema.json`))] as const)
  /** Members of a request are the API's own: its reference has examples of those that are seldom used. */
  const isOfRequest = (path: string): boolean => path.startsWith('/$defs/request/')

  it.each(schemas)('%s: every key has a title, a description and an example', (_, schema: Schema) => {
    expect(lacking(schema, 'title')).toEqual([])
    expect(lacking(schema, 'description')).toEqual([])
    expect(lacking(schema, 'examples').filter((path) => !isOfRequest(path))).toEqual([])
  })

  it('the members of requests and the presets are those that there are', () => {
    const [[, contract], [, policy]] = schemas as [readonly [string, Schema], readonly [string, Schema]]
    const defs = (schema: Schema) => schema.$defs as Record<string, { properties: Record<string, Schema> }>
    const members = Object.keys(defs(contract).request?.properties ?? {})
    const known = Object.values(REQUEST_MEMBERS)
      .flat()
      .filter((key) => key !== 'functions' && key !== 'function_call')
    expect(members.toSorted()).toEqual([...new Set(known)].toSorted())
    expect(defs(policy).provider?.properties.preset?.examples).toEqual([...PRESETS.keys()])
    expect(defs(policy).modelChoice?.properties.provider?.examples).toEqual([...PRESETS.keys()])
  })
})
