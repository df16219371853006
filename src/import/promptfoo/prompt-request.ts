import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../../json/value.ts'
import { renderNodes } from '../nunjucks/render.ts'
import { surveyOf } from '../nunjucks/survey.ts'
import { parseTemplate, type TemplateNode } from '../nunjucks/template.ts'
import { textOf } from '../nunjucks/text-of.ts'
import type { Case, Config } from './config.ts'
import { chatOf, type Prompt } from './prompts.ts'

/** The part of a request that the prompt makes, and what each case brings to it. */
export interface PromptRequest {
  readonly request: JsonObject
  /** The variables of a case that the request still holds. */
  readonly varsOf: (one: Case) => JsonObject
  /** Names that the prompt reads, by whatever way. */
  readonly uses: ReadonlySet<string>
}

/**
 * A prompt as a request with its cases' variables. A template of plain variables stays one. Anything else that is pure
 * (filters, loops, conditions) is computed for each case, so that the case holds what is sent. What would need code or
 * the environment is left to do.
 */
export function promptRequest(
  config: Config,
  prompt: Prompt,
  cases: readonly Case[],
  api: 'chat' | 'responses',
): PromptRequest {
  const key = api === 'chat' ? 'messages' : 'input'
  if ('todo' in prompt.content) return todo(key, prompt.content.todo)
  const { text } = prompt.content
  const uses = new Set<string>()
  const chat = chatOf(text)
  const strings = chat === null ? [text] : stringsIn(chat)
  const isPlain = strings.map((one) => surveyed(config, prompt, one, uses))
  if (isPlain.includes('unknown'))
    return todo(key, `the prompt ${prompt.label ?? ''}, whose template needs code`.replace('  ', ' '), uses)
  noteMissing(config, prompt, cases, uses)
  const isJson = chat === null && /^(?:\[|\{(?![{%#]))/.test(text.trim())
  if (isPlain.includes('computed') || isJson) return computed(config, prompt, cases, key, uses, chat)
  const native = mapStrings(chat ?? text, nativeText)
  const value = chat === null ? (api === 'chat' ? [{ role: 'user', content: native }] : native) : native
  return { request: { [key]: value }, uses, varsOf: (one) => pick(one.vars, uses) }
}

const todo = (key: string, text: string, uses: ReadonlySet<string> = new Set()): PromptRequest => ({
  request: { [key]: { $todo: text } },
  uses,
  varsOf: (one) =>
    Object.fromEntries(
      Object.entries(one.vars)
        .filter(([name]) => NAME.test(name))
        .map(([name, value]) => [name, asText(value)]),
    ),
})

const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/

/** A value as promptfoo inserts it, always a text; what is still to do stays so. */
export const asText = (value: JsonValue): JsonValue =>
  isObject(value) && Object.hasOwn(value, '$todo') ? value : textOf(value)

const pick = (vars: JsonObject, names: ReadonlySet<string>): JsonObject =>
  Object.fromEntries(
    [...names].map((name) => [name, asText(Object.hasOwn(vars, name) ? (vars[name] as JsonValue) : '')]),
  )

type Kind = 'plain' | 'computed' | 'unknown'

/** Of what kind a text's template is; what is special about it is told once. */
function surveyed(config: Config, prompt: Prompt, text: string, uses: Set<string>): Kind {
  if (!/\{[{%#]/.test(text)) return 'plain'
  const template = parseTemplate(text)
  const leaveOut = (what: string, why: string): Kind => {
    config.log.leftOut(what, why, prompt.place)
    return 'unknown'
  }
  if (!template.ok)
    return leaveOut(`nunjucks: ${template.found}`, 'it is not of the part that is pure; the prompt is left to do')
  const survey = surveyOf(template)
  if (survey.names.has('env'))
    return leaveOut('environment template {{ env }}', 'a contract reads no environment; the prompt is left to do')
  if (survey.unknownFilters.length > 0)
    return leaveOut(
      `nunjucks filter ${survey.unknownFilters.join(', ')}`,
      'a filter of its own is code; the prompt is left to do',
    )
  for (const name of survey.names) uses.add(name)
  for (const name of survey.filters)
    config.log.changed(`nunjucks filter ${name}`, 'computed for each case', prompt.place)
  if (template.logic) {
    config.log.changed('nunjucks logic {% %}', 'computed for each case', prompt.place)
    for (const name of survey.own)
      config.log.changed(`variables without a value: ${name}`, 'the template sets it itself', prompt.place)
  }
  if (survey.names.has('_conversation'))
    config.log.leftOut('_conversation', 'earlier answers are not known; each case stands for itself', prompt.place)
  return survey.plain && !survey.names.has('_conversation') && !/\\\{\{/.test(text) ? 'plain' : 'computed'
}

function noteMissing(config: Config, prompt: Prompt, cases: readonly Case[], uses: ReadonlySet<string>): void {
  const missing = [...uses].filter(
    (name) => name !== '_conversation' && cases.some(({ vars }) => !Object.hasOwn(vars, name)),
  )
  if (missing.length > 0)
    config.log.changed(
      `variables without a value: ${missing.join(', ')}`,
      'inserted as nothing where a test gives none, as promptfoo does',
      prompt.place,
    )
}

/** What is sent, computed for each case. */
function computed(
  config: Config,
  prompt: Prompt,
  cases: readonly Case[],
  key: 'messages' | 'input',
  uses: ReadonlySet<string>,
  chat: JsonValue | null,
): PromptRequest {
  const text = (prompt.content as { readonly text: string }).text
  const cache = new Map<Case, JsonValue>()
  for (const one of cases) {
    const vars = { _conversation: [], ...one.vars }
    const whole = chat === null ? render(text, vars) : mapStrings(chat, (part) => render(part, vars) ?? '')
    if (whole === null) {
      config.log.leftOut(`the prompt of ${one.id}`, 'it grows past all bounds', one.place)
      cache.set(one, '')
    } else cache.set(one, typeof whole === 'string' ? (chatOf(whole) ?? whole) : whole)
  }
  const isText = [...cache.values()].every((value) => typeof value === 'string')
  if (isText && key === 'messages')
    return {
      request: { messages: [{ role: 'user', content: '{{prompt}}' }] },
      uses,
      varsOf: (one) => ({ prompt: cache.get(one) ?? '' }),
    }
  const asValue = (value: JsonValue): JsonValue =>
    typeof value === 'string' && key === 'messages' ? [{ role: 'user', content: value }] : value
  return { request: { [key]: `{{${key}}}` }, uses, varsOf: (one) => ({ [key]: asValue(cache.get(one) ?? '') }) }
}

export function render(text: string, vars: JsonObject): string | null {
  const template = parseTemplate(text)
  return template.ok ? renderNodes(template.nodes, vars) : text
}

/** A plain template as a contract writes it. */
export function nativeText(text: string): string {
  if (!/\{[{%#]/.test(text)) return text
  const template = parseTemplate(text)
  return template.ok ? template.nodes.map(nativeNode).join('') : text
}

const nativeNode = (node: TemplateNode): string => {
  if (node.kind === 'text') return node.text.replaceAll('{{', '\\{{')
  return node.kind === 'output' && node.of.kind === 'name' ? `{{${node.of.name}}}` : ''
}

export function stringsIn(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return (value as JsonArray).flatMap(stringsIn)
  return isObject(value) ? Object.values(value).flatMap(stringsIn) : []
}

export function mapStrings(value: JsonValue, change: (text: string) => string): JsonValue {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return (value as JsonArray).map((one) => mapStrings(one, change))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapStrings(member, change)]))
}
