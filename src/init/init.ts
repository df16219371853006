import type { FilePort } from '../contract/files/port.ts'
import { contractFiles, uniqueNames } from '../import/contract-files.ts'
import type { Draft } from '../import/draft.ts'
import { type CallDraft, callDraft, exampleOf } from './call-draft.ts'
import { codeSchemas, schemaFiles } from './found-schemas.ts'
import { type FoundModel, modelsNamed } from './model-ids.ts'
import type { Repository } from './request-value.ts'
import { findCalls } from './source/find-calls.ts'
import { isPrompt } from './source/named-files.ts'
import { Names } from './source/names.ts'
import { repositoryFiles, type SourceFile } from './source/repository-files.ts'
import { policyText, type Retiring, workflowText } from './written-files.ts'

export interface InitRequest {
  readonly cwd: string
  /** A call as `FILE` or `FILE:LINE`; null: the first. */
  readonly from: string | null
  /** The model in production; null: as the source says. */
  readonly baseline: string | null
  readonly candidate: string | null
  readonly retiring: (model: string) => Retiring | null
}

export interface InitPlan {
  /** What was found, a line each. */
  readonly found: readonly string[]
  /** What is in the contract, and what had to be left, a line each. */
  readonly says: readonly string[]
  /** Relative to the repository, in the order in which they are written. */
  readonly files: readonly { readonly path: string; readonly text: string }[]
  readonly contract: string
  readonly model: string
  readonly candidate: string
  readonly retiring: Retiring | null
  /** Nothing of theirs was found: the contract is an example. */
  readonly isExample: boolean
}

const POLICY_FILE = 'modelgate.yaml'
const WORKFLOW_FILE = '.github/workflows/modelgate.yml'
/** What an example calls. */
const EXAMPLE_MODEL = 'gpt-4o-mini-2024-07-18'

/** Looks at a repository and says what would be written; null: it has no call where one was named. */
export function planInit(request: InitRequest, port: FilePort): InitPlan | null {
  const files = repositoryFiles(port, request.cwd)
  const repository: Repository = { files, names: new Names(files) }
  const calls = findCalls(files)
  const { from } = request
  const call =
    from === null ? calls[0] : calls.find(({ file, line }) => [file.path, `${file.path}:${line}`].includes(from))
  if (call === undefined && from !== null) return null
  const models = modelsNamed(files)
  const made: CallDraft = call ? callDraft(call, repository) : promptDraft(files)
  const model = request.baseline ?? made.model ?? models[0]?.model ?? EXAMPLE_MODEL
  const retiring = request.retiring(model)
  const candidate = request.candidate ?? retiring?.replacement ?? model
  const header = `Made by modelgate init; see docs/contracts.md. Write your own cases.`
  const [contract] = contractFiles([made.draft], header, uniqueNames())
  const written = (contract?.files ?? []).map(({ path, text }) => ({ path: `contracts/${path}`, text }))
  return {
    found: foundLines(
      files,
      models,
      calls.map(({ file, line, api }) => `${file.path}:${line} (${api})`),
    ),
    says: made.says,
    files: [
      ...written,
      { path: POLICY_FILE, text: policyText(model, candidate, retiring) },
      { path: WORKFLOW_FILE, text: workflowText() },
    ],
    contract: `contracts/${contract?.file ?? ''}`,
    model,
    candidate,
    retiring,
    isExample: made.draft === EXAMPLE,
  }
}

/** Without a call that is written out: the first prompt that lies in a file, and the only schema; else an example. */
function promptDraft(files: readonly SourceFile[]): CallDraft {
  const prompt = files.find((file) => isPrompt(file) && /(?:^|\/)prompts?\//.test(file.path))
  if (!prompt) return { draft: EXAMPLE, model: null, says: [] }
  const schemas = schemaFiles(files)
  const [schema] = schemas.length === 1 ? schemas : []
  const names = [...prompt.text.matchAll(/\{\{\s*([A-Za-z_][A-Za-z0-9_-]*)\s*\}\}/g)].map((found) => found[1] as string)
  const vars = Object.fromEntries([...new Set([...names, 'input'])].map((name) => [name, exampleOf(name)]))
  return {
    draft: {
      title: (prompt.path.split('/').at(-1) ?? '').replace(/\..*$/, ''),
      api: 'chat',
      request: {
        messages: [
          { role: 'system', content: { $file: `../${prompt.path}` } },
          { role: 'user', content: '{{input}}' },
        ],
      },
      ...(schema && { expect: { schema: `../${schema.path}` } }),
      cases: [{ id: 'example', vars }],
    },
    model: null,
    says: [`${prompt.path} is taken as the system message: no call is written out in TypeScript or Python`],
  }
}

const EXAMPLE: Draft = {
  title: 'example',
  description: 'An example: no call, prompt or schema was found. Paste the body that your production sends.',
  api: 'chat',
  request: {
    messages: [
      {
        role: 'system',
        content:
          'Label the message. category is billing: charges, refunds, invoices; technical: crashes, errors; other: anything else.',
      },
      { role: 'user', content: '{{ticket}}' },
    ],
    temperature: 0,
    response_format: 'json_schema',
  },
  expect: {
    schema: {
      type: 'object',
      required: ['category'],
      additionalProperties: false,
      properties: { category: { enum: ['billing', 'technical', 'other'] } },
    },
  },
  cases: [
    { id: 'refund', vars: { ticket: 'Where is my refund?' }, expect: { match: { category: 'billing' } } },
    { id: 'crash', vars: { ticket: 'The app crashes on start.' }, expect: { match: { category: 'technical' } } },
  ],
}

/** Most of each kind that are named one by one. */
const MOST_NAMED = 5

function foundLines(
  files: readonly SourceFile[],
  models: readonly FoundModel[],
  calls: readonly string[],
): readonly string[] {
  const ids = [...new Map(models.map((one) => [one.model, one])).values()]
  return [
    ...listed('calls', calls),
    ...listed(
      'models',
      ids.map(({ model, file, line }) => `${model} (${file}:${line})`),
    ),
    ...listed(
      'schemas',
      schemaFiles(files).map(({ path }) => path),
    ),
    ...listed(
      'schemas in code, which is not run',
      codeSchemas(files).map(({ name, by, file, line }) => `${name} (${by}, ${file}:${line})`),
    ),
    ...listed(
      'prompts',
      files.filter((file) => isPrompt(file) && /(?:^|\/)prompts?\//.test(file.path)).map(({ path }) => path),
    ),
  ]
}

function listed(title: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return []
  const more = items.length > MOST_NAMED ? `, and ${items.length - MOST_NAMED} more` : ''
  return [`${title}: ${items.slice(0, MOST_NAMED).join(', ')}${more}`]
}
