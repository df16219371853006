import { requestSchema } from '../../contract/response-format.ts'
import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Draft, DraftCase, Imported } from '../draft.ts'
import { expectOf } from './assertions.ts'
import { readCases } from './cases.ts'
import { type Case, type Config, lineOf } from './config.ts'
import { noteDifferences, parametersOf } from './parameters.ts'
import { promptRequest } from './prompt-request.ts'
import { type Prompt, readPrompts } from './prompts.ts'
import { apiOf, type Provider, readProviders } from './providers.ts'
import type { AnswerShape } from './subject.ts'
import { parameterTemplates } from './tool-templates.ts'

const READ = [
  '$schema',
  'description',
  'prompts',
  'providers',
  'targets',
  'tests',
  'scenarios',
  'defaultTest',
  'assertionTemplates',
  'evaluateOptions',
]

const LEFT_OUT: Readonly<Record<string, string>> = {
  derivedMetrics: 'a contract has no scores',
  env: 'a contract reads no environment',
  extensions: 'code is not run',
  nunjucksFilters: 'code is not run',
  redteam: 'its tests are made by models',
  transform: 'code is not run',
}

/** A config as contracts, one for each of its prompts. */
export function readConfig(config: Config): Imported {
  for (const key of Object.keys(config.root))
    if (!READ.includes(key)) {
      const why = LEFT_OUT[key] ?? 'it is of the run or the report, not of a contract'
      config.log.leftOut(key, why, lineOf(config, config.root, key))
    }
  const cases = readCases(config)
  const providers = readProviders(config)
  const prompts = readPrompts(config)
  const asked: readonly Prompt[] = prompts.length > 0 ? prompts : [noPrompt(config)]
  const toolNames = new Set<string>()
  const drafts = asked.flatMap((prompt) => {
    const own = cases.filter(({ prompts: named }) => named === null || isAsked(prompt, named))
    return own.length === 0 ? noCases(config, prompt, cases) : [draftOf(config, prompt, providers, own, toolNames)]
  })
  noteUnused(config, asked, cases, toolNames)
  return { drafts, cases: cases.length }
}

function noPrompt(config: Config): Prompt {
  config.log.leftOut('no prompt', 'the config names none; the contract says where it belongs', {
    file: config.file.shown,
    line: 1,
  })
  return {
    label: null,
    content: { todo: 'the prompt, which the imported file does not hold' },
    config: {},
    place: { file: config.file.shown, line: 1 },
  }
}

/** @param toolNames hears of the variables that tools read */
function draftOf(
  config: Config,
  prompt: Prompt,
  providers: readonly Provider[],
  cases: readonly Case[],
  toolNames: Set<string>,
): Draft {
  const allowed = providers.filter(({ prompts }) => prompts === null || isAsked(prompt, prompts))
  const [first, ...others] = [...allowed.filter(({ custom }) => !custom), ...allowed.filter(({ custom }) => custom)]
  const api = apiOf(first)
  const parameters = parametersOf(config, first, prompt.config)
  const bare = first && parametersOf({ ...config, log: SILENT }, first, {})
  if (first && bare) for (const other of others) noteDifferences(config, bare, first, other)
  const made = promptRequest(config, prompt, cases, api)
  const templates = parameterTemplates(config, parameters, made.uses, first?.place ?? prompt.place)
  const request = { ...made.request, ...templates.request }
  for (const name of templates.uses) toolNames.add(name)
  const shape = shapeOf({ ...request, ...(parameters.tools && { tools: parameters.tools }) }, first)
  const repeat = isObject(config.root.evaluateOptions) ? config.root.evaluateOptions.repeat : undefined
  const thresholds = thresholdsOf(config, cases)
  config.log.carried('prompt', prompt.place)
  const { description } = config.root
  return {
    title: [typeof description === 'string' ? description : folderName(config), prompt.label]
      .filter((one) => one)
      .join(' '),
    ...(typeof description === 'string' && { description }),
    api,
    request,
    cases: cases.map((one) => draftCase(config, one, { ...made.varsOf(one), ...templates.varsOf(one) }, shape)),
    ...(typeof repeat === 'number' && repeat > 1 && { samples: Math.min(1000, Math.trunc(repeat)) }),
    ...(thresholds && { thresholds }),
  }
}

const SILENT = { carried: () => {}, changed: () => {}, leftOut: () => {} }

/** Labels and ids, whole or as a group; a prompt without a label is called as it reads (promptfoo 0.123, `isAllowedPrompt`). */
function isAsked({ label, id, content }: Prompt, prompts: readonly string[]): boolean {
  const names = [label ?? ('text' in content ? content.text : null), id].filter((one) => typeof one === 'string')
  return names.some((own) => prompts.some((one) => one === own || own.startsWith(`${one.replace(/:\*$/, '')}:`)))
}

function noCases(config: Config, prompt: Prompt, cases: readonly Case[]): readonly Draft[] {
  if (cases.length > 0)
    config.log.leftOut(`prompt ${prompt.label ?? prompt.id ?? ''}`, 'every test names other prompts', prompt.place)
  return []
}

function draftCase(config: Config, one: Case, vars: JsonObject, shape: AnswerShape): DraftCase {
  const expect = expectOf(config, one, shape)
  config.log.carried('case', one.place)
  return { id: one.id, ...(Object.keys(vars).length > 0 && { vars }), ...(expect && { expect }) }
}

function shapeOf(request: JsonObject, provider: Provider | undefined): AnswerShape {
  const tools = Array.isArray(request.tools) ? (request.tools as JsonArray) : []
  const names = tools.map((tool): JsonValue | undefined =>
    isObject(tool) ? (isObject(tool.function) ? tool.function.name : tool.name) : undefined,
  )
  const format = isObject(request.response_format) ? request.response_format.type : undefined
  const text = isObject(request.text) && isObject(request.text.format) ? request.text.format.type : undefined
  const type = format ?? text
  return {
    tools: names.filter((name): name is string => typeof name === 'string'),
    legacy: provider?.config.functions !== undefined,
    json: type === 'json_schema' || type === 'json_object',
    schema: requestSchema(request, 'response_format' in request ? 'chat' : 'responses')?.schema,
  }
}

/** Variables that only assertions read, or nothing does: a contract takes none that its request does not hold. */
function noteUnused(
  config: Config,
  prompts: readonly Prompt[],
  cases: readonly Case[],
  toolNames: ReadonlySet<string>,
): void {
  const texts = prompts.map(({ content }) => ('text' in content ? content.text : ''))
  if (prompts.some(({ content }) => 'todo' in content)) return
  const names = [...new Set(cases.flatMap(({ vars }) => Object.keys(vars)))]
  const unused = names.filter(
    (name) =>
      !toolNames.has(name) &&
      !texts.some((text) =>
        new RegExp(`(?<![\\w$])${name.replace(/[^\w]/g, '\\$&')}(?![\\w$])`).test(templateParts(text)),
      ),
  )
  if (unused.length === 0) return
  const holder = cases.find(({ vars }) => unused.some((name) => Object.hasOwn(vars, name)))
  config.log.leftOut(
    `variables no prompt uses: ${unused.sort().join(', ')}`,
    'assertions have their values already',
    holder?.place ?? lineOf(config, config.root, 'tests'),
  )
}

const templateParts = (text: string): string =>
  [...text.matchAll(/\{[{%]([\s\S]*?)[}%]\}/g)].map(([, inside]) => inside).join(' ')

const folderName = ({ file }: Config): string => file.realPath.split('/').at(-2) ?? 'imported'

/**
 * `latency` and `cost` of every test as thresholds of the contract. Where only some tests have one, or where they
 * differ, nothing is asked: a contract's bar holds for all its cases.
 */
function thresholdsOf(config: Config, cases: readonly Case[]): JsonObject | undefined {
  const latency = common(config, cases, 'latency')
  const cost = common(config, cases, 'cost')
  if (latency !== null)
    config.log.changed(
      `latency of ${latency.limit} ms`,
      'asked of the 95th percentile; theirs is asked of each call',
      latency.place,
    )
  if (cost !== null)
    config.log.changed(`cost of ${cost.limit}`, 'asked of the mean; theirs is asked of each call', cost.place)
  if (latency === null && cost === null) return undefined
  return {
    ...(latency !== null && { latency: { p95: `${latency.limit}ms` } }),
    ...(cost !== null && { cost_per_call: { mean: cost.limit } }),
  }
}

function common(config: Config, cases: readonly Case[], type: 'latency' | 'cost') {
  const found = cases.map(({ asserts }) => asserts.find(({ value }) => value.type === type))
  const limits = found.map((assert) => Number(assert?.value.threshold ?? assert?.value.value))
  const [first, place] = [limits[0], found.find((assert) => assert)?.place]
  if (place === undefined) return null
  if (first !== undefined && first > 0 && limits.every((limit) => limit === first)) return { limit: first, place }
  config.log.leftOut(`${type} of some tests`, 'a contract’s bar holds for all its cases, and these differ', place)
  return null
}
