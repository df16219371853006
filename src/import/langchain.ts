import { isObject, type JsonArray, type JsonObject, type JsonValue } from '../json/value.ts'
import { caseId, uniqueIds } from './case-ids.ts'
import { expectOf } from './chat-rows.ts'
import type { ImportContext } from './context.ts'
import type { DraftCase } from './draft.ts'
import type { ImportFormat } from './import-format.ts'
import { draftsOfCalls } from './logs/draft-of-calls.ts'
import { messagesIn, parametersIn, toolsIn } from './logs/recorded-call.ts'
import type { ForeignRow } from './source/document.ts'
import type { FileLine } from './source/places.ts'

/** A prompt of LangChain as it is exported (`dumps`, LangChain Hub). */
export const langchainPrompt: ImportFormat = {
  name: 'LangChain prompt',
  recognises: ({ root }) => root.lc !== undefined && Array.isArray(root.id),
  read: ({ file, root }, context) => {
    const top = { file: file.shown, line: 1 }
    const names = new Set<string>()
    const found = templatesIn(root, (what, why) => context.log.leftOut(what, why, top))
    const messages = found.flatMap(({ role, template, format, partial }) => {
      const content = converted(template, format, names, context, top)
      return content === null ? [] : [{ role, content: withValues(content, partial, names) }]
    })
    if (messages.length === 0) {
      context.log.leftOut('no messages', 'the manifest holds no prompt template', top)
      return { drafts: [], cases: 0 }
    }
    context.log.carried('message', top, messages.length)
    context.log.leftOut('no cases', 'a prompt alone asks nothing; the contract says where cases belong', top)
    const vars = Object.fromEntries([...names].map((name) => [name, { $todo: `a value of ${name}` }]))
    const title = (file.realPath.split('/').at(-1) ?? '').replace(/\.\w+$/, '')
    const cases = [{ id: 'to-do', ...(names.size > 0 && { vars }) }]
    return { drafts: [{ title, api: 'chat', request: { messages }, cases, placeholder: true }], cases: 0 }
  },
}

interface Template {
  readonly role: string
  readonly template: string
  readonly format: string
  /** Values that the prompt brings itself. */
  readonly partial: JsonObject
}

type LeaveOut = (what: string, why: string) => void

const ROLES: Readonly<Record<string, string>> = { System: 'system', Human: 'user', AI: 'assistant' }

function templatesIn(value: JsonValue, leaveOut: LeaveOut, role = 'user'): readonly Template[] {
  if (Array.isArray(value)) return (value as JsonArray).flatMap((one) => templatesIn(one, leaveOut, role))
  if (!isObject(value)) return []
  const name = Array.isArray(value.id) ? String((value.id as JsonArray).at(-1)) : ''
  const kwargs = isObject(value.kwargs) ? value.kwargs : value
  const said = typeof kwargs.role === 'string' && name.startsWith('ChatMessage') ? kwargs.role : null
  const messageRole = said ?? ROLES[/^(System|Human|AI)Message/.exec(name)?.[1] ?? ''] ?? role
  if (name === 'MessagesPlaceholder') {
    leaveOut(`messages placeholder ${String(kwargs.variable_name)}`, 'the program inserts messages there')
    return []
  }
  if (/^(FewShot|Image|Dict|Pipeline)/.test(name)) {
    leaveOut(`a part of the prompt: ${name}`, 'its content is computed, or no text')
    return []
  }
  if (typeof kwargs.template === 'string')
    return [
      {
        role: messageRole,
        template: kwargs.template,
        format: typeof kwargs.template_format === 'string' ? kwargs.template_format : 'f-string',
        partial: isObject(kwargs.partial_variables) ? kwargs.partial_variables : {},
      },
    ]
  if (/^(System|Human|AI)Message$/.test(name) && typeof kwargs.content === 'string')
    return [{ role: messageRole, template: kwargs.content, format: 'text', partial: {} }]
  const inner = kwargs.messages ?? kwargs.prompt ?? kwargs.first
  if (inner === undefined) leaveOut(`a part of the prompt: ${name || 'without a name'}`, 'it holds no template')
  return inner === undefined ? [] : templatesIn(inner, leaveOut, messageRole)
}

/** A template with what the prompt brings itself. */
function withValues(template: string, partial: JsonObject, names: Set<string>): string {
  let text = template
  for (const [name, value] of Object.entries(partial)) {
    if (typeof value === 'object' || !names.delete(name)) continue
    text = text.replaceAll(`{{${name}}}`, String(value).replaceAll('{{', '\\{{'))
  }
  return text
}

/** `{x}` of an f-string, `{{x}}` of mustache; a doubled brace of an f-string is one brace. */
function converted(
  template: string,
  format: string,
  names: Set<string>,
  { log }: ImportContext,
  place: FileLine,
): string | null {
  if (format === 'text') return template.replaceAll('{{', '\\{{')
  if (format === 'jinja2' || (format === 'mustache' && /\{\{[#^/>!{&]/.test(template))) {
    log.leftOut(`a ${format} template`, 'logic of templates is not carried', place)
    return null
  }
  if (format === 'mustache') {
    return template.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, path: string) => {
      const name = path.replace(/[^A-Za-z0-9_]+/g, '_')
      if (name !== path) log.changed(`variable ${path}`, `written as ${name}`, place)
      names.add(name)
      return `{{${name}}}`
    })
  }
  if (/\{\{|\}\}/.test(template))
    log.changed(
      'f-string escapes: {{ in LangChain is a literal {, in modelgate a variable',
      'written as one brace',
      place,
    )
  const written = /\{\{|\}\}|\{([A-Za-z_]\w*)(![rsa])?(:[^{}]*)?\}/g
  return template.replace(written, (found, name?: string, conversion?: string, format?: string) => {
    if (name === undefined) return found === '{{' ? '{' : '}'
    if (conversion !== undefined || format !== undefined)
      log.changed(`the form of ${found}`, 'the value is inserted as it is', place)
    names.add(name)
    return `{{${name}}}`
  })
}

/** LangSmith: examples of a dataset (`inputs`, `outputs`), and exported runs of models. */
export const langsmith: ImportFormat = {
  name: 'LangSmith export',
  recognises: ({ rows }) => rows.length > 0 && rows.every(({ value }) => isObject(value.inputs)),
  read: ({ file, rows }, context) => {
    const isRuns = rows.some(({ value }) => value.run_type !== undefined)
    if (isRuns) {
      const calls = rows.flatMap(({ value, place }) => {
        const inputs = value.inputs as JsonObject
        const messages =
          value.run_type === 'llm' || value.run_type === 'chat_model'
            ? messagesIn(inputs.messages ?? inputs.input)
            : null
        if (messages === null) {
          context.log.leftOut(
            `a run of type ${String(value.run_type)}`,
            'only calls of models with messages are carried',
            place,
          )
          return []
        }
        const extra =
          isObject(value.extra) && isObject(value.extra.invocation_params) ? value.extra.invocation_params : {}
        return [{ messages, tools: toolsIn(extra.tools), parameters: parametersIn(extra), place }]
      })
      return draftsOfCalls(file, calls, context)
    }
    const unique = uniqueIds()
    const hasChat = rows.every(({ value }) => messagesIn((value.inputs as JsonObject).messages ?? null) !== null)
    const cases = rows.map((row, index) => exampleOf(row, index, hasChat, unique, context))
    const title = (file.realPath.split('/').at(-1) ?? '').replace(/\.\w+$/, '')
    if (!hasChat)
      context.log.leftOut('no prompt', 'a dataset holds inputs alone; the contract says where the prompt belongs', {
        file: file.shown,
        line: 1,
      })
    const messages: JsonValue = hasChat ? '{{messages}}' : { $todo: 'the prompt that these inputs go into' }
    return { drafts: [{ title, api: 'chat', request: { messages }, cases }], cases: cases.length }
  },
}

const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/

function exampleOf(
  { value, place }: ForeignRow,
  index: number,
  hasChat: boolean,
  unique: (id: string) => string,
  { log }: ImportContext,
): DraftCase {
  const inputs = value.inputs as JsonObject
  log.carried('case', place)
  for (const key of Object.keys(value))
    if (!['inputs', 'outputs', 'id', 'reference_outputs'].includes(key))
      log.leftOut(`example.${key}`, 'it is not sent to the model', place)
  const unnamed = Object.keys(inputs).filter((key) => !NAME.test(key))
  if (!hasChat && unnamed.length > 0)
    log.leftOut(`inputs ${unnamed.join(', ')}`, 'no template can hold the name', place)
  const named = Object.entries(inputs).filter(([key]) => NAME.test(key))
  const vars = hasChat ? { messages: messagesIn(inputs.messages) as JsonArray } : Object.fromEntries(named)
  const expect = referenceOf(value.outputs ?? value.reference_outputs)
  return {
    id: unique(caseId(typeof value.id === 'string' ? value.id : '', `example-${index + 1}`)),
    vars,
    ...(expect && { expect }),
  }
}

/** A reference answer: a message, one text, or members that must come back. */
function referenceOf(outputs: JsonValue | undefined): JsonObject | undefined {
  if (!isObject(outputs)) return undefined
  const said = outputs.messages ?? (outputs.message === undefined ? null : [outputs.message])
  const message = messagesIn(said)?.at(-1)
  if (isObject(message)) return expectOf(message)
  const entries = Object.entries(outputs)
  const [only] = entries
  if (entries.length === 1 && typeof only?.[1] === 'string') return { text: only[1] }
  return entries.length === 0 ? undefined : { parser: 'strict', match: { $literal: outputs } }
}
